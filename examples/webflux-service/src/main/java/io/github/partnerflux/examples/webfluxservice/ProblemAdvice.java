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

/** Answers with problem details, for as long as nothing else has been sent. Spring has those for its own exceptions. */
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

    /** A value that has not even the right type. */
    @Override
    protected Mono<ResponseEntity<Object>> handleWebExchangeBindException(
            WebExchangeBindException e, HttpHeaders headers, HttpStatusCode status, ServerWebExchange exchange) {
        FieldError error = e.getFieldErrors().get(0);
        ProblemDetail problem =
                Problems.ofParameter(error.getField(), "must be a number, but is \"" + error.getRejectedValue() + "\"");
        return handleExceptionInternal(e, problem, headers, status, exchange);
    }

    /** Whatever the reader accepts: what is said to be an event stream would be written as one. */
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
