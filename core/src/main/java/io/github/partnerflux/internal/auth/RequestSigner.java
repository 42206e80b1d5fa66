package io.github.partnerflux.internal.auth;

import java.net.URI;
import java.time.Clock;
import java.util.Map;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Signs requests with <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html">SigV4</a>. */
public final class RequestSigner {

    private static final String SIGNING_NAME = "partnercentral-account";

    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
    private final URI endpoint;
    private final String region;

    public RequestSigner(URI endpoint, String region) {
        this.endpoint = endpoint;
        this.region = region;
    }

    /** The request to send: what is to be signed, and the signature. */
    public SdkHttpRequest sign(AwsCredentialsIdentity identity, Map<String, String> headers, byte[] body, Clock clock) {
        SdkHttpRequest.Builder request =
                SdkHttpRequest.builder().method(SdkHttpMethod.POST).uri(endpoint);
        headers.forEach(request::putHeader);
        return signer.sign(SignRequest.builder(identity)
                        .request(request.build())
                        .payload(ContentStreamProvider.fromByteArrayUnsafe(body))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, SIGNING_NAME)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                        .putProperty(HttpSigner.SIGNING_CLOCK, clock)
                        .build())
                .request();
    }
}
