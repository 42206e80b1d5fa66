// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.emulator.PartnerCentralEmulator.Builder;
import io.github.partnerflux.emulator.TestClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class StateFileIntegrationTests {

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = directory.resolve("state.json");
    }

    @Test
    void isWrittenByClose() {
        PartnerCentralEmulator emulator = builder().start();
        assertThat(file).doesNotExist();

        emulator.close();

        assertThat(file).content().contains("\"format\" : \"partnerflux-emulator-state\"", "\"version\" : 2");
        assertThat(directory).isDirectoryContaining(file::equals).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void isWrittenOnRequest() {
        try (PartnerCentralEmulator emulator = builder().start()) {
            emulator.advanceTime(Duration.ofDays(1));

            emulator.saveState();

            assertThat(file).content().contains("PT24H");
        }
    }

    @Test
    void isWrittenByAControlRequest() {
        try (PartnerCentralEmulator emulator = builder().start()) {
            assertThat(save(emulator).status()).isEqualTo(204);

            assertThat(file).exists();
        }
    }

    @Test
    void aControlRequestToSaveStatesWhyItFails() throws IOException {
        try (PartnerCentralEmulator without = PartnerCentralEmulator.builder().start();
                PartnerCentralEmulator emulator = builder().start()) {
            assertThat(save(without).status()).isEqualTo(409);
            assertThat(save(without).message()).contains("--state FILE", "Builder.stateFile");

            Files.createDirectory(file);
            Files.createFile(file.resolve("other"));
            assertThat(save(emulator).status()).isEqualTo(500);
            assertThat(save(emulator).message()).startsWith("Cannot save the state to " + file);
            Files.delete(file.resolve("other"));
            Files.delete(file);
        }
    }

    @Test
    void closeReportsThatTheStateCannotBeSaved() throws IOException {
        PartnerCentralEmulator emulator = builder().start();
        Files.createDirectory(file);
        Files.createFile(file.resolve("other"));

        assertThatThrownBy(emulator::close)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("Cannot save the state to " + file);
        assertThat(directory).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void keepsASymbolicLink() throws IOException {
        Path target = directory.resolve("target.json");
        builder().stateFile(target).start().close();
        Files.createSymbolicLink(file, target);

        try (PartnerCentralEmulator emulator = builder().start()) {
            emulator.advanceTime(Duration.ofDays(1));
        }

        assertThat(file).isSymbolicLink();
        assertThat(target).content().contains("PT24H");
    }

    @Test
    void keepsASymbolicLinkToAFileThatDoesNotExistYet() throws IOException {
        Path links = Files.createDirectory(directory.resolve("links"));
        Files.createSymbolicLink(file, Path.of("links/to-target.json"));
        Files.createSymbolicLink(links.resolve("to-target.json"), Path.of("../target.json"));

        builder().start().close();

        assertThat(file).isSymbolicLink();
        assertThat(links.resolve("to-target.json")).isSymbolicLink();
        assertThat(directory.resolve("target.json")).isRegularFile();
    }

    @Test
    void rejectsALinkToItself() throws IOException {
        Files.createSymbolicLink(file, file);

        assertThatThrownBy(() -> builder().start())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("symbolic links");
    }

    @Test
    void isReadableByItsOwnerOnly() throws IOException {
        assumeThat(Files.getFileStore(directory).supportsFileAttributeView("posix"))
                .isTrue();

        builder().start().close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void resetDoesNotLoadIt() {
        try (PartnerCentralEmulator emulator = builder().start()) {
            emulator.connect("AWS", 0, 1, "SUBSIDIARY");
        }
        try (PartnerCentralEmulator emulator = builder().start()) {
            assertThat(emulator.account(0).connections()).hasSize(6);

            emulator.reset();

            assertThat(emulator.account(0).connections()).hasSize(5);
        }
    }

    @Test
    void aLimitThatWasSetOutlastsARestart() {
        try (PartnerCentralEmulator emulator = builder().start()) {
            emulator.setQuota("LIMIT_EXCEEDED_NUMBER_OF_EMAIL", 7);
        }
        try (PartnerCentralEmulator emulator = builder()
                .quota("LIMIT_EXCEEDED_NUMBER_OF_EMAIL", 8)
                .quota("LIMIT_EXCEEDED_NUMBER_OF_DOMAIN", 9)
                .start()) {
            String quotas = TestClient.unsigned(emulator, "")
                    .method("GET")
                    .path("/_emulator/quotas")
                    .send()
                    .body();
            assertThat(quotas).contains("NUMBER_OF_EMAIL\":7", "NUMBER_OF_DOMAIN\":9");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{}",
                "{\"format\":\"other\",\"version\":2}",
                "{\"format\":\"partnerflux-emulator-state\",\"version\":\"2\"}"
            })
    void rejectsAnotherFileAndKeepsIt(String content) throws IOException {
        Files.writeString(file, content);

        assertRejected("Cannot load the state from " + file + ": it is");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"version\" : 2    | \"version\" : 1     | it has version 1 of the format, but this emulator reads version 2",
                "\"seed\" : 20250404 | \"seed\" : 7       | other settings: seed 7 instead of 20250404",
                "\"seed\" : 20250404 | \"seed\" : \"x\"   | it is damaged: ",
                "\"partnersIn\" : [ \"AWS\" ] | \"partnersIn\" : null | it is damaged: settings.partnersIn must not be null",
                "\"connected\" : [ ] | \"connected\" : null | it is damaged: settings.connected must not be null",
                "\"settings\" :     | \"settings\" : null, \"old\" : | it is damaged: settings must not be null",
                "\"settings\" :     | \"old\" :         | it is damaged: settings must not be null",
                "\"advanced\" : \"PT0S\" | \"advanced\" : null | it is damaged: state.timeline.advanced must not be null",
                "\"advanced\" : \"PT0S\" | \"advanced\" : \"secret\" | Timeline$Snapshot[\"advanced\"]",
                "\"advanced\" : \"PT0S\" | \"later\" : 1  | it is damaged: ",
                "\"created\" : 1    | \"created\" : \"1\" | it is damaged: ",
                "\"created\" : 1    | \"added\" : 1, \"created\" : 1 | it is damaged: ",
                "\"created\" : 1    | \"created\" : 1, \"created\" : 1 | it is damaged or truncated: no valid JSON at line",
                "\"Sandbox\" :      | \"Other\" :         | it is damaged: ",
                "\"SUBSIDIARY\" : {  | \"SUBSIDIARY\" : null, \"X\" : { | must not be null"
            })
    void rejectsADamagedFileAndKeepsIt(String part, String replacement, String message) throws IOException {
        try (PartnerCentralEmulator emulator = builder().start()) {
            emulator.connect("AWS", 0, 1, "SUBSIDIARY");
        }
        String valid = Files.readString(file);
        assertThat(valid).contains(part);
        Files.writeString(file, valid.replace(part, replacement));

        assertRejected(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"advanced\" : \"PT25H\" | \"advanced\" : \"PT9223372036854775807S\"",
                "\"advanced\" : \"PT25H\" | \"advanced\" : \"PT-25H\"",
                "\"created\" : \\d+       | \"created\" : -1",
                "\"sequence\" : 0           | \"sequence\" : 1",
                "\"sequence\" : 1           | \"sequence\" : 0",
                // The second of two invitations gets the id of the first.
                "(?s)(\"id\" : )(\"pacinv-\\w+\")(.*?\"id\" : )\"pacinv-\\w+\" | $1$2$3$2",
                "\"connectionId\" : \"pac-\\w+\" | \"connectionId\" : \"pac-aaaaaaaaaaaaa\"",
                // The places are those of a generated connection, and of one that the other account keeps.
                "\"places\" : \\[ 0 ]      | \"places\" : [ -1 ]",
                "\"places\" : \\[ 0 ]      | \"places\" : [ 9 ]",
                "\"places\" : \\[ 0 ]      | \"places\" : [ 3 ]"
            })
    void rejectsAFileWhoseTablesDoNotFitTogetherAndKeepsIt(String part, String replacement) throws IOException {
        try (PartnerCentralEmulator emulator =
                Journeys.builder().stateFile(file).start()) {
            Journeys.run(emulator);
        }
        String valid = Files.readString(file);
        String damaged = valid.replaceFirst(part, replacement);
        assertThat(damaged).isNotEqualTo(valid);
        Files.writeString(file, damaged);

        assertThatThrownBy(() -> Journeys.builder().stateFile(file).start())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("it is damaged: its tables do not fit together");
        assertThat(file).content().isEqualTo(damaged);
    }

    @Test
    void isTheSameForTheSameState() throws IOException {
        try (PartnerCentralEmulator emulator =
                Journeys.builder().stateFile(file).start()) {
            Journeys.run(emulator);
        }
        String saved = Files.readString(file);

        Journeys.builder().stateFile(file).start().close();

        assertThat(file).content().isEqualTo(saved);
    }

    @Test
    void rejectsEachTruncatedFileAndKeepsIt() throws IOException {
        builder().start().close();
        byte[] valid = Files.readAllBytes(file);
        for (int length = 0; length < valid.length; length += 97) {
            Files.write(file, Arrays.copyOf(valid, length));

            assertRejected("Cannot load the state from");
        }
    }

    static List<UnaryOperator<Builder>> otherSettings() {
        return List.of(
                builder -> builder.seed(1),
                builder -> builder.accounts(3),
                builder -> builder.connections(6),
                builder -> builder.verified(false),
                builder -> builder.partnersIn("AWS", "Sandbox"),
                builder -> builder.connected("AWS", 0, 1, "SUBSIDIARY"));
    }

    @ParameterizedTest
    @MethodSource("otherSettings")
    void rejectsTheFileOfAnEmulatorWithOtherSettings(UnaryOperator<Builder> other) {
        builder().start().close();

        assertThatThrownBy(() -> other.apply(builder()).start())
                .hasMessageContaining("it is of an emulator with other");
    }

    @Test
    void rejectsADirectoryThatDoesNotExist() {
        assertThatThrownBy(() -> builder()
                        .stateFile(directory.resolve("none/state.json"))
                        .start())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("is not a directory that can be written to");
    }

    @Test
    void isNotReadOrWrittenOnAThreadThatMustNotBlock() {
        try (PartnerCentralEmulator emulator = builder().start()) {
            Mono<Void> save = Mono.fromRunnable(emulator::saveState);
            assertThatThrownBy(() -> save.subscribeOn(Schedulers.parallel()).block())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("saveState blocks");
        }
    }

    @Test
    void closingOnAThreadThatMustNotBlockSavesElsewhere() {
        PartnerCentralEmulator emulator = builder().start();

        Mono.fromRunnable(emulator::close).subscribeOn(Schedulers.parallel()).block();
        emulator.closeLater().block();

        assertThat(file).exists();
    }

    private Builder builder() {
        return PartnerCentralEmulator.builder().accounts(2).connections(5).stateFile(file);
    }

    private void assertRejected(String message) throws IOException {
        byte[] content = Files.readAllBytes(file);

        assertThatThrownBy(() -> builder().start())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("secret");

        assertThat(file).hasBinaryContent(content);
        assertThat(directory).isDirectoryNotContaining("glob:**.tmp");
    }

    private static TestClient.Reply save(PartnerCentralEmulator emulator) {
        return TestClient.unsigned(emulator, "").path("/_emulator/state/save").send();
    }
}
