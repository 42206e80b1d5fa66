package io.github.partnerflux.examples.webfluxservice;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationView;
import org.springframework.stereotype.Component;

/** Tells a listing what its calls report: {@code retry}, {@code throttle}, and {@code page} for each that has succeeded. */
@Component
final class ActivityHandler implements ObservationHandler<Observation.Context> {

    private static final KeyValue NO_ERROR = KeyValue.of("error.type", "none");

    @Override
    public boolean supportsContext(Observation.Context context) {
        return "partnerflux.call".equals(context.getName());
    }

    @Override
    public void onEvent(Observation.Event event, Observation.Context call) {
        tell(call, event.getName());
    }

    @Override
    public void onStop(Observation.Context call) {
        if (NO_ERROR.equals(call.getLowCardinalityKeyValue("error.type"))) {
            tell(call, "page");
        }
    }

    private static void tell(Observation.Context call, String name) {
        ObservationView parent = call.getParentObservation();
        if (parent != null && parent.getContextView() instanceof ListingActivity listing) {
            listing.happened(name);
        }
    }
}
