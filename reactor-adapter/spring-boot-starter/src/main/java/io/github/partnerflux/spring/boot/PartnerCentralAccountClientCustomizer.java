// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.spring.boot;

import io.github.partnerflux.PartnerCentralAccountClient;

/**
 * Customizes the builder of the auto-configured client. Define beans of this type for settings without a property, such
 * as the JVM's proxy:
 *
 * <pre>{@code
 * @Bean
 * PartnerCentralAccountClientCustomizer proxy() {
 *     return builder -> builder.httpClient(http -> http.proxyWithSystemProperties());
 * }
 * }</pre>
 *
 * <p>Customizers are applied after all properties and other beans, in their {@linkplain
 * org.springframework.core.annotation.Order order}, to the auto-configured client and to each injected builder. If
 * several set the same setting, the last one takes effect; the functions of {@code httpClient} and
 * {@code connectionPool} are applied one after the other.
 */
@FunctionalInterface
public interface PartnerCentralAccountClientCustomizer {

    /**
     * Customizes the settings of a client.
     *
     * @param builder the builder, to which properties, beans and previous customizers have been applied
     */
    void customize(PartnerCentralAccountClient.Builder builder);
}
