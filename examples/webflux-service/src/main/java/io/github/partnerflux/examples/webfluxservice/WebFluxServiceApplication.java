// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.webfluxservice;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts the service, with an emulator or, if {@code demo.emulator.enabled=false}, with AWS. */
@SpringBootApplication(proxyBeanMethods = false)
public final class WebFluxServiceApplication {

    WebFluxServiceApplication() {}

    public static void main(String... arguments) {
        ConfigurableApplicationContext context = SpringApplication.run(WebFluxServiceApplication.class, arguments);
        System.out.println("Open http://localhost:" + context.getEnvironment().getProperty("local.server.port")
                + "/ (Ctrl-C ends)");
    }
}
