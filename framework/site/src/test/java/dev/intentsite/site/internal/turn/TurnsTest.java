package dev.intentsite.site.internal.turn;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.ledger.Ledger;
import dev.intentsite.ledger.SqlLedger;
import dev.intentsite.protocol.attribution.RequestSigner;
import dev.intentsite.protocol.attribution.Trust;
import dev.intentsite.site.IntentSite;
import dev.intentsite.site.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytes to bytes, with signatures, on each kind of ledger: what is taken, from whom, and what every answer carries. */
@ParameterizedClass(name = "{0}")
@MethodSource("ledgers")
class TurnsTest extends OnEachLedger {
    TurnsTest(String name, Supplier<Ledger> ledger) {
        super(ledger.get());
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
    void whatTheSiteWorksOnDoesNotExpire() {
        lending.doing = turn -> Outcome.accepted("The cellar is on it.");
        Visitor.Heard heard = visitor.ask("Borrow 3 books");
        clock.advance(Duration.ofHours(5));
        Visitor.Heard later =
                visitor.send(visitor.payload("information_request", "how far is it?"), Optional.of(heard.reference()));

        assertThat(heard.envelope().has("expires_at")).isFalse();
        assertThat(later.status()).isEqualTo("accepted");
        assertThat(later.envelope().has("expires_at")).isFalse();
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
    void theNameOfAForgottenInteractionIsClosedForGood() {
        visitor.ask("borrow books");
        ledger.transact(transaction -> transaction.forget(visitor.actor(), clock.instant()));

        Visitor.Heard heard = visitor.ask("borrow books");
        assertThat(heard.http()).isEqualTo(409);
        assertThat(heard.status()).isEqualTo("interaction_closed");
        assertThat(heard.retryAfter()).isEmpty();
        assertThat(visitor.elsewhere("another").ask("borrow books").http()).isEqualTo(200);
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
    void copiesOfAMessageDoNotUseUpItsActorsLimit() {
        Visitor busy = new Visitor(site(builder().messagesPerMinute(2)), clock);
        ObjectNode message = busy.signed(busy.payload("intent_request", "borrow books"), RequestSigner.Terms.NONE);
        busy.deliver(message);
        for (int i = 0; i < 5; i++) {
            assertThat(busy.deliver(message).status()).isEqualTo("replayed");
        }

        assertThat(busy.reply("3 books").status()).isEqualTo("confirmed");
        assertThat(busy.deliver(message).status())
                .as("also when nothing is left of the limit")
                .isEqualTo("replayed");
    }

    @Test
    void copiesOfAMessageThatIsBeingAnsweredDoNotEither() {
        Visitor busy = new Visitor(site(builder().messagesPerMinute(2)), clock);
        ObjectNode message = busy.signed(busy.payload("intent_request", "Borrow 3 books"), RequestSigner.Terms.NONE);
        List<String> copies = new ArrayList<>();
        lending.doing = turn -> {
            for (int i = 0; i < 5; i++) {
                copies.add(busy.deliver(message).status());
            }
            return Outcome.confirmed("L-1", "Lent");
        };

        assertThat(busy.deliver(message).status()).isEqualTo("confirmed");
        assertThat(copies).hasSize(5).containsOnly("replayed");
        assertThat(busy.elsewhere("another").ask("borrow books").http()).isEqualTo(200);
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

    private static ObjectNode unsigned(ObjectNode payload, String actor) {
        payload.putObject("attribution")
                .putArray("chain")
                .addObject()
                .put("actor_type", "ai_agent")
                .put("actor_id", actor);
        return payload;
    }
}
