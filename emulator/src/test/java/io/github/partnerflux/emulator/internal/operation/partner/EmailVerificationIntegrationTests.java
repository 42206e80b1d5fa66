// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.partner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.emulator.AbstractEmulatorIntegrationTests;
import io.github.partnerflux.emulator.Caller;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class EmailVerificationIntegrationTests extends AbstractEmulatorIntegrationTests {

    private static final String EMAIL = "ada@corp.example";

    private final Caller account = Caller.of(emulator, 0);
    private final Caller other = Caller.of(emulator, 1);

    EmailVerificationIntegrationTests() {
        super(PartnerCentralEmulator.builder()
                .accounts(2)
                .connections(0)
                .partnersIn("AWS", "Sandbox")
                .clock(Clock.fixed(Instant.now(), ZoneOffset.UTC)));
    }

    @Test
    void aCodeHasSixDigits() {
        assertThat(emulator.emailVerificationCode(EMAIL)).isNull();
        assertThat(send(account, EMAIL)).matches("[0-9]{6}");
    }

    @Test
    void theLatestCodeOfTheAddressCounts() {
        String first = send(account, EMAIL);
        String second = send(other, EMAIL);
        assertThat(second).isNotEqualTo(first);
        assertThat(associate(account, EMAIL, first)).isEqualTo("400 FIELD EmailVerificationCode INVALID_VALUE");
        assertThat(associate(account, EMAIL, second)).isEqualTo("200");
    }

    @Test
    void eachAddressHasItsOwnCode() {
        String code = send(account, EMAIL);
        send(account, "eve@corp.example");
        assertThat(associate(account, "eve@corp.example", code))
                .isEqualTo("400 FIELD EmailVerificationCode INVALID_VALUE");
        assertThat(emulator.emailVerificationCode(EMAIL)).isEqualTo(code);
    }

    @Test
    void theCaseOfAnAddressDoesNotMatter() {
        String code = send(account, EMAIL);
        assertThat(emulator.emailVerificationCode("Ada@Corp.Example")).isEqualTo(code);
        assertThat(associate(account, "Ada@Corp.Example", code)).isEqualTo("200");
    }

    @Test
    void aCodeIsValidForTenMinutes() {
        String code = send(account, EMAIL);
        emulator.advanceTime(Duration.ofMinutes(10).minusMillis(1));
        assertThat(emulator.emailVerificationCode(EMAIL)).isEqualTo(code);
        emulator.advanceTime(Duration.ofMillis(1));
        assertThat(emulator.emailVerificationCode(EMAIL)).isNull();
        assertThat(associate(account, EMAIL, code)).isEqualTo("400 FIELD EmailVerificationCode INVALID_VALUE");
    }

    @Test
    void aLaterCodeOutlivesTheEarlierOne() {
        send(account, EMAIL);
        send(account, "eve@corp.example");
        emulator.advanceTime(Duration.ofMinutes(6));
        String second = send(account, EMAIL);
        emulator.advanceTime(Duration.ofMinutes(6));
        assertThat(emulator.emailVerificationCode("eve@corp.example")).isNull();
        assertThat(emulator.emailVerificationCode(EMAIL)).isEqualTo(second);
    }

    @Test
    void aCodeIsUsedOnce() {
        String code = send(account, EMAIL);
        assertThat(associate(account, EMAIL, code)).isEqualTo("200");
        assertThat(associate(other, EMAIL, code)).isEqualTo("400 FIELD EmailVerificationCode INVALID_VALUE");
        assertThat(emulator.emailVerificationCode(EMAIL)).isNull();
    }

    @Test
    void anAddressGetsFiveCodesADay() {
        for (int i = 0; i < 4; i++) {
            send(account, EMAIL);
        }
        String last = send(other, "Ada@Corp.Example");
        assertThat(account.outcome("SendEmailVerificationCode", "Email", EMAIL))
                .isEqualTo("402 LIMIT_EXCEEDED_NUMBER_OF_EMAIL");
        assertThat(emulator.emailVerificationCode(EMAIL)).isEqualTo(last);
        assertThat(account.outcome("SendEmailVerificationCode", "Email", "eve@corp.example"))
                .isEqualTo("200");
        emulator.advanceTime(Duration.ofDays(1));
        assertThat(account.outcome("SendEmailVerificationCode", "Email", EMAIL)).isEqualTo("200");
    }

    @Test
    void nothingIsSentInTheSandbox() {
        for (int i = 0; i < 6; i++) {
            account.in("Sandbox").call("SendEmailVerificationCode", "Email", EMAIL);
        }
        assertThat(emulator.emailVerificationCode(EMAIL)).isNull();
        assertThat(account.outcome("SendEmailVerificationCode", "Email", EMAIL)).isEqualTo("200");
    }

    @Test
    void anySixDigitsAreValidInTheSandboxAndUseNoCode() {
        String code = send(account, EMAIL);
        assertThat(associate(account.in("Sandbox"), EMAIL, "000000")).isEqualTo("200");
        assertThat(emulator.emailVerificationCode(EMAIL)).isEqualTo(code);
    }

    private String send(Caller caller, String email) {
        caller.call("SendEmailVerificationCode", "Email", email);
        return emulator.emailVerificationCode(email);
    }

    private static String associate(Caller caller, String email, String code) {
        String id = caller.call("ListPartners").at("/PartnerSummaryList/0/Id").asString();
        return caller.outcome(
                "AssociateAwsTrainingCertificationEmailDomain",
                "Identifier",
                id,
                "Email",
                email,
                "EmailVerificationCode",
                code);
    }
}
