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
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tests that the types and codecs for an extended service model are generated without further changes, and compile. */
class ExtendedModelUnitTests {

    private static final Path CORE = Path.of("../core/src/main/java");

    /** What the types and codecs depend on. Not all of {@code core}, which has dependencies that this module lacks. */
    private static final List<String> PACKAGES = List.of(
            "io/github/partnerflux/model",
            "io/github/partnerflux/internal/constraint",
            "io/github/partnerflux/internal/json",
            "io/github/partnerflux/internal/service",
            "io/github/partnerflux/internal/text");

    private static final String PROGRAM = """
            import io.github.partnerflux.internal.codec.ModelCodecs;
            import io.github.partnerflux.internal.json.CodecModule;
            import io.github.partnerflux.model.*;
            import tools.jackson.databind.json.JsonMapper;

            public class Program implements java.util.function.UnaryOperator<String> {
                private final JsonMapper mapper =
                        JsonMapper.builder().addModule(new CodecModule(ModelCodecs::of)).build();

                public String apply(String json) {
                    PauseConnectionResponse response = mapper.readValue(json, PauseConnectionResponse.class);
                    ConnectionSummary connection = response.connections().get(0);
                    ConnectionTypeSummary type = connection.connectionTypes().get(ConnectionType.SUBSIDIARY);
                    if (type.status() != ConnectionTypeStatus.ON_HOLD
                            || !(type.otherParticipant() instanceof Participant.Reseller)
                            || !json.equals(mapper.writeValueAsString(response))) {
                        return "unexpected: " + response;
                    }
                    PauseConnectionRequest.Builder request = PauseConnectionRequest.builder()
                            .revision(connection.revision())
                            .pause(pause -> pause.reason("budget").contacts("Ada"));
                    return mapper.writeValueAsString(request.build()) + request.build()
                            + failureOf(request.pause(pause -> pause.reason("?").contacts("Ada")))
                            + failureOf(request.revision(null));
                }

                private static String failureOf(PauseConnectionRequest.Builder request) {
                    try {
                        return "no failure of " + request.build();
                    } catch (IllegalArgumentException e) {
                        return "; " + e.getMessage();
                    }
                }
            }
            """;

    /** Adds an operation, with a structure that only requests contain, and a member, an enum value and a union member. */
    @Test
    void generatesWhatTheModelAdds(@TempDir Path classes) throws Exception {
        ObjectNode model = (ObjectNode) Codegen.model();
        List<Documentation.Text> texts = new ArrayList<>(Codegen.documentation());
        ObjectNode shapes = (ObjectNode) model.get("shapes");
        addMember("ConnectionSummary", "Revision", "Revision", shapes, texts);
        ((ArrayNode) shapes.at("/ConnectionTypeStatus/enum")).add("on-hold");
        texts.add(new Documentation.Text("ConnectionTypeStatus", "on-hold", "The connection is on hold.", ""));
        addStructure("ResellerSummary", shapes, texts);
        addMember("ResellerSummary", "Region", "String", shapes, texts);
        addMember("Participant", "Reseller", "ResellerSummary", shapes, texts);
        ObjectNode overlay = (ObjectNode) Codegen.overlay();
        ((ObjectNode) overlay.get("types")).put("ResellerSummary", "Participant.Reseller");

        ObjectNode operation = ((ObjectNode) model.get("operations")).putObject("PauseConnection");
        operation.putObject("input").put("shape", "PauseConnectionRequest");
        operation.putObject("output").put("shape", "PauseConnectionResponse");
        texts.add(new Documentation.Text("PauseConnection", "", "Pauses a connection.", ""));
        addStructure("PauseConnectionRequest", shapes, texts);
        addMember("PauseConnectionRequest", "Revision", "Revision", shapes, texts);
        ((ObjectNode) shapes.get("PauseConnectionRequest")).putArray("required").add("Revision");
        addMember("PauseConnectionRequest", "Pause", "Pause", shapes, texts);
        addStructure("Pause", shapes, texts);
        addMember("Pause", "Reason", "PauseReason", shapes, texts);
        shapes.putObject("PauseReason").put("type", "string").put("pattern", "\\w+");
        addMember("Pause", "Contacts", "ContactList", shapes, texts);
        shapes.putObject("ContactList").put("type", "list").putObject("member").put("shape", "LegalName");
        addStructure("PauseConnectionResponse", shapes, texts);
        addMember("PauseConnectionResponse", "Connections", "ConnectionSummaryList", shapes, texts);

        compile(new Generator(model, Codegen.paginators(), overlay, texts).generate(), classes);

        String json = "{'Connections':[{'Catalog':'AWS','Id':'pac-1','Arn':'arn','OtherParticipantAccountId':'1',"
                + "'UpdatedAt':'2026-01-02T03:04:05Z','ConnectionTypes':{'SUBSIDIARY':{'Status':'on-hold',"
                + "'OtherParticipant':{'Reseller':{'Region':'EMEA'}}}},'Revision':5000000000}]}";
        assertThat(run(json.replace('\'', '"'), classes)).isEqualTo("""
                        {"Revision":5000000000,"Pause":{"Reason":"budget","Contacts":["Ada"]}}\
                        PauseConnectionRequest[revision=5000000000, pause=Pause[reason=budget, contacts=***], \
                        overrideConfiguration=null]; \
                        Pause.Reason must match \\w+, but is "?"; Revision is required""");
    }

    @Test
    void rejectsARecursiveModel() {
        ObjectNode model = (ObjectNode) Codegen.model();
        List<Documentation.Text> texts = new ArrayList<>(Codegen.documentation());
        addMember("ConnectionTypeSummary", "Parent", "ConnectionSummary", (ObjectNode) model.get("shapes"), texts);

        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new Generator(model, Codegen.paginators(), Codegen.overlay(), Codegen.documentation()))
                .withMessageContaining("ConnectionTypeSummary");
    }

    @Test
    void rejectsAModelWithoutDocumentation() {
        ObjectNode model = (ObjectNode) Codegen.model();
        addMember("ConnectionSummary", "Revision", "Revision", (ObjectNode) model.get("shapes"), new ArrayList<>());

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

    @Test
    void rejectsAnInterfaceOfOutputsThatAreNotEqual() {
        ObjectNode model = (ObjectNode) Codegen.model();
        List<Documentation.Text> texts = new ArrayList<>(Codegen.documentation());
        addMember("StartVerificationResponse", "Revision", "Revision", (ObjectNode) model.get("shapes"), texts);
        Generator generator = new Generator(model, Codegen.paginators(), Codegen.overlay(), texts);

        assertThatIllegalArgumentException()
                .isThrownBy(generator::generate)
                .withMessageStartingWith(
                        "GetVerificationResponse and StartVerificationResponse have different members:");
    }

    private static void addStructure(String name, ObjectNode shapes, List<Documentation.Text> texts) {
        shapes.putObject(name).put("type", "structure").putObject("members");
        texts.add(new Documentation.Text(name, "", "A structure.", ""));
    }

    private static void addMember(
            String structure, String name, String shape, ObjectNode shapes, List<Documentation.Text> texts) {
        ((ObjectNode) shapes.get(structure).get("members")).putObject(name).put("shape", shape);
        texts.add(new Documentation.Text(structure, name, "The member.", ""));
    }

    /** Compiles with the sources of {@code core}, as the generator does not depend on its classes. */
    private static void compile(Map<String, String> generated, Path classes) throws IOException {
        Map<String, String> sources = new HashMap<>();
        for (String packageName : List.of(Types.MODEL, Types.CODECS)) {
            String directory = Codegen.CORE + "/" + packageName.replace('.', '/') + "/";
            generated.forEach((path, source) -> {
                if (path.startsWith(directory)) {
                    sources.put(path, source);
                }
            });
        }
        for (String name : PACKAGES) {
            try (Stream<Path> files = Files.list(CORE.resolve(name))) {
                for (Path file : files.toList()) {
                    sources.put(name + "/" + file.getFileName(), Files.readString(file));
                }
            }
        }
        sources.put("Program.java", PROGRAM);
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
    private static String run(String json, Path classes) throws Exception {
        List<URL> urls = new ArrayList<>();
        urls.add(classes.toUri().toURL());
        for (String entry : Arrays.asList(System.getProperty("java.class.path").split(File.pathSeparator))) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        try (URLClassLoader loader =
                new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            UnaryOperator<String> program = (UnaryOperator<String>)
                    loader.loadClass("Program").getDeclaredConstructor().newInstance();
            return program.apply(json);
        }
    }
}
