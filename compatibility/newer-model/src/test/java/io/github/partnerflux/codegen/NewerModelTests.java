// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.emulator.PartnerCentralEmulator;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that a newer service model needs no change of the code that people wrote: the sources are generated, compiled together
 * with it, and called.
 */
@Timeout(120)
class NewerModelTests {

    private static final Path CORE = Path.of("../../core/src/main/java");

    private static final String CALLS = """
            import io.github.partnerflux.PartnerCentralAccountClient;
            import io.github.partnerflux.model.*;
            import java.net.URI;
            import java.time.Duration;
            import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
            import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

            public class Calls implements java.util.function.UnaryOperator<String> {

                private static final Duration TIMEOUT = Duration.ofSeconds(30);

                public String apply(String endpoint) {
                    try (PartnerCentralAccountClient client = PartnerCentralAccountClient.builder()
                            .endpointOverride(URI.create(endpoint))
                            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                            .build()) {
                        GetBadgesResponse badges = client.getBadges(
                                        request -> request.catalog("AWS").level(BadgeLevel.GOLD))
                                .block(TIMEOUT);
                        ConnectionSummary connection = client.listConnections(request -> request.catalog("AWS"))
                                .blockFirst(TIMEOUT);
                        ConnectionTypeSummary type = connection.connectionTypes().get(ConnectionType.SUBSIDIARY);
                        Participant.Reseller reseller = (Participant.Reseller) type.otherParticipant();
                        return badges.badges() + " " + connection.revision() + " "
                                + (type.status() == ConnectionTypeStatus.ON_HOLD) + " " + reseller.region();
                    }
                }
            }
            """;

    @Test
    void callsWhatTheModelAdds(@TempDir Path classes) throws Exception {
        compile(NewerModel.generate(), classes);
        try (PartnerCentralEmulator emulator = PartnerCentralEmulator.builder().start()) {
            emulator.stub("GetBadges", """
                    {"Badges": [{"Level": "SILVER", "AwardedAt": "2026-01-02T03:04:05Z"}, {"Level": "BRONZE"}]}
                    """);
            emulator.stub("ListConnections", """
                    {"ConnectionSummaries": [{
                      "Catalog": "AWS", "Id": "pac-1", "Arn": "arn", "OtherParticipantAccountId": "1",
                      "UpdatedAt": "2026-01-02T03:04:05Z", "Revision": 5000000000,
                      "ConnectionTypes": {
                        "SUBSIDIARY": {"Status": "on-hold", "OtherParticipant": {"Reseller": {"Region": "EMEA"}}}
                      }
                    }]}
                    """);

            String seen = call(classes, emulator.endpoint());

            assertThat(seen)
                    .isEqualTo(
                            "[Badge[level=SILVER, awardedAt=2026-01-02T03:04:05Z], Badge[level=BRONZE, awardedAt=null]]"
                                    + " 5000000000 true EMEA");
            assertThat(emulator.requests().get(0).body()).isEqualTo("{\"Catalog\":\"AWS\",\"Level\":\"GOLD\"}");
        }
    }

    /** Compiles all sources of the client but UserAgent, which is a template. */
    private static void compile(Map<String, String> generated, Path classes) throws IOException {
        Map<String, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.walk(CORE)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                sources.put(CORE.relativize(file).toString(), Files.readString(file));
            }
        }
        sources.remove("module-info.java");
        generated.forEach((path, source) -> {
            if (path.startsWith(Codegen.CORE)) {
                sources.put(path.substring(Codegen.CORE.length() + 1), source);
            }
        });
        sources.put("Calls.java", CALLS);
        List<JavaFileObject> units = new ArrayList<>();
        sources.forEach((path, source) -> units.add(source(path, source)));
        List<String> options =
                List.of("-d", classes.toString(), "-classpath", System.getProperty("java.class.path"), "-proc:none");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter output = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            assertThat(compiler.getTask(output, files, null, options, null, units)
                            .call())
                    .as(output::toString)
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

    /** Calls with the compiled classes before those of the client on the class path. */
    @SuppressWarnings("unchecked")
    private static String call(Path classes, URI endpoint) throws Exception {
        List<URL> urls = new ArrayList<>();
        urls.add(classes.toUri().toURL());
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        try (URLClassLoader loader =
                new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            UnaryOperator<String> calls = (UnaryOperator<String>)
                    loader.loadClass("Calls").getDeclaredConstructor().newInstance();
            return calls.apply(endpoint.toString());
        }
    }
}
