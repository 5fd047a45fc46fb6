package dev.intentsite.site.internal.turn;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.ledger.Interaction;
import dev.intentsite.ledger.Ledger;
import dev.intentsite.ledger.Receipt;
import dev.intentsite.protocol.ErrorStatus;
import dev.intentsite.protocol.FlowType;
import dev.intentsite.protocol.Request;
import dev.intentsite.protocol.attribution.Verified;
import dev.intentsite.site.internal.dialogue.DialogueState;
import dev.intentsite.site.internal.dialogue.Phase;
import dev.intentsite.site.internal.dialogue.Retry;
import java.util.Optional;

/** What an interaction asks of a message that goes on with it ({@code wire.md} §§ 2, 3 and 5), in that order. Thread-safe. */
final class InteractionRules {
    private final Ledger ledger;
    private final Answers answers;
    private final Keeping keeping;
    private final int mostTurns;

    InteractionRules(Ledger ledger, Answers answers, Keeping keeping, int mostTurns) {
        this.ledger = ledger;
        this.answers = answers;
        this.keeping = keeping;
        this.mostTurns = mostTurns;
    }

    /** That the message may go on with the interaction that it names; a retry may do so even when that has ended. */
    void check(TurnUnderWay turn) {
        checkReply(turn.request(), turn.verified(), turn.interaction(), turn.state());
        checkExpiry(turn);
        checkTurns(turn.request(), turn.state());
    }

    /** That it belongs to the actor who speaks. */
    static void checkOwner(Optional<Interaction> interaction, Verified verified) {
        interaction
                .filter(found -> !found.createdBy().equals(Owner.of(verified)))
                .ifPresent(found -> {
                    throw Refused.of(
                            ErrorStatus.INTERACTION_BOUND,
                            "This interaction belongs to another actor. Begin your own with a new interaction_id.");
                });
    }

    /** That {@code intent_hash}, where it is given, is {@code intentHash}. */
    static void checkIntent(TurnUnderWay turn) {
        boolean known = turn.state().isPresent() || turn.request().flowType() == FlowType.INTENT_REQUEST;
        if (known
                && turn.verified()
                        .intentHash()
                        .filter(hash -> !hash.equals(turn.intentHash()))
                        .isPresent()) {
            throw Refused.of(
                    ErrorStatus.ATTRIBUTION_INVALID,
                    "intent_hash is not the query_hash of this interaction's first message.");
        }
    }

    private static void checkExpiry(TurnUnderWay turn) {
        turn.state()
                .filter(held -> !held.phase().ended() && held.phase() != Phase.EXECUTING)
                .filter(held ->
                        !turn.now().isBefore(turn.interaction().orElseThrow().expiresAt()))
                .ifPresent(held -> {
                    throw Refused.of(
                            ErrorStatus.INTERACTION_EXPIRED,
                            "This interaction has expired. Begin again with an intent_request and a new interaction_id.");
                });
    }

    /** The first answer again, when the message is a retry. */
    Optional<Receipt> again(Request request, Verified verified, Optional<DialogueState> state) {
        if (request.idempotencyKey().isEmpty()) {
            return Optional.empty();
        }
        String key = request.idempotencyKey().get();
        Optional<Receipt> receipt = ledger.receipt(request.interactionId(), Owner.of(verified), key);
        Optional<Retry> attempt = state.filter(held -> held.phase() == Phase.EXECUTING)
                .flatMap(held -> Optional.ofNullable(held.attempt()))
                .filter(retry -> retry.key().equals(key));
        if (receipt.map(Receipt::queryHash)
                .or(() -> attempt.map(Retry::queryHash))
                .filter(hash -> !hash.equals(request.queryHash()))
                .isPresent()) {
            throw Refused.of(
                    ErrorStatus.IDEMPOTENCY_MISMATCH,
                    "This idempotency_key was used for another message. Use a new key for each message.");
        }
        if (receipt.isEmpty()) {
            if (attempt.isPresent()
                    && state.orElseThrow().doubtful()
                    && state.orElseThrow().unsettled() == null) {
                throw Keeping.timeout();
            }
            return Optional.empty();
        }
        TrustRules.checkAnswer(verified, Keeping.trust(receipt.get()));
        keeping.burnForRetry(verified);
        return receipt;
    }

    /** A reply must be to the latest answer, and must say so while the site is confirming. */
    private void checkReply(
            Request request, Verified verified, Optional<Interaction> interaction, Optional<DialogueState> state) {
        boolean required = Owner.signed(verified)
                && state.filter(held -> held.phase() == Phase.CONFIRMING).isPresent();
        boolean named = verified.inReplyTo()
                .map(reference -> state.isPresent()
                        && answers.names(
                                reference, request.interactionId(), state.get().answeredTurn()))
                .orElse(!required);
        if (named) {
            return;
        }
        if (state.isEmpty()) {
            throw Refused.of(
                    ErrorStatus.INVALID_TRANSITION,
                    "There is no answer in this interaction that could be replied to. Begin with an intent_request.");
        }
        ObjectNode answer = state.get().answer();
        if (answer == null) {
            throw Refused.of(
                    ErrorStatus.STALE_REPLY,
                    "There is no answer in this interaction yet that could be replied to. Leave in_reply_to out.");
        }
        TrustRules.checkAnswer(verified, Optional.ofNullable(state.get().answerTrust()));
        throw Refused.stale(new Refused.Latest(
                Keeping.withRecord(answer, interaction.orElseThrow().head()),
                request.interactionId(),
                state.get().answeredTurn()));
    }

    /** A conversation is not a place to keep things: after so many turns it can be given up, and the end of its work be heard. */
    private void checkTurns(Request request, Optional<DialogueState> state) {
        state.filter(held -> held.turn() >= mostTurns)
                .filter(held -> !held.phase().ended() && held.phase() != Phase.EXECUTING)
                .filter(held -> request.flowType() != FlowType.ERROR)
                .ifPresent(held -> {
                    throw Refused.of(
                            ErrorStatus.INTERACTION_CLOSED,
                            "This conversation has had " + held.turn()
                                    + " messages, which is all that it may have. Begin again with a new"
                                    + " interaction_id.");
                });
    }
}
