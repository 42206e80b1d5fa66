// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The emulator's accounts, in order and by access key id. */
public final class Accounts {

    public static final int DEFAULT_COUNT = 1;
    public static final int DEFAULT_CONNECTIONS = 250;

    private final List<Account> all;
    private final Map<String, Account> byId = new HashMap<>();
    private final Map<String, Holder> byAccessKeyId = new HashMap<>();

    private Accounts(List<Account> all) {
        this.all = List.copyOf(all);
        for (Account account : all) {
            byId.put(account.accountId(), account);
            for (Credentials credentials : List.of(account.credentials(), account.temporaryCredentials())) {
                byAccessKeyId.put(credentials.accessKeyId(), new Holder(account, credentials));
            }
        }
    }

    public static Accounts generate(long seed, int accounts) {
        List<Account> all = new ArrayList<>(accounts);
        for (int index = 0; index < accounts; index++) {
            all.add(generateOne(seed, index));
        }
        return new Accounts(all);
    }

    private static Account generateOne(long seed, int index) {
        String name = index == 0 ? "test" : "test-" + (index + 1);
        String temporaryKey = String.format(Locale.ROOT, "ASIATEST%012d", index + 1);
        return new Account(
                index,
                accountId(seed, index),
                new Credentials(name, name, null),
                new Credentials(temporaryKey, name + "-temporary", name + "-session-token"));
    }

    /** Returns a unique id: the step and the range have no common factor. */
    private static String accountId(long seed, int index) {
        long range = 900_000_000_000L;
        long start = Math.floorMod(Seeds.derive(seed, Seeds.ACCOUNT_IDS), range);
        return String.valueOf(100_000_000_000L + Math.floorMod(start + index * 7_777_777_777L, range));
    }

    public List<Account> all() {
        return all;
    }

    public @Nullable Account withId(String accountId) {
        return byId.get(accountId);
    }

    public @Nullable Holder holder(String accessKeyId) {
        return byAccessKeyId.get(accessKeyId);
    }

    /** An account and the credentials of the access key id that was looked up. */
    public record Holder(Account account, Credentials credentials) {}
}
