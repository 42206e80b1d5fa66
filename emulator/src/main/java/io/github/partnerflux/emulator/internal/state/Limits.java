package io.github.partnerflux.emulator.internal.state;

import java.util.EnumMap;
import java.util.Map;

/** The limit of each quota. */
public final class Limits {

    private final Map<Quota, Integer> limits = new EnumMap<>(Quota.class);

    Limits(Map<Quota, Integer> changed) {
        limits.putAll(changed);
    }

    public int of(Quota quota) {
        return limits.getOrDefault(quota, quota.defaultLimit());
    }

    public void set(Quota quota, int limit) {
        limits.put(quota, limit);
    }
}
