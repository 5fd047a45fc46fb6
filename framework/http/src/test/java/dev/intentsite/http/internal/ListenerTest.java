package dev.intentsite.http.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intentsite.http.HttpSettings;
import dev.intentsite.site.ConfigurationException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListenerTest {
    private final FakeSite site = new FakeSite();

    @Test
    void aStopLetsMessagesInProgressFinish() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        site.answering = body -> {
            begun.countDown();
            await(released);
            return FakeSite.json(200, "{\"finished\":true}", OptionalInt.empty());
        };
        Web web = Web.of(site);
        CompletableFuture<HttpResponse<String>> answer = CompletableFuture.supplyAsync(() -> web.send(web.post("{}")));
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

        CompletableFuture<Void> stop = CompletableFuture.runAsync(() -> close(web));
        assertThat(stop).isNotDone();
        released.countDown();

        assertThat(answer.get(10, TimeUnit.SECONDS).body()).isEqualTo("{\"finished\":true}");
        stop.get(10, TimeUnit.SECONDS);
    }

    @Test
    void aMessageThatComesDuringAStopHearsWhenToComeBack() throws Exception {
        Optional<String> answer = Optional.empty();
        for (int stops = 0; answer.isEmpty() && stops < 50; stops++) {
            answer = answerDuringAStop();
        }

        assertThat(answer.orElseThrow())
                .startsWith("HTTP/1.1 503")
                .contains("Retry-After: 5\r\n", "Content-Type: application/json\r\n", "Connection: close\r\n")
                .endsWith("{\"flow_type\":\"error\",\"status\":\"backend_unavailable\",\"message\":\"The site is"
                        + " being stopped, and nothing was done. Send it again in a moment.\"}");
    }

    /** The first answer that is no success while a message is held; empty where the stop met the connection between two messages and closed it. */
    private Optional<String> answerDuringAStop() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        site.answering = body -> {
            if (body.length > 2) {
                begun.countDown();
                await(released);
            }
            return FakeSite.json(200, "{}", OptionalInt.empty());
        };
        Web web = Web.of(site);
        CompletableFuture<HttpResponse<String>> held =
                CompletableFuture.supplyAsync(() -> web.send(web.post("{\"held\":true}")));
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        try (Socket open = new Socket("localhost", web.port())) {
            open.setSoTimeout(10_000);
            BufferedReader answers =
                    new BufferedReader(new InputStreamReader(open.getInputStream(), StandardCharsets.ISO_8859_1));
            assertThat(exchange(open, answers).orElseThrow()).startsWith("HTTP/1.1 200");
            CompletableFuture<Void> stop = CompletableFuture.runAsync(() -> close(web));
            Optional<String> answer = exchange(open, answers);
            while (answer.filter(said -> said.startsWith("HTTP/1.1 200")).isPresent()) {
                // The stop has not begun yet.
                answer = exchange(open, answers);
            }
            assertThat(stop).isNotDone();
            released.countDown();
            assertThat(held.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
            stop.get(10, TimeUnit.SECONDS);
            return answer;
        }
    }

    /** One message and its answer on a connection that stays open; empty where the server closed it before. */
    private static Optional<String> exchange(Socket open, BufferedReader answers) {
        try {
            open.getOutputStream()
                    .write(
                            "POST /intent HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"
                                    .getBytes(StandardCharsets.ISO_8859_1));
            return Optional.of(read(answers)).filter(answer -> !answer.isEmpty());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String read(BufferedReader answers) throws IOException {
        StringBuilder answer = new StringBuilder();
        int length = 0;
        for (String line = answers.readLine(); line != null && !line.isEmpty(); line = answers.readLine()) {
            answer.append(line).append("\r\n");
            if (line.startsWith("Content-Length: ")) {
                length = Integer.parseInt(line.substring("Content-Length: ".length()));
            }
        }
        for (int i = 0; i < length; i++) {
            answer.append((char) answers.read());
        }
        return answer.toString();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void close(Web web) {
        try {
            web.close();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aPortInUseIsNamedWithARemedy() {
        try (Listener first =
                Listener.open("localhost", 0, Optional.empty(), Duration.ZERO, ConnectionBounds.DEFAULT)) {
            int port = first.port();
            assertThatThrownBy(() ->
                            Listener.open("localhost", port, Optional.empty(), Duration.ZERO, ConnectionBounds.DEFAULT))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("port " + port + " on localhost cannot be opened")
                    .hasMessageContaining("take another with port(…)");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, true",
        "LOCALHOST, true",
        "127.0.0.1, true",
        "127.9.9.9, true",
        "::1, true",
        "[::1], true",
        "0.0.0.0, false",
        "::, false",
        "192.168.0.1, false",
        "localhost.example.com, false",
        "example.com, false"
    })
    void loopbackIsKnownWithoutAskingForNames(String host, boolean loopback) {
        assertThat(Listener.isLoopback(host)).isEqualTo(loopback);
    }

    @Test
    void anUnknownPathTellsNothingOfTheServer() throws Exception {
        try (Web web = Web.of(site)) {
            HttpResponse<String> answer = web.send(web.to("/secret"));

            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).isEqualTo("404 Not Found\n");
            assertThat(answer.headers().map()).doesNotContainKey("server");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        }
    }

    @Test
    void overlongHeadersAreRefusedPlainly() throws Exception {
        try (Web web = Web.of(site, HttpSettings.defaults())) {
            String answer = web.raw(
                    "GET /intentmanifest.yaml HTTP/1.1\r\nHost: x\r\nX-Long: " + "y".repeat(20_000) + "\r\n\r\n");

            assertThat(answer).startsWith("HTTP/1.1 431 ").doesNotContain("etty", "Exception", "\tat ");
        }
    }
}
