package io.github.partnerflux.codegen;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes the generated sources of {@code core}. */
public final class Codegen {

    /** Where the sources are, from the root of the project. */
    static final Path SOURCES = Path.of("core/src/generated/java");

    private Codegen() {}

    public static void main(String[] args) throws IOException {
        Path root = Path.of(args[0], Types.CODECS.replace('.', '/')).normalize();
        Files.createDirectories(root);
        try (Stream<Path> files = Files.list(root)) {
            for (Path stale : files.toList()) {
                Files.delete(stale);
            }
        }
        for (Map.Entry<String, String> source : generate().entrySet()) {
            Files.writeString(Path.of(args[0]).resolve(source.getKey()), source.getValue());
        }
    }

    static Map<String, String> generate() {
        return new CodecGenerator(model(), overlay()).generate();
    }

    static JsonNode model() {
        return resource("partnercentral-account-model.json");
    }

    static JsonNode overlay() {
        return resource("overlay.json");
    }

    private static JsonNode resource(String name) {
        try (InputStream json = Codegen.class.getResourceAsStream(name)) {
            return JsonMapper.shared().readTree(json);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
