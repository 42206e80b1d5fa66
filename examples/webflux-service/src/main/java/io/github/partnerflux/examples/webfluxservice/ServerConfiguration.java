// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.webfluxservice;

import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.ChannelOption;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Configures the server where Spring Boot has no property. */
@Configuration(proxyBeanMethods = false)
final class ServerConfiguration {

    /**
     * Encodes responses in unpooled heap buffers. Spring does not release encoded buffers when the HTTP client
     * disconnects (<a href="https://github.com/spring-projects/spring-framework/issues/36438">#36438</a>). Pooled
     * buffers would leak; unpooled heap buffers are garbage collected.
     */
    @Bean
    NettyServerCustomizer heapBuffers() {
        return server -> server.childOption(ChannelOption.ALLOCATOR, new UnpooledByteBufAllocator(false));
    }
}
