// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.state;

/** The quotas of the service, named as its errors are, with AWS's documented defaults. */
public enum Quota {
    LIMIT_EXCEEDED_NUMBER_OF_CONNECTION_INVITATION_PER_DAY(50),
    LIMIT_EXCEEDED_NUMBER_OF_OPEN_CONNECTION_INVITATION(1000),
    LIMIT_EXCEEDED_NUMBER_OF_ACTIVE_CONNECTION(1000),
    LIMIT_EXCEEDED_NUMBER_OF_PROFILE_UPDATE_PER_DAY(10),
    LIMIT_EXCEEDED_NUMBER_OF_PROFILE_VISIBILITY_UPDATE_PER_DAY(5),
    LIMIT_EXCEEDED_NUMBER_OF_EMAIL(5),
    LIMIT_EXCEEDED_NUMBER_OF_DOMAIN(50);

    private final int defaultLimit;

    Quota(int defaultLimit) {
        this.defaultLimit = defaultLimit;
    }

    public int defaultLimit() {
        return defaultLimit;
    }
}
