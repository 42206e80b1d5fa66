import org.jspecify.annotations.NullMarked;

/** The reactive client for the AWS Partner Central Account API. */
@NullMarked
@SuppressWarnings("module") // The adapter that an export names is compiled later.
module io.github.partnerflux.core {
    requires transitive micrometer.observation;
    requires transitive org.jspecify;
    requires transitive org.reactivestreams;
    requires transitive reactor.core;
    requires transitive reactor.netty.http;
    requires transitive software.amazon.awssdk.identity.spi;
    requires transitive software.amazon.awssdk.regions;
    requires transitive tools.jackson.core;
    requires transitive tools.jackson.databind;
    requires com.fasterxml.jackson.annotation;
    requires io.netty.buffer;
    requires io.netty.codec;
    requires io.netty.codec.http;
    requires io.netty.common;
    requires io.netty.handler;
    requires io.netty.transport;
    requires micrometer.commons;
    requires transitive reactor.netty.core;
    requires software.amazon.awssdk.auth;
    requires software.amazon.awssdk.http;
    requires software.amazon.awssdk.profiles;
    requires software.amazon.awssdk.utils;

    // Required by Reactor Netty and the AWS SDK, which have no module descriptors.
    requires io.netty.codec.classes.quic;
    requires io.netty.codec.dns;
    requires io.netty.codec.http2;
    requires io.netty.handler.proxy;
    requires io.netty.resolver;
    requires io.netty.resolver.dns;
    requires io.netty.transport.classes.epoll;
    requires io.netty.transport.unix.common;
    requires org.slf4j;

    exports io.github.partnerflux;
    exports io.github.partnerflux.exception;
    exports io.github.partnerflux.model;
    exports io.github.partnerflux.internal.concurrent to
            io.github.partnerflux.future;
    // For Jackson, which reads the fields of requests if the application has it. Not only to its module, which may be
    // missing.
    opens io.github.partnerflux.model;
}
