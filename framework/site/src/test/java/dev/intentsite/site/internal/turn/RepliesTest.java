package dev.intentsite.site.internal.turn;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.ledger.Ledger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Which answer a message replies to, and messages that are sent again. */
@ParameterizedClass(name = "{0}")
@MethodSource("ledgers")
class RepliesTest extends OnEachLedger {
    RepliesTest(String name, Supplier<Ledger> ledger) {
        super(ledger.get());
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
    void aReplyThatNamesNoQuestionIsStaleBeforeItIsTooLate() {
        visitor.ask("Return loan RES-2026-10-16-7891");
        clock.advance(Duration.ofMinutes(31));

        assertThat(visitor.send(visitor.payload("information_response", "yes"), Optional.empty())
                        .status())
                .isEqualTo("stale_reply");
        assertThat(visitor.reply("yes").status()).isEqualTo("interaction_expired");
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

    private static ObjectNode unattributed(Visitor.Heard heard) {
        ObjectNode payload = heard.envelope().deepCopy();
        payload.remove("attribution");
        return payload;
    }
}
