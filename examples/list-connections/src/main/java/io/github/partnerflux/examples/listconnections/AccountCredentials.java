package io.github.partnerflux.examples.listconnections;

import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;

/** The credentials of the accounts of a fleet. */
interface AccountCredentials {

    /** Creates the credentials provider of an account. Blocks. */
    IdentityProvider<? extends AwsCredentialsIdentity> of(AccountLine account);
}
