package io.github.partnerflux.benchmarks.server;

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
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The server's process, for one workload. It prints its port and then, for each line on standard input, a
 * {@link ServerSample} of the time since the previous line; at the end of the input, it exits.
 */
public final class Server implements AutoCloseable {

    private static final int MAX_REQUEST_BYTES = 64 * 1024;

    private static final double LIMITED_ACCOUNT_PER_SECOND = 0.2;
    private static final double OTHER_ACCOUNT_PER_SECOND = 20;

    private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final int port;

    Server(Duration latency, Pages pages, Counters counters) throws InterruptedException {
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
                                        new ListConnectionsHandler(latency, pages, counters));
                    }
                })
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .sync()
                .channel();
        port = ((InetSocketAddress) channel.localAddress()).getPort();
    }

    /**
     * Runs the process.
     *
     * @param args the name of a {@link Workload}
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Workload workload = Workload.valueOf(args[0]);
        Counters counters = new Counters(throttle(workload));
        try (Server server = new Server(workload.latency(), new Pages(workload.connections()), counters)) {
            System.out.println(server.port());
            printSamples(counters);
        }
    }

    private static Throttle throttle(Workload workload) {
        return workload.limitsAccounts()
                ? new AccountThrottle(LIMITED_ACCOUNT_PER_SECOND, OTHER_ACCOUNT_PER_SECOND, System::nanoTime)
                : new RandomThrottle(workload.throttleRate());
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private static void printSamples(Counters counters) throws IOException {
        var process = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        long cpu = process.getProcessCpuTime();
        while (input.readLine() != null) {
            long now = process.getProcessCpuTime();
            System.out.println(counters.take(now - cpu));
            cpu = now;
        }
    }
}
