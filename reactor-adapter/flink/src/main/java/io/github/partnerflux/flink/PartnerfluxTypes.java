// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.flink;

import io.github.partnerflux.ChangeEvent;
import io.github.partnerflux.FleetEvent;
import io.github.partnerflux.model.ConnectionSummary;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * The types of this library's records for Flink, with serializers of their own. Flink would use Kryo otherwise, which
 * is slower and cannot read state after the types have changed.
 *
 * <pre>{@code
 * DataStream<ConnectionSummary> connections = events
 *         .filter(event -> event instanceof FleetEvent.Item)
 *         .map(event -> ((FleetEvent.Item<ConnectionSummary>) event).item())
 *         .returns(PartnerfluxTypes.connectionSummary());
 * }</pre>
 */
public final class PartnerfluxTypes {

    private PartnerfluxTypes() {}

    /**
     * Returns the type of connections, which are written as the JSON of the service. Later versions of this library
     * read it, with default values for what it lacks.
     *
     * @return the type
     */
    public static TypeInformation<ConnectionSummary> connectionSummary() {
        return new ModelTypeInfo<>(ConnectionSummary.class, List.of(), config -> new ConnectionSummarySerializer());
    }

    /**
     * Returns the type of changes.
     *
     * @param item the type of the items
     * @param <T> the type of the items
     * @return the type
     */
    @SuppressWarnings("unchecked") // The class of an interface has no type arguments.
    public static <T> TypeInformation<ChangeEvent<T>> changeEvent(TypeInformation<T> item) {
        return new ModelTypeInfo<>(
                (Class<ChangeEvent<T>>) (Class<?>) ChangeEvent.class,
                List.of(item),
                config -> new ChangeEventSerializer<>(item.createSerializer(config)));
    }

    /**
     * Returns the type of the events of a fleet.
     *
     * @param item the type of the items
     * @param <T> the type of the items
     * @return the type
     */
    @SuppressWarnings("unchecked") // The class of an interface has no type arguments.
    public static <T> TypeInformation<FleetEvent<T>> fleetEvent(TypeInformation<T> item) {
        return new ModelTypeInfo<>(
                (Class<FleetEvent<T>>) (Class<?>) FleetEvent.class,
                List.of(item),
                config -> new FleetEventSerializer<>(item.createSerializer(config)));
    }
}
