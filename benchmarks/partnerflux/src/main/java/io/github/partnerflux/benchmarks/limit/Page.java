// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks.limit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of connections.
 *
 * @param connections the connections; absent members are {@code null}
 * @param nextToken the token of the next page, or {@code null} after the last one
 */
public record Page(List<Connection> connections, @Nullable String nextToken) {}
