/** The client in a Spring Boot application. Start at {@link PartnerCentralAccountAutoConfiguration}. */
@NullMarked
package io.github.partnerflux.spring.boot;

import org.jspecify.annotations.NullMarked;
