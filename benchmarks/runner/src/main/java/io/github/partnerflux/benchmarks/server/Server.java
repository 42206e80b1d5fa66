// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks.server;

import io.github.partnerflux.benchmarks.Load;
import io.github.partnerflux.benchmarks.Workload;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * The server's process. It prints its port and then, for each line on standard input, a {@link ServerSample} of what
 * happened since the previous line. A line that contains a {@link Load} switches the server to it. At the end of the
 * input, the process exits.
 */
public final class Server implements AutoCloseable {

    private static final int MAX_REQUEST_BYTES = 64 * 1024;

    private static final double LIMITED_ACCOUNT_PER_SECOND = 0.2;
    private static final double OTHER_ACCOUNT_PER_SECOND = 20;

    private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final int port;
    private volatile Service service;

    Server(Service service) throws InterruptedException {
        this.service = service;
        Channel channel = new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 1024)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(
                                        new HttpServerCodec(),
                                        new HttpObjectAggregator(MAX_REQUEST_BYTES),
                                        new ListConnectionsHandler(() -> Server.this.service));
                    }
                })
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .sync()
                .channel();
        port = ((InetSocketAddress) channel.localAddress()).getPort();
    }

    /** Runs the process. */
    public static void main(String[] args) throws IOException, InterruptedException {
        try (Server server = new Server(service(Workload.PEEK.load()))) {
            System.out.println(server.port());
            server.printSamples();
        }
    }

    private static Service service(Load load) {
        Workload workload = load.workload();
        Throttle throttle = workload.limitsAccounts()
                ? new AccountThrottle(LIMITED_ACCOUNT_PER_SECOND, OTHER_ACCOUNT_PER_SECOND, System::nanoTime)
                : new RandomThrottle(workload.throttleRate());
        return new Service(workload.latency(), new Pages(load.connections(), load.pageSize()), new Counters(throttle));
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private void printSamples() throws IOException {
        var process = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        long cpu = process.getProcessCpuTime();
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            long now = process.getProcessCpuTime();
            ServerSample sample = service.counters().take(now - cpu);
            if (!line.isEmpty()) {
                service.pages().release();
                service = service(Load.parse(line));
            }
            System.out.println(sample);
            cpu = now;
        }
    }
}
