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
 * <p>Called after everything that properties and other beans specify, in the beans' {@linkplain
 * org.springframework.core.annotation.Order order}, for the auto-configured client and for each builder that is injected. The
 * last to set something wins; functions given to {@code httpClient} and {@code connectionPool} add to each other.
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
