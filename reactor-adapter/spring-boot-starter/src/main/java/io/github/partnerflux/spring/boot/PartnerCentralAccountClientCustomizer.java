package io.github.partnerflux.spring.boot;

import io.github.partnerflux.PartnerCentralAccountClient;

/**
 * Changes how the auto-configured client is made. Define beans of this type for what has no property, such as a proxy:
 *
 * <pre>{@code
 * @Bean
 * PartnerCentralAccountClientCustomizer proxy() {
 *     return builder -> builder.httpClient(http -> http.proxyWithSystemProperties());
 * }
 * }</pre>
 *
 * <p>Called after everything that properties and other beans say, in the beans' {@linkplain
 * org.springframework.core.annotation.Order order}; the last to set something wins, {@code httpClient} included. The health
 * indicator has a client of its own, made in the same way: with it, customizers are called twice.
 */
@FunctionalInterface
public interface PartnerCentralAccountClientCustomizer {

    /**
     * Changes the settings of a client.
     *
     * @param builder with what properties, beans and earlier customizers have set
     */
    void customize(PartnerCentralAccountClient.Builder builder);
}
