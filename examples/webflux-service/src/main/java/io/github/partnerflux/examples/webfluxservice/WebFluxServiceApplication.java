package io.github.partnerflux.examples.webfluxservice;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The service. Lists the connections of an emulator inside this program, or AWS's with {@code demo.emulator.enabled=false}. */
@SpringBootApplication(proxyBeanMethods = false)
public final class WebFluxServiceApplication {

    WebFluxServiceApplication() {}

    public static void main(String... arguments) {
        ConfigurableApplicationContext context = SpringApplication.run(WebFluxServiceApplication.class, arguments);
        System.out.println("Open http://localhost:" + context.getEnvironment().getProperty("local.server.port")
                + "/ (Ctrl-C ends)");
    }
}
