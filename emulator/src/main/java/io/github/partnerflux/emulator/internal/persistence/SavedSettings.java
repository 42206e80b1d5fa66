// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.persistence;

import io.github.partnerflux.emulator.internal.state.Settings;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The settings that all data depends on: with other ones, ids in the tables would belong to other accounts
 * or connections.
 */
record SavedSettings(
        long seed,
        int accounts,
        int connections,
        boolean verified,
        List<String> partnersIn,
        List<Settings.Pair> connected) {

    static SavedSettings of(Settings settings, int accounts) {
        return new SavedSettings(
                settings.seed(),
                accounts,
                settings.connections(),
                settings.verified(),
                settings.partnerCatalogs().stream().sorted().toList(),
                settings.connected());
    }

    /** Describes each difference, for example as {@code seed 7 instead of 8}. */
    List<String> differences(SavedSettings other) {
        List<String> differences = new ArrayList<>();
        for (RecordComponent component : SavedSettings.class.getRecordComponents()) {
            Object mine = Components.value(component, this);
            Object others = Components.value(component, other);
            if (!Objects.equals(mine, others)) {
                differences.add(component.getName() + " " + mine + " instead of " + others);
            }
        }
        return differences;
    }
}
