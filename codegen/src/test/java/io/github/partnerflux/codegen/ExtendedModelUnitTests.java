package io.github.partnerflux.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tests that additions to the service model need only new members of the model's types: the codecs are generated with them. */
class ExtendedModelUnitTests {

    private static final Path CORE = Path.of("../core/src/main/java");

    /** What codecs depend on. Not all of {@code core}, which has dependencies that this module lacks. */
    private static final List<String> PACKAGES = List.of(
            "io/github/partnerflux/model",
            "io/github/partnerflux/internal/constraint",
            "io/github/partnerflux/internal/json",
            "io/github/partnerflux/internal/service",
            "io/github/partnerflux/internal/text");

    /** The types of the model with what the tests add to it, in place of those of the client. */
    private static final Map<String, String> EXTENDED_TYPES = Map.of(
            Codegen.CORE + "/io/github/partnerflux/model/ConnectionSummary.java",
            """
            package io.github.partnerflux.model;

            public record ConnectionSummary(
                    String catalog, String id, String arn, String otherParticipantAccountId, java.time.Instant updatedAt,
                    java.util.Map<ConnectionType, ConnectionTypeSummary> connectionTypes, Long revision) {}
            """,
            Codegen.CORE + "/io/github/partnerflux/model/ConnectionTypeStatus.java",
            """
            package io.github.partnerflux.model;

            public record ConnectionTypeStatus(String value) {
                public static final ConnectionTypeStatus ACTIVE = new ConnectionTypeStatus("ACTIVE");
                public static final ConnectionTypeStatus CANCELED = new ConnectionTypeStatus("CANCELED");
                public static final ConnectionTypeStatus ON_HOLD = new ConnectionTypeStatus("on-hold");
            }
            """,
            Codegen.CORE + "/io/github/partnerflux/model/Participant.java",
            """
            package io.github.partnerflux.model;

            public sealed interface Participant {
                record PartnerProfile(String id, String name) implements Participant {}
                record SellerProfile(String id, String name) implements Participant {}
                record Account(String name) implements Participant {}
                record Reseller(String region) implements Participant {}
                record Unknown(String tag) implements Participant {}
            }
            """,
            "ReadAndWrite.java",
            """
            import io.github.partnerflux.internal.codec.ModelCodecs;
            import io.github.partnerflux.internal.json.CodecModule;
            import io.github.partnerflux.model.*;
            import tools.jackson.databind.json.JsonMapper;

            public class ReadAndWrite implements java.util.function.UnaryOperator<String> {
                public String apply(String json) {
                    JsonMapper mapper = JsonMapper.builder().addModule(new CodecModule(ModelCodecs::of)).build();
                    ConnectionSummary connection = mapper.readValue(json, ConnectionSummary.class);
                    ConnectionTypeSummary type = connection.connectionTypes().get(ConnectionType.SUBSIDIARY);
                    return connection.revision() + " " + (type.status() == ConnectionTypeStatus.ON_HOLD) + " "
                            + type.otherParticipant() + " " + mapper.writeValueAsString(connection);
                }
            }
            """);

    @Test
    void readsAndWritesWhatTheModelAdds(@TempDir Path classes) throws Exception {
        ObjectNode model = (ObjectNode) Codegen.model();
        ObjectNode shapes = (ObjectNode) model.get("shapes");
        addMember(shapes, "ConnectionSummary", "Revision", "Revision");
        ((ArrayNode) shapes.at("/ConnectionTypeStatus/enum")).add("on-hold");
        addMember(shapes, "Participant", "Reseller", "ResellerSummary");
        shapes.putObject("ResellerSummary").put("type", "structure").putObject("members");
        addMember(shapes, "ResellerSummary", "Region", "String");
        ObjectNode overlay = (ObjectNode) Codegen.overlay();
        ((ObjectNode) overlay.get("types")).put("ResellerSummary", "Participant.Reseller");

        List<Documentation.Text> texts = new ArrayList<>(Codegen.documentation());
        texts.add(new Documentation.Text("ConnectionSummary", "Revision", "The revision.", ""));
        texts.add(new Documentation.Text("ConnectionTypeStatus", "on-hold", "The connection is on hold.", ""));
        texts.add(new Documentation.Text("Participant", "Reseller", "The reseller.", ""));
        texts.add(new Documentation.Text("ResellerSummary", "", "A reseller.", ""));
        texts.add(new Documentation.Text("ResellerSummary", "Region", "The region of the reseller.", ""));

        compile(new Generator(model, Codegen.paginators(), overlay, texts).generate(), classes);

        String json = "{'Catalog':'AWS','Id':'pac-1','Arn':'arn','OtherParticipantAccountId':'1',"
                + "'UpdatedAt':'2026-01-02T03:04:05Z','ConnectionTypes':{'SUBSIDIARY':{'Status':'on-hold',"
                + "'OtherParticipant':{'Reseller':{'Region':'EMEA'}}}},'Revision':5000000000}";
        assertThat(readAndWrite(json.replace('\'', '"'), classes))
                .isEqualTo("5000000000 true Reseller[region=EMEA] " + json.replace('\'', '"'));
    }

    @Test
    void rejectsARecursiveModel() {
        ObjectNode model = (ObjectNode) Codegen.model();
        addMember((ObjectNode) model.get("shapes"), "ConnectionTypeSummary", "Parent", "ConnectionSummary");

        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new Generator(model, Codegen.paginators(), Codegen.overlay(), Codegen.documentation()))
                .withMessageContaining("ConnectionTypeSummary");
    }

    @Test
    void rejectsAModelWithoutDocumentation() {
        ObjectNode model = (ObjectNode) Codegen.model();
        addMember((ObjectNode) model.get("shapes"), "ConnectionSummary", "Revision", "Revision");

        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new Generator(model, Codegen.paginators(), Codegen.overlay(), Codegen.documentation()))
                .withMessage("no text describes ConnectionSummary.Revision");
    }

    @Test
    void rejectsDocumentationOfWhatTheModelLacks() {
        List<Documentation.Text> texts = new ArrayList<>(Codegen.documentation());
        texts.add(new Documentation.Text("ListConnectionsRequest", "SortBy", "The order.", ""));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Generator(Codegen.model(), Codegen.paginators(), Codegen.overlay(), texts))
                .withMessage("the service model does not define ListConnectionsRequest.SortBy");
    }

    private static void addMember(JsonNode shapes, String structure, String name, String shape) {
        ((ObjectNode) shapes.get(structure).get("members")).putObject(name).put("shape", shape);
    }

    /** Compiles with the sources of {@code core}, as the generator does not depend on its classes. */
    private static void compile(Map<String, String> codecs, Path classes) throws IOException {
        Map<String, String> sources = new HashMap<>(codecs);
        for (String name : PACKAGES) {
            try (Stream<Path> files = Files.list(CORE.resolve(name))) {
                for (Path file : files.toList()) {
                    sources.put(Codegen.CORE + "/" + name + "/" + file.getFileName(), Files.readString(file));
                }
            }
        }
        sources.putAll(EXTENDED_TYPES);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<JavaFileObject> units = new ArrayList<>();
        sources.forEach((path, source) -> units.add(source(path, source)));
        List<String> options =
                List.of("-d", classes.toString(), "-classpath", System.getProperty("java.class.path"), "-proc:none");
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            assertThat(compiler.getTask(null, files, null, options, null, units).call())
                    .isTrue();
        }
    }

    private static JavaFileObject source(String path, String source) {
        return new SimpleJavaFileObject(URI.create("string:///" + path), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
    }

    @SuppressWarnings("unchecked")
    private static String readAndWrite(String json, Path classes) throws Exception {
        List<URL> urls = new ArrayList<>();
        urls.add(classes.toUri().toURL());
        for (String entry : Arrays.asList(System.getProperty("java.class.path").split(File.pathSeparator))) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        try (URLClassLoader loader =
                new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            UnaryOperator<String> readAndWrite = (UnaryOperator<String>)
                    loader.loadClass("ReadAndWrite").getDeclaredConstructor().newInstance();
            return readAndWrite.apply(json);
        }
    }
}
