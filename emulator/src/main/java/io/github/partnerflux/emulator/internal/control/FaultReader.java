// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.control;

import io.github.partnerflux.emulator.internal.fault.InjectedFault;
import io.github.partnerflux.emulator.internal.fault.PageFault;
import io.github.partnerflux.emulator.internal.fault.Transmission;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads faults. A kind is named as the method of {@code Fault}, its members as the method's parameters. */
final class FaultReader {

    private static final List<String> OF_ALL_KINDS = List.of("kind", "times", "headers");

    private static final Map<String, Kind> KINDS = kinds();

    private FaultReader() {}

    private static Map<String, Kind> kinds() {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        kinds.put("throttle", new Kind(List.of(), fault -> InjectedFault.throttling()));
        kinds.put(
                "error",
                new Kind(
                        List.of("status", "errorType", "reason"),
                        fault -> fault.has("reason")
                                ? InjectedFault.error(
                                        fault.integer("status"), fault.text("errorType"), fault.text("reason"))
                                : InjectedFault.error(fault.integer("status"), fault.text("errorType"))));
        kinds.put("businessError", new Kind(List.of("code"), fault -> InjectedFault.businessError(fault.text("code"))));
        kinds.put(
                "response",
                new Kind(
                        List.of("status", "contentType", "body"),
                        fault -> InjectedFault.response(
                                fault.integer("status"), fault.text("contentType"), fault.text("body"))));
        kinds.put("delay", new Kind(List.of("delay"), fault -> InjectedFault.delaying(fault.duration("delay"))));
        kinds.put("dropBeforeResponse", sending(Transmission.CLOSE_BEFORE));
        kinds.put("resetBeforeResponse", sending(Transmission.RESET_BEFORE));
        kinds.put("dropInBody", sending(Transmission.CLOSE_IN_BODY));
        kinds.put("never", sending(Transmission.NEVER));
        kinds.put("repeatToken", paging(PageFault.REPEAT_TOKEN));
        kinds.put("emptyPage", paging(PageFault.EMPTY_PAGE));
        kinds.put("repeatItem", paging(PageFault.REPEAT_ITEM));
        kinds.put("omitItem", paging(PageFault.OMIT_ITEM));
        kinds.put("unknownValues", paging(PageFault.UNKNOWN_VALUES));
        return kinds;
    }

    private static Kind sending(Transmission transmission) {
        return new Kind(List.of(), fault -> InjectedFault.sending(transmission));
    }

    private static Kind paging(PageFault pageFault) {
        return new Kind(List.of(), fault -> InjectedFault.paging(pageFault));
    }

    static InjectedFault read(Members members) {
        String name = members.text("kind");
        Kind kind = KINDS.get(name);
        if (kind == null) {
            throw members.invalid("kind must be one of " + KINDS.keySet() + ", but is \"" + name + "\"");
        }
        List<String> known = new ArrayList<>(OF_ALL_KINDS);
        known.addAll(kind.members());
        members.only(known);
        try {
            InjectedFault fault = kind.create().apply(members);
            for (Map.Entry<String, String> header : members.texts("headers").entrySet()) {
                fault = fault.header(header.getKey(), header.getValue());
            }
            return members.has("times") ? fault.times(members.integer("times")) : fault;
        } catch (IllegalArgumentException e) {
            throw members.invalid(String.valueOf(e.getMessage()));
        }
    }

    /** A kind of fault: the members that it has beyond those of all kinds. */
    private record Kind(List<String> members, Function<Members, InjectedFault> create) {}
}
