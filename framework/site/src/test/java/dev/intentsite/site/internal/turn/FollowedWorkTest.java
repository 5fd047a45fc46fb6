package dev.intentsite.site.internal.turn;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.ledger.Ledger;
import dev.intentsite.ledger.LedgerVerifier;
import dev.intentsite.ledger.SqlLedger;
import dev.intentsite.protocol.attribution.Algorithm;
import dev.intentsite.protocol.attribution.RequestSigner;
import dev.intentsite.protocol.attribution.ResponseVerifier;
import dev.intentsite.protocol.attribution.SigningKey;
import dev.intentsite.site.Answer;
import dev.intentsite.site.Capability;
import dev.intentsite.site.Heard;
import dev.intentsite.site.IntentSite;
import dev.intentsite.site.Outcome;
import dev.intentsite.site.Parameter;
import dev.intentsite.site.SiteKeys;
import dev.intentsite.site.WorkUnderWay;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A client that waits for what comes of long work, on one node and on two. */
class FollowedWorkTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final MovableClock clock = new MovableClock();
    private final Ledger ledger = SqlLedger.inMemory();
    private final SiteKeys keys = SiteKeys.of(SigningKey.generate(Algorithm.ED25519));
    private final IntentSite site = node();
    private final Visitor visitor = new Visitor(site, clock);

    static class Library {
        @Capability(
                intent = "Lend a book",
                description = "Lends a book for some days",
                examples = {"Lend a book for 3 days"})
        Outcome lend(Days days) {
            return Outcome.accepted("We look for it in the cellar.");
        }

        record Days(@Parameter("How many days") int days) {}
    }

    private IntentSite node() {
        return IntentSite.builder(new Library())
                .origin("https://library.example")
                .clock(clock)
                .ledger(ledger)
                .keys(keys)
                .build();
    }

    @AfterEach
    void close() {
        site.close();
        ledger.close();
    }

    @Test
    void theResultIsHeardWithoutAnotherMessageAndEndsTheInteraction() {
        ObjectNode asked = asked("Lend a book for 3 days");
        Heard heard = hear(asked);
        WorkUnderWay work = heard.work().orElseThrow();
        assertThat(verified(asked, heard.answer()).path("status").asText()).isEqualTo("accepted");
        assertThat(work.result()).isEmpty();

        site.settle(visitor.interaction(), Outcome.confirmed("L-9", "Lent"));

        JsonNode result = verified(asked, work.result().orElseThrow());
        assertThat(result.path("flow_type").asText()).isEqualTo("execution_result");
        assertThat(result.path("external_id").asText()).isEqualTo("L-9");
        assertThat(result.path("turn").asInt()).isEqualTo(1);
        assertThat(result.path("record").asText())
                .isEqualTo(ledger.find(visitor.interaction()).orElseThrow().head());
        assertThat(visitor.reply("and now?").status()).isEqualTo("interaction_closed");
        assertThat(LedgerVerifier.verify(
                        ledger.find(visitor.interaction()).orElseThrow(), ledger.events(visitor.interaction())))
                .isEmpty();
    }

    @Test
    void askingAgainTellsTheSameAndEndsItOnce() {
        ObjectNode asked = asked("Lend a book for 3 days");
        WorkUnderWay work = hear(asked).work().orElseThrow();
        site.settle(visitor.interaction(), Outcome.confirmed("L-9", "Lent"));

        JsonNode first = verified(asked, work.result().orElseThrow());
        long events = ledger.events(visitor.interaction()).size();
        JsonNode second = verified(asked, work.result().orElseThrow());

        assertThat(second.path("message")).isEqualTo(first.path("message"));
        assertThat(second.path("record")).isEqualTo(first.path("record"));
        assertThat(ledger.events(visitor.interaction())).hasSize((int) events);
    }

    @Test
    void whoWaitsHearsAlsoWhatAnotherMessageHeardFirst() {
        ObjectNode asked = asked("Lend a book for 3 days");
        WorkUnderWay work = hear(asked).work().orElseThrow();
        site.settle(visitor.interaction(), Outcome.failed("It is lost."));
        assertThat(visitor.send(visitor.payload("information_request", "How far is it?"), Optional.empty())
                        .status())
                .isEqualTo("failed");

        JsonNode result = verified(asked, work.result().orElseThrow());

        assertThat(result.path("status").asText()).isEqualTo("failed");
        assertThat(result.path("turn").asInt()).isEqualTo(2);
        assertThat(result.at("/explicability/0/actor").asText()).isEqualTo("https://library.example");
        assertThat(result.at("/explicability/0/interpretation").asText()).isEqualTo("Lend a book");
    }

    @Test
    void aRetryAfterTheResultGetsTheFirstAnswerAndTheResult() {
        ObjectNode payload =
                visitor.payload("intent_request", "Lend a book for 3 days").put("idempotency_key", "k");
        ObjectNode asked = visitor.signed(payload, terms());
        WorkUnderWay work = hear(asked).work().orElseThrow();
        site.settle(visitor.interaction(), Outcome.confirmed("L-9", "Lent"));
        work.result();

        ObjectNode retry = visitor.signed(payload, terms());
        Heard again = hear(retry);

        assertThat(verified(retry, again.answer()).path("status").asText()).isEqualTo("accepted");
        assertThat(verified(retry, again.work().orElseThrow().result().orElseThrow())
                        .path("status")
                        .asText())
                .isEqualTo("confirmed");
    }

    @Test
    void aQuestionThatIsNotLongWorkIsNotFollowed() {
        assertThat(hear(asked("Lend a book")).work()).isEmpty();
        assertThat(site.hear("{}".getBytes(StandardCharsets.UTF_8), "").work()).isEmpty();
    }

    @Test
    void thisNodesSettlementIsToldAtOnceUntilNobodyListens() {
        WorkUnderWay work = hear(asked("Lend a book for 3 days")).work().orElseThrow();
        AtomicInteger told = new AtomicInteger();
        Runnable first = work.whenSettled(told::incrementAndGet);
        work.whenSettled(() -> told.addAndGet(10));
        first.run();

        site.settle(visitor.interaction(), Outcome.confirmed("L-9", "Lent"));

        assertThat(told).hasValue(10);
    }

    @Test
    void whatAnotherNodeSettledIsSeenInTheLedger() {
        ObjectNode asked = asked("Lend a book for 3 days");
        WorkUnderWay work = hear(asked).work().orElseThrow();
        try (IntentSite other = node()) {
            other.settle(visitor.interaction(), Outcome.confirmed("L-9", "Lent"));
        }

        assertThat(verified(asked, work.result().orElseThrow()).path("status").asText())
                .isEqualTo("confirmed");
    }

    private ObjectNode asked(String message) {
        return visitor.signed(visitor.payload("intent_request", message), terms());
    }

    private static RequestSigner.Terms terms() {
        return new RequestSigner.Terms(List.of(), Optional.empty(), Optional.empty());
    }

    private Heard hear(ObjectNode envelope) {
        return site.hear(envelope.toString().getBytes(StandardCharsets.UTF_8), "");
    }

    private JsonNode verified(ObjectNode request, Answer answer) {
        try {
            JsonNode envelope = JSON.readTree(answer.body());
            new ResponseVerifier(site.origin(), Visitor.keys(site), Duration.ofSeconds(300))
                    .verify(request, envelope, clock.instant());
            return envelope;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
