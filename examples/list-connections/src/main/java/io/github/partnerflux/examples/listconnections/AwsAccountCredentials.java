// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.listconnections;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSupplier;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/** The credentials of profiles, and of roles that the default credentials assume. */
final class AwsAccountCredentials implements AutoCloseable {

    private static final String SESSION = "list-connections";

    /** The region of the Partner Central Account API. */
    private static final Region REGION = Region.US_EAST_1;

    /** One for all accounts, because it reads the files of all profiles. */
    private final Supplier<ProfileFile> profiles = ProfileFileSupplier.defaultSupplier();

    private @Nullable StsClient sts;

    /** Creates the credentials provider of an account. Blocks. */
    IdentityProvider<? extends AwsCredentialsIdentity> of(AccountLine account) {
        if (account.isRole()) {
            return StsAssumeRoleCredentialsProvider.builder()
                    .stsClient(sts())
                    .refreshRequest(request -> request.roleArn(account.text()).roleSessionName(SESSION))
                    .build();
        }
        if (profiles.get().profile(account.text()).isEmpty()) {
            throw new AccountLineException(
                    "there is no such profile", "add it to ~/.aws/config or ~/.aws/credentials, or correct its name");
        }
        return ProfileCredentialsProvider.builder()
                .profileFile(profiles)
                .profileName(account.text())
                .build();
    }

    private synchronized StsClient sts() {
        if (sts == null) {
            sts = StsClient.builder()
                    .region(REGION)
                    .httpClientBuilder(UrlConnectionHttpClient.builder())
                    .build();
        }
        return sts;
    }

    @Override
    public synchronized void close() {
        if (sts != null) {
            sts.close();
        }
    }
}
