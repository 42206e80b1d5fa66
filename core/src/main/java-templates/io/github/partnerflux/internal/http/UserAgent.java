package io.github.partnerflux.internal.http;

/** A constant that the build fills in: neither the module path nor a shaded jar has the manifest that a jar keeps its version in. */
final class UserAgent {

    static final String VALUE = "partnerflux/${project.version}";

    private UserAgent() {}
}
