// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation;

import io.github.partnerflux.emulator.internal.fault.PageFault;
import io.github.partnerflux.emulator.internal.protocol.ServiceError;
import io.github.partnerflux.emulator.internal.state.Account;
import io.github.partnerflux.emulator.internal.state.Quota;
import io.github.partnerflux.emulator.internal.state.State;
import io.github.partnerflux.emulator.internal.state.World;
import io.github.partnerflux.emulator.internal.validation.Input;
import java.time.Instant;

/**
 * A call of an operation.
 *
 * @param caller the account that signed the request
 * @param input the input, which satisfies the model
 * @param fault the fault in the page, if the operation lists
 * @param state the state, which only this call accesses until it returns
 */
public record Call(Account caller, Input input, PageFault fault, State state) {

    /** Returns the catalog that the input names. */
    public World world() {
        return state.world(catalog());
    }

    public String catalog() {
        return input.text("Catalog");
    }

    public Instant now() {
        return state.now();
    }

    /**
     * Checks that a number is below a quota.
     *
     * @throws ServiceError if it is not
     */
    public void requireBelow(Quota quota, int used) {
        int limit = state.limits().of(quota);
        if (used >= limit) {
            throw ServiceError.quotaExceeded(quota.name(), "The quota of " + limit + " is used up");
        }
    }

    /**
     * Checks that a daily quota is not used up.
     *
     * @param subject what the quota applies to, for example an account in a catalog
     * @throws ServiceError if it is
     */
    public void requireLeftToday(Quota quota, String subject) {
        requireBelow(quota, state.dailyUsage().count(quota, subject, now()));
    }

    /** Counts a use of a daily quota. */
    public void useToday(Quota quota, String subject) {
        state.dailyUsage().add(quota, subject, now());
    }

    /** Returns the subject of quotas that apply to the caller in a catalog. */
    public String callerInCatalog() {
        return caller.accountId() + " " + catalog();
    }

    /** Describes the caller only: the input may be sensitive. */
    @Override
    public String toString() {
        return "Call[caller=" + caller.accountId() + "]";
    }
}
