// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.emulator.internal.protocol.Json;
import io.github.partnerflux.test.model.Conformance;
import io.github.partnerflux.test.model.ServiceModel;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;
import tools.jackson.databind.JsonNode;

/**
 * Sends requests, valid or not, with the JDK's HTTP client. The AWS SDK's signer signs them.
 *
 * <p>Each response of an operation of the model, and each error of the model, is checked against it.
 */
public final class TestClient {

    public static final EmulatedCredentials TEST = new EmulatedCredentials("test", "test", null);

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private TestClient() {}

    public static Reply list(PartnerCentralEmulator emulator, String body) {
        return signed(emulator, body).send();
    }

    public static Request signed(PartnerCentralEmulator emulator, String body) {
        return new Request(emulator.endpoint(), body).sign(TEST);
    }

    public static Request unsigned(PartnerCentralEmulator emulator, String body) {
        return new Request(emulator.endpoint(), body);
    }

    public static Request unsigned(URI endpoint, String body) {
        return new Request(endpoint, body);
    }

    public record Reply(int status, HttpResponse<String> response) {

        public String body() {
            return response.body();
        }

        public JsonNode json() {
            return Json.read(body().getBytes(StandardCharsets.UTF_8));
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public String type() {
            return json().path("__type").asString("").replaceAll(".*#", "");
        }

        public String message() {
            JsonNode json = json();
            return json.path("message").asString(json.path("Message").asString(""));
        }

        public String nextToken() {
            return json().path("NextToken").asString("");
        }

        public List<String> ids() {
            return json().path("ConnectionSummaries")
                    .valueStream()
                    .map(summary -> summary.path("Id").asString(""))
                    .toList();
        }

        /** Errors of the framework are not in the model. */
        private List<String> nonconformities(ServiceModel.Operation operation) {
            if (status == 200) {
                return Conformance.ofOutput(operation, json());
            }
            return body().contains("com.amazonaws.partnercentralaccount#")
                    ? Conformance.ofError(operation, json())
                    : List.of();
        }

        /** Returns the name and the code of each field error. */
        public List<String> fieldErrors() {
            return json().path("ErrorDetails")
                    .valueStream()
                    .map(detail -> detail.path("FieldValidationError"))
                    .map(error -> error.path("Name").asString("") + " "
                            + error.path("Code").asString(""))
                    .toList();
        }
    }

    /** A request to send. Its parts may be changed after it was signed. */
    public static final class Request {

        public final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        String method = "POST";
        URI uri;
        String body;
        boolean chunked;

        private String region = "us-east-1";
        private String service = "partnercentral-account";
        private Clock clock = Clock.systemUTC();
        private boolean acceptsAnyResponse;

        private Request(URI endpoint, String body) {
            this.uri = endpoint.resolve("/");
            this.body = body;
            headers.put("Content-Type", "application/x-amz-json-1.0");
            headers.put("X-Amz-Target", "PartnerCentralAccount.ListConnections");
        }

        public Request region(String value) {
            region = value;
            return this;
        }

        public Request service(String value) {
            service = value;
            return this;
        }

        public Request clock(Clock value) {
            clock = value;
            return this;
        }

        public Request header(String name, String value) {
            headers.put(name, value);
            return this;
        }

        public Request without(String name) {
            headers.remove(name);
            return this;
        }

        public Request body(String value) {
            body = value;
            return this;
        }

        public Request method(String value) {
            method = value;
            return this;
        }

        public Request path(String value) {
            uri = uri.resolve(value);
            return this;
        }

        public Request chunked() {
            chunked = true;
            return this;
        }

        /** Turns off the comparison with the model: stubs and some faults respond with anything. */
        public Request acceptAnyResponse() {
            acceptsAnyResponse = true;
            return this;
        }

        public Request sign(EmulatedCredentials credentials) {
            headers.remove("Authorization");
            headers.remove("X-Amz-Date");
            headers.remove("X-Amz-Security-Token");
            SdkHttpRequest.Builder request = SdkHttpRequest.builder()
                    .method(SdkHttpMethod.fromValue(method))
                    .uri(uri);
            headers.forEach(request::putHeader);
            AwsCredentialsIdentity identity = credentials.sessionToken() == null
                    ? AwsCredentialsIdentity.create(credentials.accessKeyId(), credentials.secretAccessKey())
                    : AwsSessionCredentialsIdentity.create(
                            credentials.accessKeyId(), credentials.secretAccessKey(), credentials.sessionToken());
            SdkHttpRequest signed = AwsV4HttpSigner.create()
                    .sign(sign -> sign.identity(identity)
                            .request(request.build())
                            .payload(ContentStreamProvider.fromUtf8String(body))
                            .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                            .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                            .putProperty(HttpSigner.SIGNING_CLOCK, clock))
                    .request();
            signed.headers().forEach((name, values) -> headers.put(name, values.get(0)));
            return this;
        }

        public Reply send() {
            try {
                HttpResponse<String> response =
                        HTTP.send(build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
                Reply reply = new Reply(response.statusCode(), response);
                if (!acceptsAnyResponse
                        && method.equals("POST")
                        && uri.getPath().equals("/")) {
                    assertConforms(reply);
                }
                return reply;
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        private void assertConforms(Reply reply) {
            String name = headers.getOrDefault("X-Amz-Target", "").replaceFirst(".*\\.", "");
            ServiceModel.get().operations().stream()
                    .filter(operation -> operation.name().equals(name))
                    .forEach(operation -> assertThat(reply.nonconformities(operation))
                            .as("what does not conform to the model in %s", reply.body())
                            .isEmpty());
        }

        public CompletableFuture<HttpResponse<String>> sendAsync() {
            return HTTP.sendAsync(build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        }

        /** The request's bytes, for tests that hold the socket themselves. */
        public byte[] bytes() {
            byte[] content = body.getBytes(StandardCharsets.UTF_8);
            StringBuilder head = new StringBuilder(method + " " + uri.getRawPath() + " HTTP/1.1\r\n");
            headers.forEach((name, value) ->
                    head.append(name).append(": ").append(value).append("\r\n"));
            head.append("Host: ").append(uri.getAuthority()).append("\r\n");
            head.append("Content-Length: ").append(content.length).append("\r\n\r\n");
            byte[] start =
                    head.toString().replaceFirst("(?i)\r\nhost:[^\r]*", "").getBytes(StandardCharsets.US_ASCII);
            byte[] bytes = java.util.Arrays.copyOf(start, start.length + content.length);
            System.arraycopy(content, 0, bytes, start.length, content.length);
            return bytes;
        }

        private HttpRequest build() {
            byte[] content = body.getBytes(StandardCharsets.UTF_8);
            HttpRequest.BodyPublisher publisher = HttpRequest.BodyPublishers.ofByteArray(content);
            if (chunked) {
                publisher = HttpRequest.BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(content));
            } else if (content.length == 0) {
                publisher = HttpRequest.BodyPublishers.noBody();
            }
            HttpRequest.Builder request = HttpRequest.newBuilder(uri).method(method, publisher);
            headers.forEach((name, value) -> {
                // The client sets these itself.
                if (!List.of("host", "content-length").contains(name.toLowerCase(Locale.ROOT))) {
                    request.header(name, value);
                }
            });
            return request.build();
        }
    }
}
