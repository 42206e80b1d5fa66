// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.webfluxservice;

import io.github.partnerflux.exception.PartnerCentralAccountException;
import io.github.partnerflux.exception.PartnerCentralServiceException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.reactive.result.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Responds with problem details to exceptions of the client. The superclass does so for Spring's own exceptions. */
@RestControllerAdvice
final class ProblemAdvice extends ResponseEntityExceptionHandler {

    @ExceptionHandler
    Mono<ResponseEntity<Object>> listingFailed(PartnerCentralAccountException e, ServerWebExchange exchange) {
        ProblemDetail problem = Problems.report(e);
        HttpHeaders headers = new HttpHeaders();
        if (e instanceof PartnerCentralServiceException error && error.retryAfter() != null) {
            headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(secondsRoundedUp(error.retryAfter())));
        }
        return handleExceptionInternal(e, problem, headers, HttpStatusCode.valueOf(problem.getStatus()), exchange);
    }

    /** Handles a query parameter of the wrong type. */
    @Override
    protected Mono<ResponseEntity<Object>> handleWebExchangeBindException(
            WebExchangeBindException e, HttpHeaders headers, HttpStatusCode status, ServerWebExchange exchange) {
        FieldError error = e.getFieldErrors().get(0);
        ProblemDetail problem =
                Problems.ofParameter(error.getField(), "must be a number, but is \"" + error.getRejectedValue() + "\"");
        return handleExceptionInternal(e, problem, headers, status, exchange);
    }

    /** Sets the content type regardless of the request's {@code Accept}: a problem is not a valid event stream. */
    @Override
    protected Mono<ResponseEntity<Object>> createResponseEntity(
            @Nullable Object body, @Nullable HttpHeaders headers, HttpStatusCode status, ServerWebExchange exchange) {
        return Mono.just(ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body));
    }

    private static long secondsRoundedUp(Duration duration) {
        return duration.plusMillis(999).toSeconds();
    }
}
