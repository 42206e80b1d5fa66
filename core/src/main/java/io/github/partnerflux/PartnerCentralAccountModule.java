// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import io.github.partnerflux.internal.codec.ModelCodecs;
import io.github.partnerflux.internal.json.CodecModule;
import tools.jackson.core.Version;
import tools.jackson.databind.JacksonModule;

/**
 * A Jackson module that reads and writes the types of {@link io.github.partnerflux.model} with the codecs of the client.
 *
 * <pre>{@code
 * JsonMapper mapper = JsonMapper.builder()
 *         .addModule(new PartnerCentralAccountModule())
 *         .build();
 * String json = mapper.writeValueAsString(connection);
 * ConnectionSummary same = mapper.readValue(json, ConnectionSummary.class);
 * }</pre>
 *
 * <p>Without the module, a mapper reads and writes the same JSON by the annotations of the types. With it, that is faster,
 * needs no reflection, and does not depend on the configuration of the mapper, such as a naming strategy. Values are read
 * as leniently as the client reads responses, but a value of the wrong type, a duplicate member, or a text of more than
 * 64 KiB is an error. A request whose members violate the service model is an error as well.
 *
 * <p>Spring Boot 4 registers a bean of this type with its mapper.
 */
public final class PartnerCentralAccountModule extends JacksonModule {

    private final CodecModule codecs = new CodecModule(ModelCodecs::of);

    /** Creates a module. */
    public PartnerCentralAccountModule() {}

    /**
     * Returns the name of this module.
     *
     * @return the class name
     */
    @Override
    public String getModuleName() {
        return PartnerCentralAccountModule.class.getName();
    }

    /**
     * Returns the version for Jackson, which is unknown.
     *
     * @return {@link Version#unknownVersion()}
     */
    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    /**
     * Registers the codecs. Called by Jackson.
     *
     * @param context the mapper's configuration
     */
    @Override
    public void setupModule(SetupContext context) {
        codecs.setupModule(context);
    }
}
