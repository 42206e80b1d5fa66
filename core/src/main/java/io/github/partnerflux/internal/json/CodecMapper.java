// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.json;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The client's mapper, which reads and writes types with codecs as AWS JSON 1.0, and no others: it finds no modules and
 * reads no annotations, so that it starts fast.
 */
public final class CodecMapper {

    private final JsonMapper mapper;

    /**
     * Creates a mapper.
     *
     * @param codecs returns the codec of a type, or {@code null} if it has none
     */
    public CodecMapper(Function<Class<?>, @Nullable Codec<?>> codecs) {
        this.mapper = JsonMapper.builder(JsonFactories.SHARED)
                .annotationIntrospector(AnnotationIntrospector.nopInstance())
                .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .addModule(new CodecModule(codecs))
                .build();
    }

    /**
     * Creates the reader for the output of an operation, which throws a {@link ForeignObjectException} for other JSON.
     */
    public <T> ShapeReader<T> outputReader(Class<T> type) {
        return new ShapeReader<>(mapper.readerFor(type).withAttribute(CodecDeserializer.REJECTS_FOREIGN, true));
    }

    public <T> ShapeWriter<T> writer(Class<T> type) {
        return new ShapeWriter<>(mapper.writerFor(type));
    }
}
