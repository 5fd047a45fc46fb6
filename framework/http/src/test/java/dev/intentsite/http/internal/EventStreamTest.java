package dev.intentsite.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.http.HttpSettings;
import dev.intentsite.site.Answer;
import dev.intentsite.site.WorkUnderWay;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Answers of one turn as events, to clients that wait, leave, or read nothing. */
@Timeout(60)
class EventStreamTest {
    private static final Duration LONG = Duration.ofMinutes(10);

    private final FakeSite site = new FakeSite();
    private final Work work = new Work();
    private @Nullable Web web;

    /** Work that ends when the test says so. */
    private static final class Work implements WorkUnderWay {
        private volatile Optional<Answer> result = Optional.empty();
        private volatile Runnable look = () -> {};
        private final CountDownLatch listened = new CountDownLatch(1);
        private final CountDownLatch left = new CountDownLatch(1);
        private volatile boolean faulty;

        @Override
        public Optional<Answer> result() {
            if (faulty) {
                faulty = false;
                throw new IllegalStateException("the ledger is away");
            }
            return result;
        }

        @Override
        public Runnable whenSettled(Runnable told) {
            look = told;
            listened.countDown();
            return left::countDown;
        }

        void settledHere(String text) throws InterruptedException {
            assertThat(listened.await(20, TimeUnit.SECONDS)).isTrue();
            settledElsewhere(text);
            look.run();
        }

        void settledElsewhere(String text) {
            result = Optional.of(FakeSite.json(200, text, OptionalInt.empty()));
        }
    }

    private Web web(HttpSettings settings) {
        web = Web.of(site, settings);
        return web;
    }

    private Web web() {
        return web(HttpSettings.defaults());
    }

    @AfterEach
    void stop() throws Exception {
        if (web != null) {
            web.close();
        }
    }

    @Test
    void aClientThatWaitsGetsEveryAnswerUntilTheResult() throws Exception {
        site.working = work;
        Web served = web();
        CompletableFuture<HttpResponse<String>> answered = CompletableFuture.supplyAsync(
                () -> served.send(served.post("12").header("Accept", "text/event-stream")));
        work.settledHere("{\"done\":true}");

        HttpResponse<String> stream = answered.get();
        assertThat(stream.statusCode()).isEqualTo(200);
        assertThat(stream.headers().firstValue("Content-Type")).contains("text/event-stream");
        assertThat(stream.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(stream.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(stream.body())
                .isEqualTo("event: envelope\ndata: {\"bytes\":2}\n\nevent: envelope\ndata: {\"done\":true}\n\n");
        assertThat(work.left.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void theFirstAnswerIsThereBeforeTheWorkIsDone() throws Exception {
        site.working = work;
        try (Socket socket = waiting(web())) {
            BufferedReader lines = lines(socket);
            assertThat(until(lines, "data: ")).isEqualTo("data: {\"bytes\":2}");
            assertThat(site.messages).hasSize(1);

            work.settledHere("{\"done\":true}");

            assertThat(until(lines, "data: ")).isEqualTo("data: {\"done\":true}");
        }
    }

    @Test
    void whatAnotherNodeSettledIsLookedUpAlsoAfterAFault() throws Exception {
        site.working = work;
        work.faulty = true;
        try (Socket socket = waiting(web())) {
            BufferedReader lines = lines(socket);
            until(lines, "data: ");
            work.settledElsewhere("{\"done\":true}");

            assertThat(until(lines, "data: ")).isEqualTo("data: {\"done\":true}");
        }
    }

    @Test
    void aTurnWithoutLongWorkIsOneEvent() {
        Web served = web();

        HttpResponse<String> stream =
                served.send(served.post("12").header("Accept", "application/json;q=0.5, text/event-stream"));

        assertThat(stream.headers().firstValue("Content-Type")).contains("text/event-stream");
        assertThat(stream.body()).isEqualTo("event: envelope\ndata: {\"bytes\":2}\n\n");
    }

    @Test
    void aClientThatDoesNotNameEventsGetsTheFirstAnswer() {
        site.working = work;
        Web served = web();

        for (String accept : new String[] {"*/*", "application/json", "text/event-stream;q=0"}) {
            HttpResponse<String> answer = served.send(served.post("12").header("Accept", accept));
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
            assertThat(answer.body()).isEqualTo("{\"bytes\":2}");
        }
    }

    @Test
    void aRefusalKeepsItsStatusAndIsNoStream() {
        site.answering = body -> FakeSite.json(429, "{}", OptionalInt.of(7));
        Web served = web();

        HttpResponse<String> answer = served.send(served.post("12").header("Accept", "text/event-stream"));

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).contains("7");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    }

    @Test
    void aClientThatLeftIsNoticedByTheHeartbeatAndMakesRoom() throws Exception {
        site.working = work;
        Web served = web(HttpSettings.builder()
                .eventStreams(1, 1)
                .eventStreamTime(LONG, Duration.ofMillis(50))
                .build());
        try (Socket socket = waiting(served)) {
            BufferedReader lines = lines(socket);
            until(lines, "data: ");
            assertThat(until(lines, ":")).isEqualTo(":");
            assertThat(served.send(served.post("12").header("Accept", "text/event-stream"))
                            .body())
                    .as("there is no room, so the first answer is all")
                    .isEqualTo("event: envelope\ndata: {\"bytes\":2}\n\n");
            assertThat(work.left.getCount()).isEqualTo(1);
        }

        assertThat(work.left.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(holdsOneMore(served)).isTrue();
    }

    private boolean holdsOneMore(Web served) throws IOException {
        try (Socket socket = waiting(served)) {
            BufferedReader lines = lines(socket);
            until(lines, "data: ");
            return until(lines, ":").equals(":");
        }
    }

    @Test
    void itEndsWhenItsTimeIsOver() {
        site.working = work;
        Web served = web(HttpSettings.builder()
                .eventStreamTime(Duration.ofMillis(300), Duration.ofSeconds(10))
                .build());

        assertThat(served.send(served.post("12").header("Accept", "text/event-stream"))
                        .body())
                .isEqualTo("event: envelope\ndata: {\"bytes\":2}\n\n");
    }

    @Test
    void aStopDoesNotWaitForLongWork() throws Exception {
        site.working = work;
        Web served = web();
        try (Socket socket = waiting(served)) {
            BufferedReader lines = lines(socket);
            until(lines, "data: ");
            assertThat(work.listened.await(20, TimeUnit.SECONDS)).isTrue();
            long began = System.nanoTime();

            served.close();

            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(8));
            assertThat(until(lines, "0"))
                    .as("the end of the chunks, not a broken connection")
                    .isEqualTo("0");
        }
    }

    private static Socket waiting(Web served) throws IOException {
        Socket socket = new Socket("localhost", served.port());
        socket.setSoTimeout(20_000);
        socket.getOutputStream()
                .write(("POST /intent HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                + "Accept: text/event-stream\r\nContent-Length: 2\r\n\r\n12")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static BufferedReader lines(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    private static String until(BufferedReader lines, String start) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(start)) {
                return line;
            }
        }
        return "(the end)";
    }
}
