// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccountsUnitTests {

    private static final long SEED = Seeds.DEFAULT;

    @Test
    void theSameSeedLeadsToTheSameAccounts() {
        assertThat(Accounts.generate(SEED, 3).all())
                .isEqualTo(Accounts.generate(SEED, 3).all());
        assertThat(Accounts.generate(1, 1).all())
                .doesNotContainAnyElementsOf(Accounts.generate(SEED, 1).all());
    }

    @Test
    void moreAccountsChangeNone() {
        List<Account> few = Accounts.generate(SEED, 2).all();
        assertThat(Accounts.generate(SEED, 5).all()).startsWith(few.toArray(Account[]::new));
    }

    @Test
    void noTwoAccountsShareAnId() {
        Set<String> accountIds = new HashSet<>();
        for (Account account : Accounts.generate(SEED, 1000).all()) {
            assertThat(accountIds.add(account.accountId())).isTrue();
            assertThat(account.accountId()).matches("[0-9]{12}");
        }
    }
}
