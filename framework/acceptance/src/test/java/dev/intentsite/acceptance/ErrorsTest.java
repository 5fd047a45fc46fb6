package dev.intentsite.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.ledger.Ledger;
import dev.intentsite.ledger.SqlLedger;
import dev.intentsite.protocol.attribution.Algorithm;
import dev.intentsite.protocol.attribution.RequestSigner;
import dev.intentsite.protocol.attribution.RequestSigner.Terms;
import dev.intentsite.protocol.attribution.SigningKey;
import dev.intentsite.site.IntentSite;
import dev.intentsite.testkit.TestClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each row of {@code wire.md} § 4, through HTTP. */
class ErrorsTest {
    private final Troubles backend = new Troubles();
    private final TestClock clock = TestClock.at("2026-11-20T10:00", "UTC");
    private Ledger ledger;
    private Served site;
    private Agent agent;

    @BeforeEach
    void open() {
        ledger = SqlLedger.inMemory();
        site = Served.start(
                clock,
                origin -> IntentSite.builder(backend)
                        .origin(origin)
                        .ledger(ledger)
                        .messagesPerMinute(20)
                        .zone(clock.getZone()));
        agent = new Agent(site);
    }

    @AfterEach
    void close() {
        site.close();
        ledger.close();
    }

    private static ObjectNode trouble(String kind) {
        ObjectNode payload = Agent.start("Make trouble").put("capability", "trouble");
        payload.putObject("parameters").put("trouble", kind);
        return payload;
    }

    private Reply begun() {
        Reply reply = agent.send(Agent.start("Make trouble").put("capability", "trouble"));
        assertThat(reply.flow()).isEqualTo("information_request");
        return reply;
    }

    private static void isError(Reply reply, String status, int http) {
        assertThat(reply.flow()).as(reply.envelope().toString()).isEqualTo("error");
        assertThat(reply.status()).as(reply.message()).isEqualTo(status);
        assertThat(reply.http()).isEqualTo(http);
        assertThat(reply.message()).isNotBlank();
    }

    @Test
    void invalidRequestListsEveryFault() {
        ObjectNode payload = Agent.start("x").put("flow_type", "shout");
        payload.remove("message");
        Reply reply = agent.send(payload);
        isError(reply, "invalid_request", 400);
        assertThat(reply.envelope().path("errors").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("/flow_type", "/message");
    }

    @Test
    void unsupportedVersionNamesTheSupportedOne() {
        Reply reply = agent.send(Agent.start("Make trouble").put("protocol_version", "2.0"));
        isError(reply, "unsupported_version", 400);
        assertThat(reply.at("/supported_versions/0").asText()).isEqualTo("1.0");
    }

    @Test
    void attributionInvalidSaysWhichEntry() {
        ObjectNode envelope = agent.signed(trouble("none"));
        ((ObjectNode) envelope.at("/attribution")).put("nonce", "another-nonce-altogether");
        Reply reply = agent.deliver(envelope);
        isError(reply, "attribution_invalid", 401);
        assertThat(reply.message()).contains("0").containsIgnoringCase("signature");
        assertThat(reply.reference()).isEmpty();
    }

    @Test
    void keyUnavailableIsOneTextAndRetriable() {
        SigningKey key = SigningKey.generate(Algorithm.ED25519);
        ObjectNode envelope = trouble("none");
        envelope.set(
                "attribution",
                new RequestSigner(key, "ai_agent", "http://localhost:1")
                        .sign(envelope, site.origin(), Terms.NONE, clock.instant()));
        Reply reply = agent.deliver(envelope);
        isError(reply, "key_unavailable", 503);
        assertThat(reply.retryAfter())
                .isEqualTo(reply.envelope().path("retry_after").asText());
    }

    @Test
    void attributionUntrustedForWhatNobodySigned() {
        ObjectNode envelope = trouble("none");
        envelope.putObject("attribution")
                .put("query_hash", "a1b2")
                .put("nonce", "unique-12345")
                .put("timestamp", "2026-11-20T10:00:00Z")
                .putArray("chain");
        Reply reply = agent.deliver(envelope);
        isError(reply, "attribution_untrusted", 403);
        assertThat(reply.message()).contains("intentweb-attribution/1");
        assertThat(backend.calls).hasValue(0);
    }

    @Test
    void interactionBoundToWhoeverBeganIt() {
        Reply begun = begun();
        Reply stranger = new Agent(site)
                .send(Agent.payload(
                        "information_response",
                        "defect",
                        begun.at("/interaction_id").asText()));
        isError(stranger, "interaction_bound", 403);
        assertThat(stranger.envelope().has("turn")).isFalse();
    }

    @Test
    void replayedWhenANonceComesAgain() {
        ObjectNode envelope = agent.signed(trouble("none"));
        assertThat(agent.deliver(envelope).status()).isEqualTo("confirmed");
        isError(agent.deliver(envelope), "replayed", 409);
        assertThat(backend.calls).hasValue(1);
    }

    @Test
    void staleReplyBringsTheLatestQuestion() {
        Reply asked = agent.send(Agent.start("Sign the contract").put("capability", "sign"));
        assertThat(asked.at("/options/0/parameter").asText()).isEqualTo("confirmation");
        Reply stale = agent.send(Agent.payload(
                "information_response", "yes", asked.at("/interaction_id").asText()));
        isError(stale, "stale_reply", 409);
        assertThat(stale.message()).contains("You will be bound.");
        assertThat(stale.at("/options")).isEqualTo(asked.at("/options"));
        assertThat(backend.calls).hasValue(0);
        assertThat(agent.reply(stale, "information_response", "yes").status()).isEqualTo("confirmed");
    }

    @Test
    void aSecondMessageWhileOneIsAnsweredGetsConflict() throws Exception {
        Reply begun = begun();
        ObjectNode slow = Agent.payload(
                "information_response", "slow", begun.at("/interaction_id").asText());
        slow.putObject("parameters").put("trouble", "slow");
        CompletableFuture<Reply> first = CompletableFuture.supplyAsync(() -> agent.reply(begun, slow));
        backend.entered.await();
        Reply second = agent.reply(begun, "information_response", "none");
        backend.released.countDown();
        isError(second, "conflict", 409);
        assertThat(second.retryAfter()).isNotEmpty();
        assertThat(first.get().status()).isEqualTo("confirmed");
        assertThat(backend.calls).hasValue(1);
    }

    @Test
    void idempotencyMismatchAndTheFirstAnswerAgain() {
        ObjectNode payload = trouble("none").put("idempotency_key", "one");
        Reply first = agent.send(payload);
        Reply again = agent.send(payload);
        assertThat(again.at("/external_id")).isEqualTo(first.at("/external_id"));
        assertThat(again.at("/attribution/nonce")).isNotEqualTo(first.at("/attribution/nonce"));
        isError(agent.send(payload.deepCopy().put("message", "Another")), "idempotency_mismatch", 409);
        assertThat(backend.calls).hasValue(1);
    }

    @Test
    void invalidTransitionForAnAnswerToNothing() {
        isError(
                agent.send(Agent.payload(
                        "information_response", "7pm", UUID.randomUUID().toString())),
                "invalid_transition",
                409);
    }

    @Test
    void interactionClosedAfterItsEnd() {
        Reply done = agent.send(trouble("none"));
        isError(agent.reply(done, "information_response", "and another"), "interaction_closed", 409);
    }

    @Test
    void interactionExpiredWhenIdle() {
        Reply begun = begun();
        clock.advance(Duration.ofMinutes(30));
        isError(agent.reply(begun, "information_response", "none"), "interaction_expired", 410);
    }

    @Test
    void payloadTooLarge() {
        var answer = agent.post(" ".repeat(65_537).getBytes(StandardCharsets.UTF_8));
        isError(Verification.of(site).reply(trouble("none"), answer), "payload_too_large", 413);
    }

    @Test
    void unsupportedMediaType() {
        var answer = site.http().contentType("text/plain").body("{}").post("/intent");
        isError(Verification.of(site).reply(trouble("none"), answer), "unsupported_media_type", 415);
    }

    @Test
    void rateLimitedWithAWaitThatHelps() {
        ObjectNode late = trouble("none");
        for (int i = 0; i < 20; i++) {
            assertThat(agent.send(trouble("none")).http()).isEqualTo(200);
        }
        ObjectNode envelope = agent.signed(late);
        Reply refused = agent.deliver(envelope);
        isError(refused, "rate_limited", 429);
        clock.advance(Duration.ofSeconds(Long.parseLong(refused.retryAfter())));
        assertThat(agent.deliver(envelope).status())
                .as("the nonce is not burnt")
                .isEqualTo("confirmed");
    }

    @Test
    void internalErrorIsAnIncidentNumberAndNoMore() {
        Reply reply = agent.send(trouble("defect"));
        isError(reply, "internal_error", 500);
        assertThat(reply.message())
                .containsPattern("incident (number )?[0-9a-f]{8}")
                .doesNotContain("secret");
    }

    @Test
    void backendUnavailableSaysWhenToTryAgain() {
        Reply reply = agent.send(trouble("away"));
        isError(reply, "backend_unavailable", 503);
        assertThat(reply.retryAfter()).isEqualTo("7");
        assertThat(reply.message()).doesNotContain("secret");
    }

    @Test
    void backendTimeoutIsNeverExecutedTwice() {
        ObjectNode payload = trouble("silent").put("idempotency_key", "one");
        isError(agent.send(payload), "backend_timeout", 504);
        isError(agent.send(payload), "backend_timeout", 504);
        assertThat(backend.calls).hasValue(1);
    }

    @Test
    void cancelledWhenTheClientGivesUp() {
        isError(agent.reply(begun(), "error", "Never mind"), "cancelled", 200);
    }
}
