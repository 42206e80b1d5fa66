// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.emulator.TestClient.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sends the requests of the guide's curl commands. */
class DocumentedControlIntegrationTests {

    private static final Pattern COMMAND =
            Pattern.compile("(?m)^curl (?:-X ([A-Z]+) )?\\$EMULATOR/(\\S+)(?: -d '([^']*)')?$");

    @Test
    void theDocumentedRequestsSucceed(@TempDir Path directory) throws IOException {
        // Surefire's working directory is the module.
        String page = Files.readString(Path.of("../docs/guide/emulator-control.md"));
        List<Command> commands = COMMAND.matcher(page)
                .results()
                .map(match -> Command.of(match.group(1), match.group(2), match.group(3)))
                .toList();
        assertThat(commands)
                .hasSameSizeAs(
                        Pattern.compile("(?m)^curl ").matcher(page).results().toList());

        try (PartnerCentralEmulator emulator = StartedTasks.builder()
                .stateFile(directory.resolve("state.json"))
                .start()) {
            ControlClient control = new ControlClient(emulator);
            for (Command command : commands) {
                emulator.reset();
                StartedTasks.start(emulator);
                Reply reply = control.send(command.method(), command.path(), command.body());
                assertThat(reply.status()).as(command + ": " + reply.body()).isBetween(200, 204);
            }
            String known = control.get("unknown").message();
            assertThat(Pattern.compile("/_emulator/([^,]+)")
                            .matcher(known.substring(known.indexOf("known are")))
                            .results()
                            .map(match -> match.group(1)))
                    .allSatisfy(path -> assertThat(commands)
                            .anyMatch(command -> command.path().matches(path.replaceAll("\\{\\w+}", "[^/]+"))));
        }
    }

    private record Command(String method, String path, String body) {

        static Command of(String method, String path, String body) {
            return new Command(method == null ? body == null ? "GET" : "POST" : method, path, body == null ? "" : body);
        }
    }
}
