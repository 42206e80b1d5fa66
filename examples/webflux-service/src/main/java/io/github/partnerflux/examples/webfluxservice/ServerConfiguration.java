package io.github.partnerflux.examples.webfluxservice;

import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.ChannelOption;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What no property sets. */
@Configuration(proxyBeanMethods = false)
final class ServerConfiguration {

    /**
     * Answers are encoded on the heap. When a reader goes away, Spring forgets to release what it has encoded and not sent (<a
     * href="https://github.com/spring-projects/spring-framework/issues/36438">#36438</a>), and Netty's own allocator would never
     * get that back; here it is garbage like any other.
     */
    @Bean
    NettyServerCustomizer heapBuffers() {
        return server -> server.childOption(ChannelOption.ALLOCATOR, new UnpooledByteBufAllocator(false));
    }
}
