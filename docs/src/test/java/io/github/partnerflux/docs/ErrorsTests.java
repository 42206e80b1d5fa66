// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.RetryPolicy;
import io.github.partnerflux.emulator.Fault;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.exception.PartnerCentralAccountException;
import io.github.partnerflux.exception.PartnerCentralServiceException;
import io.github.partnerflux.exception.ResourceNotFoundException;
import io.github.partnerflux.model.GetConnectionResponse;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.system.CapturedOutput;
import reactor.core.publisher.Mono;

class ErrorsTests extends Samples {

    @Test
    void handlesErrors(PartnerCentralAccountClient client, PartnerCentralEmulator emulator, CapturedOutput output) {
        String id = "pac-doesnotexist1";
        // #region errors
        Mono<GetConnectionResponse> connection = client.getConnection(
                        request -> request.catalog("AWS").identifier(id))
                .onErrorResume(ResourceNotFoundException.class, e -> Mono.empty())
                .doOnError(
                        PartnerCentralServiceException.class,
                        e -> System.out.println(e.statusCode() + " for request " + e.requestId()))
                .doOnError(
                        PartnerCentralAccountException.class,
                        e -> System.out.println(e.operation() + " failed after " + e.attempts() + " attempts"));
        // #endregion errors

        assertThat(connection.block()).isNull();
        emulator.inject(Fault.error(500, "InternalServerException").times(3));
        connection.onErrorComplete().block();
        assertThat(output.getOut()).contains("500 for request ", "GetConnection failed after 3 attempts");
    }

    @Test
    void setsAPolicy(PartnerCentralAccountClient client, PartnerCentralEmulator emulator) {
        // #region policy
        PartnerCentralAccountClient patient =
                client.withRetryPolicy(RetryPolicy.builder().maxAttempts(5).build());
        // #endregion policy

        emulator.inject(Fault.error(500, "InternalServerException").times(4));
        assertThat(patient.listPartners(request -> request.catalog("AWS")).blockFirst())
                .isNotNull();
        assertThat(emulator.requestCount()).isEqualTo(5);
    }
}
