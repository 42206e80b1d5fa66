/** A service on the Spring Boot starter: streams connections over HTTP, with a page that shows them coming. */
@NullMarked
package io.github.partnerflux.examples.webfluxservice;

import org.jspecify.annotations.NullMarked;
