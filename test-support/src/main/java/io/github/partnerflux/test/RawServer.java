// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.test;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ServerSocketFactory;
import org.jspecify.annotations.Nullable;

/** A server on the loopback interface that controls every byte of its connections. */
public final class RawServer implements AutoCloseable {

    /** Handles one connection, which is closed afterwards. */
    @FunctionalInterface
    public interface ConnectionHandler {
        void handle(Peer peer) throws Exception;
    }

    /** Reads a request and sends nothing until the client closes the connection. */
    public static final ConnectionHandler SILENT = peer -> {
        peer.readRequest();
        peer.awaitEnd();
    };

    /** Sends a first page with the connection pac-1 and a second one with pac-2. */
    public static final ConnectionHandler TWO_PAGES = peer -> {
        while (true) {
            boolean isFirst = !peer.readRequest().contains("NextToken");
            peer.send(isFirst ? pageWithToken("next", "pac-1") : page("pac-2"));
        }
    };

    private final ServerSocket listener;
    private final List<ConnectionHandler> handlers;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closing = new CountDownLatch(1);

    private final AtomicInteger connections = new AtomicInteger();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicLong bytesSent = new AtomicLong();
    private final Semaphore requestsRead = new Semaphore(0);
    private final Semaphore connectionsGone = new Semaphore(0);

    /**
     * Starts a server.
     *
     * @param handlers one for each connection, in order; the last one also handles all further connections
     */
    public RawServer(ConnectionHandler... handlers) {
        this(ServerSocketFactory.getDefault(), handlers);
    }

    /** Starts a server with the factory's sockets, for example those of TLS. */
    public RawServer(ServerSocketFactory sockets, ConnectionHandler... handlers) {
        this.handlers = List.of(handlers);
        try {
            listener = sockets.createServerSocket(0, 1_000, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        start("raw-server-accept", this::accept);
    }

    /** Sends the same response to every request. */
    public static ConnectionHandler respondingWith(String response) {
        return peer -> {
            while (true) {
                peer.readRequest();
                peer.send(response);
            }
        };
    }

    /** Returns the response with the last page, whose connections have only an identifier. */
    public static String page(String... ids) {
        return response(200, json(null, ids));
    }

    public static String pageWithToken(String token, String... ids) {
        return response(200, json(token, ids));
    }

    public static String response(int status, String body) {
        return "HTTP/1.1 " + status + " Status\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    public static String json(@Nullable String token, String... ids) {
        StringBuilder json = new StringBuilder("{\"ConnectionSummaries\":[");
        for (int i = 0; i < ids.length; i++) {
            json.append(i == 0 ? "" : ",").append("{\"Id\":\"").append(ids[i]).append("\"}");
        }
        return json.append("]")
                .append(token == null ? "" : ",\"NextToken\":\"" + token + "\"")
                .append("}")
                .toString();
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port());
    }

    public URI tlsEndpoint() {
        return URI.create("https://127.0.0.1:" + port());
    }

    public int port() {
        return listener.getLocalPort();
    }

    public int connections() {
        return connections.get();
    }

    /** Returns the requests in the order of arrival, each with its headers and body. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    public long bytesSent() {
        return bytesSent.get();
    }

    public void awaitRequests(int count) {
        await(requestsRead, count, "requests");
    }

    /** Waits until that many more connections have been closed by either side. */
    public void awaitConnectionsGone(int count) {
        await(connectionsGone, count, "closed connections");
    }

    private static void await(Semaphore semaphore, int count, String what) {
        try {
            if (!semaphore.tryAcquire(count, 30, TimeUnit.SECONDS)) {
                throw new AssertionError(
                        "only " + semaphore.availablePermits() + " of " + count + " " + what + " within 30 s");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void accept() {
        while (closing.getCount() > 0) {
            try {
                Socket socket = listener.accept();
                sockets.add(socket);
                int number = connections.getAndIncrement();
                ConnectionHandler handler = handlers.get(Math.min(number, handlers.size() - 1));
                start("raw-server-" + number, () -> handle(handler, socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void handle(ConnectionHandler handler, Socket socket) {
        try (socket) {
            handler.handle(new Peer(socket));
        } catch (Exception e) {
            // The client has closed the connection, or the server is being closed.
        } finally {
            sockets.remove(socket);
            connectionsGone.release();
        }
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            listener.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The client's end of one connection. */
    public final class Peer {

        private final Socket socket;

        private Peer(Socket socket) {
            this.socket = socket;
        }

        /** Waits for a complete request. */
        public String readRequest() throws IOException {
            String head = readHead();
            String lowerCase = head.toLowerCase(Locale.ROOT);
            int start = lowerCase.indexOf("\r\ncontent-length:") + "\r\ncontent-length:".length();
            int length = Integer.parseInt(
                    head.substring(start, head.indexOf("\r\n", start)).strip());
            String text = head + new String(readBytes(length), StandardCharsets.UTF_8);
            requests.add(text);
            requestsRead.release();
            return text;
        }

        /** Waits for the request line and the headers. */
        public String readHead() throws IOException {
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                head.write(readByte(socket.getInputStream()));
            }
            return head.toString(StandardCharsets.UTF_8);
        }

        public byte[] readBytes(int count) throws IOException {
            byte[] bytes = new byte[count];
            for (int i = 0; i < count; i++) {
                bytes[i] = (byte) readByte(socket.getInputStream());
            }
            return bytes;
        }

        private static int readByte(InputStream in) throws IOException {
            int b = in.read();
            if (b < 0) {
                throw new EOFException();
            }
            return b;
        }

        /** Waits for a byte. */
        public void readSome() throws IOException {
            readByte(socket.getInputStream());
        }

        public void send(String text) throws IOException {
            send(text.getBytes(StandardCharsets.UTF_8));
        }

        public void send(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
            bytesSent.addAndGet(bytes.length);
        }

        /** Waits until the client's system has received something that the client has not read, or the client has closed. */
        public void awaitReceived() throws IOException {
            TcpTables.awaitReceived(socket.getPort(), socket.getLocalPort());
        }

        /** Sends the text byte by byte, so that no pause exceeds a read timeout. */
        public void trickle(String text, Duration pause) throws IOException, InterruptedException {
            for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
                send(new byte[] {b});
                if (closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        }

        /** Closes the server's side of the connection and waits until the client has closed its own. */
        public void finish() throws IOException {
            socket.shutdownOutput();
            awaitEnd();
        }

        /** Waits until the client has closed the connection. */
        public void awaitEnd() throws IOException {
            InputStream in = socket.getInputStream();
            while (in.read() >= 0) {
                // Ignores what the client sends.
            }
        }

        /** Closes the connection with RST in place of FIN. */
        public void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }
    }
}
