package dev.intentsite.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.http.HttpSettings;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Those who hold connections without using them lose them. */
@Timeout(60)
class ConnectionsTest {
    private static final Duration LONG = Duration.ofSeconds(50);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final String POST =
            "POST /intent HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";

    private final FakeSite site = new FakeSite();

    private Web web(int inAll, int ofAddress, Duration headers, Duration answer, String... proxies) {
        HttpSettings settings =
                HttpSettings.builder().trustForwardedFor(proxies).build();
        return Web.of(site, settings, new ConnectionBounds(inAll, ofAddress, headers, answer));
    }

    private static Socket connect(Web web) throws IOException {
        Socket socket = new Socket("localhost", web.port());
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Reads until the server closes. */
    private static String rest(Socket socket) throws IOException {
        try {
            return Web.rest(socket);
        } catch (SocketException e) {
            return "";
        }
    }

    /** Reads one answer of the fake site. */
    private static String answer(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder text = new StringBuilder();
        while (!text.toString().endsWith("}")) {
            int next = in.read();
            assertThat(next).as("after %s", text).isNotEqualTo(-1);
            text.append((char) next);
        }
        return text.toString();
    }

    /** Writes a byte whenever the last one did nothing, until the server closes. */
    private static void trickle(Socket socket, String unending) throws IOException {
        socket.setSoTimeout(20);
        long end = System.nanoTime() + LONG.toNanos();
        for (int i = 0; System.nanoTime() < end; i++) {
            try {
                write(socket, unending.substring(i % unending.length(), i % unending.length() + 1));
                if (socket.getInputStream().read() == -1) {
                    return;
                }
            } catch (java.net.SocketTimeoutException e) {
                // It waits for more.
            } catch (SocketException e) {
                return;
            }
        }
        throw new AssertionError("The server waits for ever");
    }

    @Test
    void headersThatTrickleAreNotWaitedForForEver() throws Exception {
        try (Web web = web(100, 100, SHORT, LONG);
                Socket socket = connect(web)) {
            write(socket, "POST /intent HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
            trickle(socket, "a");
            assertThat(site.messages).isEmpty();
        }
    }

    @Test
    void neitherIsARequestThatNeverComes() throws Exception {
        try (Web web = web(100, 100, SHORT, LONG);
                Socket socket = connect(web)) {
            assertThat(rest(socket)).isEmpty();
        }
    }

    @Test
    void neitherIsTheNextRequestOfAConnection() throws Exception {
        try (Web web = web(100, 100, SHORT, LONG);
                Socket socket = connect(web)) {
            write(socket, POST);
            assertThat(answer(socket)).startsWith("HTTP/1.1 200");
            write(socket, POST);
            assertThat(answer(socket)).startsWith("HTTP/1.1 200");
            write(socket, "POST /intent HTTP/1.1\r\nX-Slow: ");
            trickle(socket, "a");
        }
    }

    @Test
    void anAnswerThatTakesLongIsNotCutOff() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        site.answering = body -> {
            asked.countDown();
            try {
                assertThat(released.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            return FakeSite.json(200, "{\"late\":true}", OptionalInt.empty());
        };
        try (Web web = web(100, 100, SHORT, LONG);
                Socket working = connect(web);
                Socket idle = connect(web)) {
            write(working, POST);
            assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
            // Whoever connected later than the request has lost its connection by now.
            assertThat(rest(idle)).isEmpty();
            released.countDown();
            assertThat(answer(working)).endsWith("{\"late\":true}");
        }
    }

    @Test
    void anAnswerThatNobodyReadsIsNotWaitedForForEver() throws Exception {
        String large = "{\"x\":\"" + "x".repeat(64 * 1024 * 1024) + "\"}";
        site.answering = body -> FakeSite.json(200, body.length > 2 ? large : "{}", OptionalInt.empty());
        try (Web web = web(1, 1, LONG, SHORT);
                Socket socket = connect(web)) {
            write(socket, POST.replace("Length: 2", "Length: 3") + " ");
            assertThat(socket.getInputStream().read()).isEqualTo('H');
            isServedInTheEnd(web);
        }
    }

    @Test
    void oneAddressHoldsSoManyConnections() throws Exception {
        try (Web web = web(100, 2, LONG, LONG);
                Socket first = connect(web);
                Socket second = connect(web)) {
            write(first, POST);
            write(second, POST);
            assertThat(answer(first)).startsWith("HTTP/1.1 200");
            assertThat(answer(second)).startsWith("HTTP/1.1 200");

            try (Socket third = connect(web)) {
                assertThat(rest(third)).isEmpty();
            }
            write(first, POST);
            assertThat(answer(first)).as("those that are open stay").startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void aClosedConnectionMakesRoom() throws Exception {
        try (Web web = web(1, 1, LONG, LONG)) {
            for (int i = 0; i < 20; i++) {
                isServedInTheEnd(web);
            }
        }
    }

    /** The client may see the end of a connection before the server has counted it out. */
    private static void isServedInTheEnd(Web web) throws IOException {
        // Less than the server's own idle time, which would make room too.
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (System.nanoTime() < end) {
            try (Socket socket = connect(web)) {
                write(socket, POST.replace("Host: localhost", "Host: localhost\r\nConnection: close"));
                if (rest(socket).startsWith("HTTP/1.1 200")) {
                    return;
                }
            } catch (SocketException e) {
                // It was closed before it could be written to.
            }
        }
        throw new AssertionError("There is never room");
    }

    @Test
    void aTrustedProxySpeaksForMany() throws Exception {
        try (Web web = web(2, 1, LONG, LONG, "127.0.0.0/8", "::1/128");
                Socket first = connect(web);
                Socket second = connect(web)) {
            write(first, POST);
            write(second, POST);
            assertThat(answer(first)).startsWith("HTTP/1.1 200");
            assertThat(answer(second)).startsWith("HTTP/1.1 200");
            try (Socket third = connect(web)) {
                assertThat(rest(third)).as("one more than there may be in all").isEmpty();
            }
        }
    }
}
