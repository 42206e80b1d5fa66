package io.github.partnerflux.emulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The emulator's accounts, in order and by access key id. */
final class Accounts {

    private final List<EmulatedAccount> all;
    private final Map<String, Holder> byAccessKeyId = new HashMap<>();

    private Accounts(List<EmulatedAccount> all) {
        this.all = List.copyOf(all);
        for (EmulatedAccount account : all) {
            for (EmulatedCredentials credentials : List.of(account.credentials(), account.temporaryCredentials())) {
                byAccessKeyId.put(credentials.accessKeyId(), new Holder(account, credentials));
            }
        }
    }

    static Accounts generate(long seed, int accounts, int connections) {
        List<EmulatedAccount> all = new ArrayList<>(accounts);
        for (int index = 0; index < accounts; index++) {
            all.add(generateOne(seed, index, connections));
        }
        return new Accounts(all);
    }

    private static EmulatedAccount generateOne(long seed, int index, int connections) {
        String name = index == 0 ? "test" : "test-" + (index + 1);
        String temporaryKey = String.format(Locale.ROOT, "ASIATEST%012d", index + 1);
        return new EmulatedAccount(
                accountId(seed, index),
                new EmulatedCredentials(name, name, null),
                new EmulatedCredentials(temporaryKey, name + "-temporary", name + "-session-token"),
                new ConnectionGenerator(Seeds.derive(seed, index), connections));
    }

    /** Returns a unique id: the step and the range have no common factor. */
    private static String accountId(long seed, int index) {
        long range = 900_000_000_000L;
        long start = Math.floorMod(Seeds.derive(seed, -1), range);
        return String.valueOf(100_000_000_000L + Math.floorMod(start + index * 7_777_777_777L, range));
    }

    List<EmulatedAccount> all() {
        return all;
    }

    @Nullable
    Holder holder(String accessKeyId) {
        return byAccessKeyId.get(accessKeyId);
    }

    /** An account and the credentials of the access key id that was looked up. */
    record Holder(EmulatedAccount account, EmulatedCredentials credentials) {}
}
