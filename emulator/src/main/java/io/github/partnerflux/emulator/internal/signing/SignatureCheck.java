// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.signing;

import io.github.partnerflux.emulator.internal.protocol.Request;
import io.github.partnerflux.emulator.internal.protocol.ServiceError;
import io.github.partnerflux.emulator.internal.protocol.ServiceIdentity;
import io.github.partnerflux.emulator.internal.state.Account;
import io.github.partnerflux.emulator.internal.state.Accounts;
import io.github.partnerflux.emulator.internal.state.Credentials;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Authenticates requests. The checks have the order of AWS, and the errors its messages, because users search
 * for those.
 */
public final class SignatureCheck {

    /** The tolerance of most services of AWS. */
    private static final Duration WINDOW = Duration.ofMinutes(5);

    private static final DateTimeFormatter AMZ_DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Accounts accounts;
    private final Clock clock;

    public SignatureCheck(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * Returns the account that sent a request.
     *
     * @throws ServiceError if the credentials are unknown, or the signature is missing or invalid
     */
    public Account caller(Request request) {
        Authorization authorization = Authorization.parse(request.header("Authorization"));
        String amzDate = request.header("X-Amz-Date");
        if (amzDate == null) {
            throw Authorization.incomplete("Authorization header requires existence of a 'X-Amz-Date' header.");
        }
        Accounts.Holder holder = accounts.holder(authorization.accessKeyId());
        if (holder == null || !tokenFits(holder.credentials(), request.header("X-Amz-Security-Token"))) {
            throw ServiceError.framework(
                    403, "UnrecognizedClientException", "The security token included in the request is invalid.");
        }
        checkTime(amzDate);
        checkScope(authorization, amzDate);
        checkSignedHeaders(authorization.signedHeaders(), request);
        checkSignature(authorization, amzDate, holder.credentials(), request);
        return holder.account();
    }

    private static boolean tokenFits(Credentials credentials, @Nullable String token) {
        String expected = credentials.sessionToken();
        if (expected == null || token == null) {
            return expected == null && token == null;
        }
        return sameText(expected, token);
    }

    private void checkTime(String amzDate) {
        Instant signed;
        try {
            signed = LocalDateTime.parse(amzDate, AMZ_DATE).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw Authorization.incomplete("Date must be in ISO-8601 'basic format'. Got '" + amzDate + "'.");
        }
        Instant now = clock.instant();
        Instant earliest = now.minus(WINDOW);
        Instant latest = now.plus(WINDOW);
        if (signed.isBefore(earliest)) {
            throw invalid("Signature expired: " + amzDate + " is now earlier than " + AMZ_DATE.format(earliest) + " ("
                    + AMZ_DATE.format(now) + " - 5 min.)");
        }
        if (signed.isAfter(latest)) {
            throw invalid("Signature not yet current: " + amzDate + " is still later than " + AMZ_DATE.format(latest)
                    + " (" + AMZ_DATE.format(now) + " + 5 min.)");
        }
    }

    private static void checkScope(Authorization authorization, String amzDate) {
        if (!authorization.region().equals(ServiceIdentity.REGION)) {
            throw invalid("Credential should be scoped to a valid region, not '" + authorization.region() + "'. ");
        }
        if (!authorization.service().equals(ServiceIdentity.SIGNING_NAME)) {
            throw invalid("Credential should be scoped to correct service: '" + ServiceIdentity.SIGNING_NAME + "'. ");
        }
        if (!authorization.terminator().equals(SigV4.TERMINATOR)) {
            throw invalid("Credential should be scoped with a valid terminator: '" + SigV4.TERMINATOR + "', not '"
                    + authorization.terminator() + "'. ");
        }
        String date = amzDate.substring(0, 8);
        if (!authorization.date().equals(date)) {
            throw invalid("Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '"
                    + authorization.date() + "' != '" + date + "', from '" + amzDate + "'. ");
        }
    }

    /** Checks that the host and all {@code x-amz-} headers are signed: others could be changed in transit. */
    private static void checkSignedHeaders(List<String> signed, Request request) {
        if (!signed.contains("host")) {
            throw invalid("'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
        }
        for (String name : request.headers().keySet()) {
            String lowerCase = name.toLowerCase(Locale.ROOT);
            if (lowerCase.startsWith("x-amz-") && !signed.contains(lowerCase)) {
                throw invalid("'" + lowerCase + "' must be a 'SignedHeader' in the AWS Authorization.");
            }
        }
    }

    private static void checkSignature(
            Authorization authorization, String amzDate, Credentials credentials, Request request) {
        String canonicalRequest = SigV4.canonicalRequest(
                request.method(), request.uri(), request.headers(), authorization.signedHeaders(), request.content());
        String expected = SigV4.signature(
                credentials.secretAccessKey(),
                authorization.date(),
                authorization.region(),
                authorization.service(),
                SigV4.stringToSign(amzDate, authorization.scope(), canonicalRequest));
        if (!sameText(expected, authorization.signature())) {
            throw invalid(
                    "The request signature we calculated does not match the signature you provided. Check your AWS "
                            + "Secret Access Key and signing method. Consult the service documentation for details.");
        }
    }

    /** Compares in constant time. */
    private static boolean sameText(String expected, String actual) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), actual.getBytes(StandardCharsets.UTF_8));
    }

    private static ServiceError invalid(String message) {
        return ServiceError.framework(403, "InvalidSignatureException", message);
    }
}
