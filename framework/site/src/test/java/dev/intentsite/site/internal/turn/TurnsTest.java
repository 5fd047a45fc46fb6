package dev.intentsite.site.internal.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.ledger.Ledger;
import dev.intentsite.ledger.MemoryLedger;
import dev.intentsite.ledger.SqlLedger;
import dev.intentsite.protocol.attribution.Algorithm;
import dev.intentsite.protocol.attribution.RequestSigner;
import dev.intentsite.protocol.attribution.SigningKey;
import dev.intentsite.protocol.attribution.Trust;
import dev.intentsite.site.BackendTimeoutException;
import dev.intentsite.site.BackendUnavailableException;
import dev.intentsite.site.IntentSite;
import dev.intentsite.site.Outcome;
import dev.intentsite.site.SiteBuilder;
import dev.intentsite.site.SiteKeys;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytes to bytes, with signatures, on each kind of ledger. */
@ParameterizedClass(name = "{0}")
@MethodSource("ledgers")
class TurnsTest {
    private final MovableClock clock = new MovableClock();
    private final Lending lending = new Lending();
    private final Ledger ledger;
    private final SiteKeys keys = SiteKeys.of(SigningKey.generate(Algorithm.ED25519));
    private final List<IntentSite> sites = new ArrayList<>();
    private final IntentSite site;
    private final Visitor visitor;

    TurnsTest(String name, Supplier<Ledger> ledger) {
        this.ledger = ledger.get();
        this.site = site(builder());
        this.visitor = new Visitor(site, clock);
    }

    static List<Arguments> ledgers() {
        return List.of(
                Arguments.of("memory", (Supplier<Ledger>) MemoryLedger::new),
                Arguments.of("sql", (Supplier<Ledger>) SqlLedger::inMemory));
    }

    private SiteBuilder builder() {
        return IntentSite.builder(lending)
                .origin("https://library.example")
                .zone(ZoneOffset.UTC)
                .clock(clock)
                .keys(keys)
                .ledger(ledger);
    }

    private IntentSite site(SiteBuilder builder) {
        IntentSite built = builder.build();
        sites.add(built);
        return built;
    }

    @AfterEach
    void close() {
        sites.forEach(IntentSite::close);
        ledger.close();
    }

    @Test
    void anAnswerToAnAcceptedMessageCarriesAllThatItAlwaysCarries() {
        Visitor.Heard heard = visitor.ask("I would like to borrow books");

        assertThat(heard.http()).isEqualTo(200);
        assertThat(heard.flowType()).isEqualTo("information_request");
        assertThat(heard.envelope().path("turn").asInt()).isEqualTo(1);
        assertThat(heard.envelope().path("expires_at").asText()).isEqualTo("2026-10-15T12:30:00Z");
        assertThat(heard.envelope().at("/required_parameters/0/name").asText()).isEqualTo("copies");
        assertThat(heard.envelope().path("record").asText()).hasSize(64);
        assertThat(heard.envelope().at("/attribution/intent_hash").asText())
                .isEqualTo(heard.request().at("/attribution/query_hash").asText());
        assertThat(heard.envelope().at("/explicability/0/actor").asText()).isEqualTo("https://library.example");
        assertThat(heard.envelope().at("/explicability/0/interpretation").asText())
                .isEqualTo("Borrow books");
    }

    @Test
    void theSiteSaysFromWhichWordsItTookAValue() {
        visitor.ask("I would like to borrow books");
        lending.doing = turn -> Outcome.failed("No.");
        Visitor.Heard heard = visitor.reply("3");

        assertThat(heard.envelope().at("/explicability/0/interpretation").asText())
                .isEqualTo("Borrow books: copies = 3 from “3”");
    }

    @Test
    void theRecordIsTheHashOfTheLastEvent() {
        Visitor.Heard heard = visitor.ask("I would like to borrow books");

        assertThat(ledger.find(visitor.interaction()).orElseThrow().head())
                .isEqualTo(heard.envelope().path("record").asText());
    }

    @Test
    void whatIsNoEnvelopeIsInvalidAndProvesNothing() {
        Visitor.Heard heard = visitor.raw("{\"message\": 7}");

        assertThat(heard.http()).isEqualTo(400);
        assertThat(heard.status()).isEqualTo("invalid_request");
        assertThat(Visitor.names(heard.envelope().path("errors"), "pointer")).contains("/message", "/flow_type");
        assertThat(heard.envelope().path("attribution").has("in_reply_to")).isFalse();
        assertThat(heard.envelope().at("/attribution/chain/0").has("to")).isFalse();
    }

    @Test
    void anotherMajorVersionIsToldTheOneThatIsSpoken() {
        Visitor.Heard heard = visitor.ask("Hello", payload -> payload.put("protocol_version", "2.0"));

        assertThat(heard.status()).isEqualTo("unsupported_version");
        assertThat(heard.envelope().at("/supported_versions/0").asText()).isEqualTo("1.0");
    }

    @Test
    void aChangedPayloadIsInvalidAndBurnsNothing() {
        ObjectNode honest = visitor.signed(visitor.payload("intent_request", "borrow books"), RequestSigner.Terms.NONE);
        ObjectNode forged = honest.deepCopy().put("message", "return everything");

        assertThat(visitor.deliver(forged).status()).isEqualTo("attribution_invalid");
        assertThat(visitor.deliver(honest).http()).isEqualTo(200);
    }

    @Test
    void theSameMessageTwiceIsReplayed() {
        ObjectNode message =
                visitor.signed(visitor.payload("intent_request", "borrow books"), RequestSigner.Terms.NONE);
        visitor.deliver(message);

        Visitor.Heard again = visitor.deliver(message);
        assertThat(again.http()).isEqualTo(409);
        assertThat(again.status()).isEqualTo("replayed");
    }

    @Test
    void aRefusedMessageWhoseSignaturesHoldBurnsItsNonceToo() {
        ObjectNode message = visitor.signed(visitor.payload("information_response", "three"), RequestSigner.Terms.NONE);

        assertThat(visitor.deliver(message).status()).isEqualTo("invalid_transition");
        assertThat(visitor.deliver(message).status()).isEqualTo("replayed");
    }

    @Test
    void aDefectBurnsTheNonceToo() {
        lending.doing = turn -> {
            throw new IllegalStateException("secret");
        };
        ObjectNode message =
                visitor.signed(visitor.payload("intent_request", "Borrow 3 books"), RequestSigner.Terms.NONE);

        assertThat(visitor.deliver(message).status()).isEqualTo("internal_error");
        assertThat(visitor.deliver(message).status()).isEqualTo("replayed");
        assertThat(lending.called).hasSize(1);
    }

    @Test
    void aDefectShowsAnIncidentAndNothingElse() {
        lending.doing = turn -> {
            throw new AssertionError("secret");
        };
        Visitor.Heard heard = visitor.ask("Borrow 3 books");

        assertThat(heard.http()).isEqualTo(500);
        assertThat(heard.message())
                .matches("Something went wrong on our side\\. Tell the company the incident number [0-9a-f]{8}\\.");
        assertThat(heard.envelope().toString()).doesNotContain("secret", "Exception", "dev.intentsite");
    }

    @Test
    void tooManyMessagesAreToldToWaitAndBurnNothing() {
        Visitor busy = new Visitor(site(builder().messagesPerMinute(1)), clock);
        busy.ask("borrow books");
        ObjectNode second = busy.signed(busy.payload("information_response", "what?"), RequestSigner.Terms.NONE);
        Visitor.Heard refused = busy.deliver(second);

        assertThat(refused.http()).isEqualTo(429);
        assertThat(refused.retryAfter()).hasValue(60);
        assertThat(refused.envelope().path("retry_after").asInt()).isEqualTo(60);
        clock.advance(Duration.ofMinutes(1));
        assertThat(busy.deliver(second).http()).isEqualTo(200);
    }

    @Test
    void limitsComeBeforeReplay() {
        Visitor busy = new Visitor(site(builder().messagesPerMinute(1)), clock);
        ObjectNode message = busy.signed(busy.payload("intent_request", "borrow books"), RequestSigner.Terms.NONE);
        busy.deliver(message);

        assertThat(busy.deliver(message).status()).isEqualTo("rate_limited");
    }

    @Test
    void lessTrustThanTheSiteAsksIsRefused() {
        Visitor plain = new Visitor(site(builder().trust(Trust.ORIGIN_VERIFIED)), clock);

        Visitor.Heard heard = plain.ask("borrow books");
        assertThat(heard.http()).isEqualTo(403);
        assertThat(heard.status()).isEqualTo("attribution_untrusted");
    }

    @Test
    void aMessageThatNobodySignedIsPointedAtTheProfile() {
        Visitor.Heard heard = visitor.deliver(unsigned(visitor.payload("intent_request", "borrow books"), "bob"));

        assertThat(heard.status()).isEqualTo("attribution_untrusted");
        assertThat(heard.message()).contains("intentweb-attribution/1");
    }

    @Test
    void anotherActorsInteractionIsBoundAndTellsNothingElse() {
        visitor.ask("Give my loan back, RES-2026-10-16-7891");
        Visitor.Heard heard = visitor.stranger().ask("borrow books");

        assertThat(heard.http()).isEqualTo(403);
        assertThat(heard.status()).isEqualTo("interaction_bound");
        assertThat(heard.envelope().has("collected_information")).isFalse();
        assertThat(heard.envelope().has("turn")).isFalse();
    }

    @Test
    void anUnsignedMessageThatClaimsTheOwnersNameNeverTouchesItsInteraction() {
        IntentSite open = site(builder().acceptUnsignedForDevelopment());
        Visitor owner = new Visitor(open, clock);
        owner.ask("borrow books");

        Visitor.Heard heard = owner.deliver(unsigned(owner.payload("error", "stop"), owner.actor()));
        assertThat(heard.status()).isEqualTo("interaction_bound");
        assertThat(owner.reply("3 books").status()).isEqualTo("confirmed");
    }

    @Test
    void anUnsignedMessageIsNeverTakenForTheActorThatItNames() {
        IntentSite open = site(builder().acceptUnsignedForDevelopment());
        Visitor owner = new Visitor(open, clock);
        List<String> origins = new ArrayList<>();
        lending.doing = turn -> {
            origins.add(turn.origin());
            return Outcome.confirmed("L-1", "Lent");
        };

        owner.deliver(unsigned(owner.payload("intent_request", "borrow 3 books"), owner.actor()));

        assertThat(origins).containsExactly("unsigned:" + owner.actor());
    }

    @Test
    void anAnswerToAnUnsignedMessageNamesNobody() {
        IntentSite open = site(builder().acceptUnsignedForDevelopment());
        Visitor plain = new Visitor(open, clock);
        Visitor.Heard heard = plain.deliver(unsigned(plain.payload("intent_request", "borrow books"), "bob"));

        assertThat(heard.http()).isEqualTo(200);
        assertThat(heard.envelope().path("attribution").has("in_reply_to")).isFalse();
        assertThat(heard.envelope().at("/attribution/chain/0").has("to")).isFalse();
    }

    @Test
    void theIntentHashMustBeThatOfTheFirstMessage() {
        Visitor.Heard first = visitor.ask("borrow books");
        ObjectNode payload = visitor.payload("information_response", "3 books");

        assertThat(deliver(payload, Optional.of("0".repeat(64)))).isEqualTo("attribution_invalid");
        assertThat(deliver(
                        payload,
                        Optional.of(
                                first.request().at("/attribution/query_hash").asText())))
                .isEqualTo("confirmed");
    }

    private String deliver(ObjectNode payload, Optional<String> intentHash) {
        return visitor.deliver(
                        visitor.signed(payload, new RequestSigner.Terms(List.of(), intentHash, Optional.empty())))
                .status();
    }

    @Test
    void whileConfirmingAnyMessageHasToNameTheQuestion() {
        Visitor.Heard question = visitor.ask("Return loan RES-2026-10-16-7891");
        for (String flowType :
                List.of("information_response", "information_request", "clarification_request", "error")) {
            Visitor.Heard heard = visitor.send(visitor.payload(flowType, "yes"), Optional.empty());
            assertThat(heard.status()).as(flowType).isEqualTo("stale_reply");
            assertThat(heard.http()).isEqualTo(409);
            assertThat(heard.message()).isEqualTo(question.message());
            assertThat(heard.envelope().path("options"))
                    .isEqualTo(question.envelope().path("options"));
        }
        assertThat(lending.called).isEmpty();
        assertThat(visitor.send(visitor.payload("information_response", "yes"), Optional.of(question.reference()))
                        .status())
                .isEqualTo("confirmed");
    }

    @Test
    void aYesToAnEarlierQuestionIsStale() {
        Visitor.Heard first = visitor.ask("Return loan RES-2026-10-16-7891");
        visitor.reply("make it RES-2026-10-16-7892 instead");
        Visitor.Heard heard =
                visitor.send(visitor.payload("information_response", "yes"), Optional.of(first.reference()));

        assertThat(heard.status()).isEqualTo("stale_reply");
        assertThat(heard.message()).contains("7892");
        assertThat(lending.called).isEmpty();
    }

    @Test
    void aStaleReplyMayBeNamedAsTheQuestion() {
        visitor.ask("Return loan RES-2026-10-16-7891");
        Visitor.Heard stale = visitor.send(visitor.payload("information_response", "yes"), Optional.empty());
        Visitor.Heard heard =
                visitor.send(visitor.payload("information_response", "yes"), Optional.of(stale.reference()));

        assertThat(heard.status()).isEqualTo("confirmed");
        assertThat(lending.called).containsExactly("return RES-2026-10-16-7891");
    }

    @Test
    void anAnswerThatWasSignedBeforeTheKeyChangedCanStillBeRepliedTo() {
        visitor.ask("Return loan RES-2026-10-16-7891");
        keys.rotate();

        assertThat(visitor.reply("yes").status()).isEqualTo("confirmed");
    }

    @Test
    void anAnswerOfARevokedKeyCannotBeRepliedTo() {
        visitor.ask("Return loan RES-2026-10-16-7891");
        keys.revoke(keys.current().publicKey().thumbprint());

        assertThat(visitor.reply("yes").status()).isEqualTo("stale_reply");
        assertThat(visitor.reply("yes").status()).isEqualTo("confirmed");
    }

    @Test
    void aRetryGetsTheFirstAnswerAgainFreshlySignedAndNothingRunsTwice() {
        ObjectNode payload = visitor.payload("intent_request", "Borrow 3 books").put("idempotency_key", "k1");
        Visitor.Heard first = visitor.send(payload, Optional.empty());
        Visitor.Heard again = visitor.send(payload, Optional.empty());

        assertThat(again.status()).isEqualTo("confirmed");
        assertThat(unattributed(again)).isEqualTo(unattributed(first));
        assertThat(again.envelope().path("explicability"))
                .isEqualTo(first.envelope().path("explicability"));
        assertThat(again.reference().nonce()).isNotEqualTo(first.reference().nonce());
        assertThat(lending.called).hasSize(1);
    }

    @Test
    void theFreshlySignedAnswerToARetryMayBeNamed() {
        ObjectNode payload = visitor.payload("intent_request", "Return loan RES-2026-10-16-7891")
                .put("idempotency_key", "k1");
        visitor.send(payload, Optional.empty());
        Visitor.Heard again = visitor.send(payload, Optional.empty());

        assertThat(visitor.send(visitor.payload("information_response", "yes"), Optional.of(again.reference()))
                        .status())
                .isEqualTo("confirmed");
    }

    @Test
    void anotherMessageUnderTheSameKeyIsAMismatch() {
        visitor.ask("borrow books", payload -> payload.put("idempotency_key", "k1"));

        assertThat(visitor.reply("3 books", payload -> payload.put("idempotency_key", "k1"))
                        .status())
                .isEqualTo("idempotency_mismatch");
    }

    @Test
    void aRefusedMessageIsNotRemembered() {
        ObjectNode payload = visitor.payload("information_response", "3 books").put("idempotency_key", "k1");
        assertThat(visitor.send(payload, Optional.empty()).status()).isEqualTo("invalid_transition");
        visitor.ask("borrow books");

        assertThat(visitor.send(payload, Optional.empty()).status()).isEqualTo("confirmed");
    }

    @Test
    void anIdleInteractionExpiresAndIsKnownForADay() {
        visitor.ask("borrow books");
        clock.advance(Duration.ofMinutes(30));
        assertThat(visitor.reply("3 books").status()).isEqualTo("interaction_expired");
        assertThat(visitor.reply("3 books").http()).isEqualTo(410);
        clock.advance(Duration.ofHours(23));
        assertThat(visitor.ask("borrow books").status()).isEqualTo("interaction_expired");

        clock.advance(Duration.ofHours(2));
        new Visitor(site, clock).elsewhere("somebody-else").ask("borrow books");
        assertThat(ledger.find(visitor.interaction())).isEmpty();
    }

    @Test
    void anEndedInteractionIsClosedKnownForADayAndForgottenThen() {
        visitor.ask("Borrow 3 books");
        clock.advance(Duration.ofHours(23).plusMinutes(59));
        assertThat(visitor.reply("again").status()).isEqualTo("interaction_closed");

        clock.advance(Duration.ofMinutes(3));
        new Visitor(site, clock).elsewhere("somebody-else").ask("borrow books");
        assertThat(ledger.find(visitor.interaction())).isEmpty();
    }

    @Test
    void aSecondMessageWhileOneIsAnsweredGetsConflict() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        lending.doing = turn -> {
            begun.countDown();
            await(mayEnd);
            return Outcome.confirmed("L-1", "Lent");
        };
        visitor.ask("borrow books");
        ObjectNode first = visitor.signed(visitor.payload("information_response", "3 books"), RequestSigner.Terms.NONE);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<Visitor.Heard> answer = other.submit(() -> visitor.deliver(first));
            assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
            Visitor.Heard copy = visitor.deliver(first);
            Visitor.Heard stranger = visitor.stranger().ask("borrow books");
            Visitor.Heard second = visitor.send(visitor.payload("information_response", "4 books"), Optional.empty());
            mayEnd.countDown();

            assertThat(answer.get(30, TimeUnit.SECONDS).status()).isEqualTo("confirmed");
            assertThat(copy.status()).isEqualTo("replayed");
            assertThat(stranger.status()).isEqualTo("interaction_bound");
            assertThat(second.status()).isEqualTo("conflict");
            assertThat(second.retryAfter()).hasValue(1);
            assertThat(lending.called).containsExactly("borrow 3");
        } finally {
            mayEnd.countDown();
            other.shutdownNow();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aBackendThatDoesNotAnswerLeavesTheInteractionAsItWas() {
        visitor.ask("borrow books");
        lending.doing = turn -> {
            throw new BackendUnavailableException("down", Duration.ofSeconds(7), new RuntimeException());
        };
        Visitor.Heard heard = visitor.reply("3 books", payload -> payload.put("idempotency_key", "k"));
        assertThat(heard.http()).isEqualTo(503);
        assertThat(heard.status()).isEqualTo("backend_unavailable");
        assertThat(heard.retryAfter()).hasValue(7);

        lending.doing = turn -> Outcome.confirmed("L-2", "Lent");
        Visitor.Heard later = visitor.reply("3 books", payload -> payload.put("idempotency_key", "k"));
        assertThat(later.status()).isEqualTo("confirmed");
        assertThat(later.envelope().path("turn").asInt()).isEqualTo(2);
    }

    @Test
    void aFirstMessageThatCouldNotBeDoneMayBeSentAgain() {
        lending.doing = turn -> {
            throw new BackendUnavailableException("down", Duration.ofSeconds(7), new RuntimeException());
        };
        assertThat(visitor.ask("Borrow 3 books").status()).isEqualTo("backend_unavailable");
        lending.doing = turn -> Outcome.confirmed("L-2", "Lent");

        Visitor.Heard heard = visitor.ask("Borrow 3 books");
        assertThat(heard.status()).isEqualTo("confirmed");
        assertThat(heard.envelope().path("turn").asInt()).isEqualTo(1);
    }

    @Test
    void aBackendThatMayHaveActedLeavesTheAttemptInDoubtAndNeverRunsItAgain() {
        visitor.ask("borrow books");
        lending.doing = turn -> {
            throw new BackendTimeoutException("slow", new RuntimeException());
        };
        ObjectNode payload = visitor.payload("information_response", "3 books").put("idempotency_key", "k");
        var question = visitor.last();
        assertThat(visitor.send(payload, question).http()).isEqualTo(504);
        assertThat(visitor.send(payload, question).status()).isEqualTo("backend_timeout");
        assertThat(visitor.reply("and now?").status()).isEqualTo("accepted");
        assertThat(visitor.send(visitor.payload("error", "stop"), Optional.empty())
                        .status())
                .isEqualTo("conflict");
        assertThat(visitor.send(
                                visitor.payload("information_response", "4 books")
                                        .put("idempotency_key", "k"),
                                Optional.empty())
                        .status())
                .isEqualTo("idempotency_mismatch");

        site.settle(visitor.interaction(), Outcome.confirmed("L-9", "Lent after all"));
        Visitor.Heard settled = visitor.send(payload, Optional.empty());
        assertThat(settled.status()).isEqualTo("confirmed");
        assertThat(settled.envelope().path("external_id").asText()).isEqualTo("L-9");
        assertThat(visitor.send(payload, Optional.empty()).status()).isEqualTo("confirmed");
        assertThat(lending.called).hasSize(1);
    }

    @Test
    void whatAnotherMessageHeardOfASettledAttemptItsRetryHearsToo() {
        lending.doing = turn -> {
            throw new BackendTimeoutException("slow", new RuntimeException());
        };
        ObjectNode payload = visitor.payload("intent_request", "Borrow 3 books").put("idempotency_key", "k");
        assertThat(visitor.send(payload, Optional.empty()).status()).isEqualTo("backend_timeout");
        site.settle(visitor.interaction(), Outcome.failed("It never left."));
        assertThat(visitor.reply("and now?").status()).isEqualTo("failed");

        assertThat(visitor.send(payload, Optional.empty()).status()).isEqualTo("failed");
        assertThat(lending.called).hasSize(1);
    }

    @Test
    void aDefectOutsideATransactionLeavesTheAttemptInDoubt() {
        lending.doing = turn -> {
            throw new IllegalStateException("secret");
        };
        visitor.ask("Borrow 3 books");

        assertThat(visitor.reply("again").status()).isEqualTo("accepted");
        assertThat(lending.called).hasSize(1);
    }

    @Test
    void acceptedWorkIsSettledOnce() {
        lending.doing = turn -> Outcome.accepted("Being fetched.");
        assertThat(visitor.ask("Borrow 3 books").status()).isEqualTo("accepted");
        site.settle(visitor.interaction(), Outcome.confirmed("L-3", "Fetched"));

        assertThatThrownBy(() -> site.settle(visitor.interaction(), Outcome.failed("no")))
                .isInstanceOf(IllegalStateException.class);
        assertThat(visitor.reply("and now?").status()).isEqualTo("confirmed");
    }

    @Test
    void aMappedBusinessExceptionIsItsOutcome() {
        Visitor mapped = new Visitor(
                site(builder()
                        .mapException(IllegalArgumentException.class, e -> Outcome.failed("No: " + e.getMessage()))),
                clock);
        lending.doing = turn -> {
            throw new NumberFormatException("x");
        };

        Visitor.Heard heard = mapped.ask("Borrow 3 books");
        assertThat(heard.status()).isEqualTo("failed");
        assertThat(heard.message()).isEqualTo("No: x");
    }

    @Test
    void onlyADurableSiteTakesMessagesFromBeforeItsStart(@TempDir Path folder) {
        clock.advance(Duration.ofSeconds(-10));
        ObjectNode early = visitor.signed(visitor.payload("intent_request", "borrow books"), RequestSigner.Terms.NONE);
        clock.advance(Duration.ofSeconds(10));

        assertThat(visitor.deliver(early).http()).isEqualTo(401);
        try (Ledger file = SqlLedger.file(folder.resolve("ledger.db"))) {
            Visitor durable = new Visitor(site(builder().ledger(file)), clock);
            assertThat(durable.deliver(early).http()).isEqualTo(200);
        }
    }

    private static ObjectNode unattributed(Visitor.Heard heard) {
        ObjectNode payload = heard.envelope().deepCopy();
        payload.remove("attribution");
        return payload;
    }

    private static ObjectNode unsigned(ObjectNode payload, String actor) {
        payload.putObject("attribution")
                .putArray("chain")
                .addObject()
                .put("actor_type", "ai_agent")
                .put("actor_id", actor);
        return payload;
    }
}
