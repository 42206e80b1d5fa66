/** Auto-configuration of the client for Spring Boot. Start at {@link PartnerCentralAccountAutoConfiguration}. */
@NullMarked
package io.github.partnerflux.spring.boot;

import org.jspecify.annotations.NullMarked;
