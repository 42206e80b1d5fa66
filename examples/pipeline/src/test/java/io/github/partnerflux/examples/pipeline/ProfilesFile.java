// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.pipeline;

import io.github.partnerflux.emulator.EmulatedAccount;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** The file with a profile for each emulated account. The name of a profile is its access key ID. */
record ProfilesFile(Path path) {

    /** The system property with the path of the file. */
    static final String PROPERTY = "aws.sharedCredentialsFile";

    void write(PartnerCentralEmulator emulator) throws IOException {
        List<String> lines = new ArrayList<>();
        for (EmulatedAccount account : emulator.accounts()) {
            lines.add("[" + account.accessKeyId() + "]");
            lines.add("aws_access_key_id=" + account.accessKeyId());
            lines.add("aws_secret_access_key=" + account.secretAccessKey());
        }
        Files.write(path, lines);
    }

    /** Replaces the secret access key of an account by an invalid one. */
    void invalidate(EmulatedAccount account) throws IOException {
        String secret = "aws_secret_access_key=" + account.secretAccessKey() + "\n";
        Files.writeString(path, Files.readString(path).replace(secret, "aws_secret_access_key=invalid\n"));
    }

    /** Adds a profile of a role that an account assumes. */
    void addRole(String name, EmulatedAccount account) throws IOException {
        List<String> lines = List.of(
                "[" + name + "]",
                "role_arn=arn:aws:iam::210987654321:role/Reader",
                "source_profile=" + account.accessKeyId(),
                "region=us-east-1");
        Files.write(path, lines, StandardOpenOption.APPEND);
    }

    /** Returns the program's {@code --profile} arguments. */
    static List<String> arguments(PartnerCentralEmulator emulator) {
        return emulator.accounts().stream()
                .map(account -> "--profile=" + account.accessKeyId())
                .toList();
    }
}
