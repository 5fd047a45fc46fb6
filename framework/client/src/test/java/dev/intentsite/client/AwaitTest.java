package dev.intentsite.client;

import static dev.intentsite.client.FakeSite.payload;
import static dev.intentsite.client.FakeSite.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import dev.intentsite.protocol.CanonicalJson;
import dev.intentsite.protocol.attribution.Algorithm;
import dev.intentsite.protocol.attribution.SigningKey;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Waiting for what comes of long work, at sites that tell of it and at sites that do not. */
@Timeout(60)
class AwaitTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    private static ObjectNode accepted() {
        return payload("information_response", "The kitchen is on it.").put("status", "accepted");
    }

    @Test
    void aSiteThatTellsNothingByItselfIsAskedMoreAndMoreSeldom() {
        Fixture fixture = new Fixture();
        FakeSite site = fixture.site;
        Conversation conversation = fixture.conversation();
        site.says(accepted()).says(accepted()).says(accepted()).says(accepted()).says(result());
        conversation.start("A feast for 40");

        SiteAnswer answer = conversation.await(LONG);

        assertThat(answer.response().status()).contains("confirmed");
        assertThat(conversation.hasEnded()).isTrue();
        assertThat(fixture.pauses).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(8));
        assertThat(RetryTest.payloadOf(site.request(1)))
                .as("the first message once more, which does nothing twice")
                .isEqualTo(RetryTest.payloadOf(site.request(0)));
        assertThat(site.request(2).path("flow_type").asText()).isEqualTo("information_request");
    }

    @Test
    void itWaitsNoLongerThanItIsTold() {
        Fixture fixture = new Fixture();
        Conversation conversation = fixture.conversation();
        for (int i = 0; i < 4; i++) {
            fixture.site.says(accepted());
        }
        conversation.start("A feast for 40");

        SiteAnswer answer = conversation.await(Duration.ofSeconds(3));

        assertThat(answer.response().status()).contains("accepted");
        assertThat(fixture.pauses).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(1));
        assertThat(conversation.hasEnded()).isFalse();
    }

    @Test
    void aSiteThatTellsOfItIsAskedOnce() throws Exception {
        try (FakeServer server = new FakeServer(Clock.systemUTC())) {
            server.page("/intent", exchange -> {
                ObjectNode request = FakeSite.read(exchange.getRequestBody().readAllBytes());
                server.site.requests.add(request);
                if (takesEvents(exchange)) {
                    stream(exchange, server.site.signed(request, accepted()), server.site.signed(request, result()));
                } else {
                    byte[] body = CanonicalJson.bytes(server.site.signed(request, accepted()));
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                }
            });
            Conversation conversation = begun(server);

            assertThat(conversation.await(LONG).response().externalId()).contains("RES-1");
            assertThat(server.site.requests).hasSize(2);
            assertThat(conversation.hasEnded()).isTrue();
        }
    }

    @Test
    void anEventThatIsNotTheSitesIsNotTaken() throws Exception {
        try (FakeServer server = new FakeServer(Clock.systemUTC())) {
            server.page("/intent", exchange -> {
                ObjectNode request = FakeSite.read(exchange.getRequestBody().readAllBytes());
                ObjectNode forged = server.site.signedBy(SigningKey.generate(Algorithm.ED25519), request, result());
                stream(exchange, server.site.signed(request, accepted()), forged);
            });
            Conversation conversation = begun(server);

            assertThatThrownBy(() -> conversation.await(LONG)).isInstanceOf(UnverifiedAnswerException.class);
            assertThat(conversation.hasEnded()).isFalse();
        }
    }

    @Test
    void aStreamThatFallsSilentIsLeftInTime() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        try (FakeServer server = new FakeServer(Clock.systemUTC())) {
            server.page("/intent", exchange -> {
                ObjectNode request = FakeSite.read(exchange.getRequestBody().readAllBytes());
                if (request.path("flow_type").asText().equals("intent_request") && takesEvents(exchange)) {
                    exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
                    exchange.sendResponseHeaders(200, 0);
                    event(exchange.getResponseBody(), server.site.signed(request, accepted()));
                    await(over);
                } else {
                    stream(exchange, server.site.signed(request, accepted()));
                }
            });
            Conversation conversation = begun(server);

            assertThat(conversation.await(Duration.ofMillis(300)).response().status())
                    .contains("accepted");
        } finally {
            over.countDown();
        }
    }

    private static Conversation begun(FakeServer server) {
        IntentClient client =
                IntentClient.builder(SigningKey.generate(Algorithm.ED25519)).build();
        Conversation conversation = client.converse(client.discover(server.origin()));
        conversation.start("A feast for 40");
        return conversation;
    }

    private static boolean takesEvents(HttpExchange exchange) {
        return exchange.getRequestHeaders().getFirst("Accept").contains("text/event-stream");
    }

    private static void stream(HttpExchange exchange, ObjectNode... answers) throws IOException {
        if (!takesEvents(exchange)) {
            byte[] body = CanonicalJson.bytes(answers[0]);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            return;
        }
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        for (ObjectNode answer : answers) {
            event(exchange.getResponseBody(), answer);
        }
        exchange.getResponseBody().close();
    }

    private static void event(OutputStream out, ObjectNode answer) throws IOException {
        out.write((":\n\nevent: envelope\ndata: " + answer + "\n\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
