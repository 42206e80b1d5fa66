package io.github.partnerflux;

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

/** A server on this machine that does to each connection what it is told to, byte by byte. */
final class RawServer implements AutoCloseable {

    /** What is done with one connection, which is closed afterwards. */
    @FunctionalInterface
    interface Conversation {
        void with(Peer peer) throws Exception;
    }

    private final ServerSocket listener;
    private final List<Conversation> conversations;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closing = new CountDownLatch(1);

    private final AtomicInteger connections = new AtomicInteger();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicLong bytesSent = new AtomicLong();
    private final Semaphore requestsRead = new Semaphore(0);
    private final Semaphore connectionsGone = new Semaphore(0);

    /** The first connection gets the first conversation, and so on; those that are left get the last one. */
    RawServer(Conversation... conversations) {
        this(ServerSocketFactory.getDefault(), conversations);
    }

    /** The same over TLS, for example. */
    RawServer(ServerSocketFactory sockets, Conversation... conversations) {
        this.conversations = List.of(conversations);
        try {
            listener = sockets.createServerSocket(0, 1_000, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        start("raw-server-accept", this::accept);
    }

    /** Answers every request with the same. */
    static Conversation answering(String answer) {
        return peer -> {
            while (true) {
                peer.readRequest();
                peer.send(answer);
            }
        };
    }

    /** A page of connections that have only an identifier. */
    static String page(String... ids) {
        return answer(200, json(null, ids));
    }

    static String pageWithToken(String token, String... ids) {
        return answer(200, json(token, ids));
    }

    static String answer(int status, String body) {
        return "HTTP/1.1 " + status + " Status\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    static String json(String token, String... ids) {
        StringBuilder json = new StringBuilder("{\"ConnectionSummaries\":[");
        for (int i = 0; i < ids.length; i++) {
            json.append(i == 0 ? "" : ",").append("{\"Id\":\"").append(ids[i]).append("\"}");
        }
        return json.append("]")
                .append(token == null ? "" : ",\"NextToken\":\"" + token + "\"")
                .append("}")
                .toString();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + port());
    }

    int port() {
        return listener.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    /** As they came, headers and body. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    long bytesSent() {
        return bytesSent.get();
    }

    void awaitRequests(int count) {
        await(requestsRead, count, "requests");
    }

    /** Waits until that many connections have ended, whoever ended them. */
    void awaitConnectionsGone(int count) {
        await(connectionsGone, count, "ends of connections");
    }

    private static void await(Semaphore semaphore, int count, String what) {
        try {
            if (!semaphore.tryAcquire(count, 30, TimeUnit.SECONDS)) {
                throw new AssertionError(
                        "there were only " + semaphore.availablePermits() + " of " + count + " " + what);
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
                Conversation conversation = conversations.get(Math.min(number, conversations.size() - 1));
                start("raw-server-" + number, () -> converse(conversation, socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void converse(Conversation conversation, Socket socket) {
        try (socket) {
            conversation.with(new Peer(socket));
        } catch (Exception e) {
            // The client has gone, or the server is being closed.
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
    final class Peer {

        private final Socket socket;

        private Peer(Socket socket) {
            this.socket = socket;
        }

        /** Waits for a whole request. */
        String readRequest() throws IOException {
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

        /** Waits for the first line and the headers, all of a request that has no body. */
        String readHead() throws IOException {
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                head.write(readByte(socket.getInputStream()));
            }
            return head.toString(StandardCharsets.UTF_8);
        }

        byte[] readBytes(int count) throws IOException {
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

        /** Waits for some bytes of whatever kind. */
        void readSome() throws IOException {
            readByte(socket.getInputStream());
        }

        void send(String text) throws IOException {
            send(text.getBytes(StandardCharsets.UTF_8));
        }

        void send(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
            bytesSent.addAndGet(bytes.length);
        }

        /** Sends one byte, waits, sends the next: the first thing that a time limit on reads does not end. */
        void trickle(String text, Duration pause) throws IOException, InterruptedException {
            for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
                send(new byte[] {b});
                if (closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        }

        /** Ends what this side has to say, and waits until the client has closed the connection. */
        void finish() throws IOException {
            socket.shutdownOutput();
            awaitEnd();
        }

        /** Says nothing until the client closes the connection. */
        void awaitEnd() throws IOException {
            InputStream in = socket.getInputStream();
            while (in.read() >= 0) {
                // Whatever it is.
            }
        }

        /** RST in place of FIN. */
        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }
    }
}
