// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.junit;

import io.github.partnerflux.PartnerCentralAccountClient;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Selects the account whose credentials a {@link PartnerCentralAccountClient} parameter uses. Without it, the client
 * uses the first account's.
 *
 * @see PartnerCentralEmulatorTest
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Account {

    /**
     * Returns the account's index, as in {@code emulator.account(index)}. A test fails if there is no such account.
     *
     * @return the index, counted from 0
     */
    int value();
}
