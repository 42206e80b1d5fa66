/** A service that uses the Spring Boot starter to stream connections over HTTP, with a page that shows them. */
@NullMarked
package io.github.partnerflux.examples.webfluxservice;

import org.jspecify.annotations.NullMarked;
