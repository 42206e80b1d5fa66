// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.listconnections;

import java.util.Iterator;
import java.util.List;

/** The values that a shell completes; the option accepts others too. */
abstract class Candidates implements Iterable<String> {

    private final List<String> values;

    private Candidates(String... values) {
        this.values = List.of(values);
    }

    @Override
    public Iterator<String> iterator() {
        return values.iterator();
    }

    static final class Catalogs extends Candidates {

        Catalogs() {
            super("AWS", "Sandbox");
        }
    }

    static final class ConnectionTypes extends Candidates {

        ConnectionTypes() {
            super("OPPORTUNITY_COLLABORATION", "SUBSIDIARY");
        }
    }
}
