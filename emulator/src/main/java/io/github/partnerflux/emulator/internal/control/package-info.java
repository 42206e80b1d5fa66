/**
 * Control over HTTP, for tests in any language: endpoints in JSON beside the service.
 *
 * <p>Add an endpoint to the class of its area, one for each thing that tests can change or read. Knows neither the
 * server nor the command line: {@code internal.http} finds the endpoint of a request, and the public types implement
 * {@link io.github.partnerflux.emulator.internal.control.EmulatorActions}.
 */
@NullMarked
package io.github.partnerflux.emulator.internal.control;

import org.jspecify.annotations.NullMarked;
