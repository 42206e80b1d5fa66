// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.state;

import java.time.Instant;

/**
 * The association of a subsidiary's qualifications with those of its primary partner.
 *
 * @param accountId the subsidiary's account
 * @param primaryAccountId the primary partner's account
 * @param since when it started
 */
public record QualificationsAssociation(String accountId, String primaryAccountId, Instant since) {}
