// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.walk;

import java.util.Map;
import java.util.stream.Stream;

/**
 * One step of a walk.
 *
 * @param caller the index of the account that calls
 * @param operation the operation, or {@link #ADVANCE_TIME}
 * @param input the members, without catalog and client token; for {@link #ADVANCE_TIME}, the {@code Hours}
 */
record Move(int caller, String operation, Map<String, Object> input) {

    static final String ADVANCE_TIME = "AdvanceTime";

    Object[] members() {
        return input.entrySet().stream()
                .flatMap(member -> Stream.of(member.getKey(), member.getValue()))
                .toArray();
    }

    String text(String member) {
        return (String) input.get(member);
    }

    int hours() {
        return (int) input.get("Hours");
    }
}
