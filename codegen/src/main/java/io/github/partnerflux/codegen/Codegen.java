// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.codegen;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/** Writes the generated sources. */
public final class Codegen {

    /** Where the generated sources of {@code core} are, from the root of the project. */
    static final String CORE = "core/src/generated/java";

    /** Where those of the client with futures are. */
    static final String FUTURES = "reactor-adapter/completable-future/src/generated/java";

    /** Where those of the client with coroutines are. */
    static final String KOTLIN = "reactor-adapter/kotlin/src/generated/kotlin";

    /** The directories of which all files are generated. */
    static final List<String> ROOTS = List.of(CORE, FUTURES, KOTLIN);

    private Codegen() {}

    /**
     * Writes the sources.
     *
     * @param args the root of the project
     */
    public static void main(String[] args) throws IOException {
        Path project = Path.of(args[0]).normalize();
        Map<String, String> sources = generator().generate();
        for (String root : ROOTS) {
            deleteFiles(project.resolve(root));
        }
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path path = project.resolve(source.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, source.getValue());
        }
    }

    static Generator generator() {
        return new Generator(model(), paginators(), overlay(), documentation());
    }

    static JsonNode model() {
        return json("partnercentral-account-model.json");
    }

    static JsonNode paginators() {
        return json("paginators.json");
    }

    static JsonNode overlay() {
        return json("overlay.json");
    }

    static List<Documentation.Text> documentation() {
        try (InputStream csv = resource("documentation.csv");
                MappingIterator<Documentation.Text> texts = new CsvMapper()
                        .readerFor(Documentation.Text.class)
                        .with(CsvSchema.emptySchema().withHeader())
                        .readValues(csv)) {
            return texts.readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(String name) {
        try (InputStream json = resource(name)) {
            return JsonMapper.shared().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream resource(String name) {
        return Codegen.class.getResourceAsStream(name);
    }

    private static void deleteFiles(Path root) throws IOException {
        if (Files.exists(root)) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
