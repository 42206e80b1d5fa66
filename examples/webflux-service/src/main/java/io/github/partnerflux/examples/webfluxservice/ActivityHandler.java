// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.webfluxservice;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationView;
import org.springframework.stereotype.Component;

/** Records the events of a listing's calls: {@code retry}, {@code throttle}, and {@code page} for each success. */
@Component
final class ActivityHandler implements ObservationHandler<Observation.Context> {

    private static final KeyValue NO_ERROR = KeyValue.of("error.type", "none");

    @Override
    public boolean supportsContext(Observation.Context context) {
        return "partnerflux.call".equals(context.getName());
    }

    @Override
    public void onEvent(Observation.Event event, Observation.Context call) {
        record(call, event.getName());
    }

    @Override
    public void onStop(Observation.Context call) {
        if (NO_ERROR.equals(call.getLowCardinalityKeyValue("error.type"))) {
            record(call, "page");
        }
    }

    private static void record(Observation.Context call, String name) {
        ObservationView parent = call.getParentObservation();
        if (parent != null && parent.getContextView() instanceof ListingActivity listing) {
            listing.record(name);
        }
    }
}
