package dev.intentsite.site.internal.turn;

import dev.intentsite.ledger.Interaction;
import dev.intentsite.ledger.Receipt;
import dev.intentsite.protocol.Request;
import dev.intentsite.protocol.attribution.Verified;
import dev.intentsite.site.internal.dialogue.DialogueState;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A message that is being answered, and how much of its turn is kept already. For one thread. */
final class TurnUnderWay {
    private final Request request;
    private final Verified verified;
    private final Sender sender;
    private final Optional<DialogueState> state;
    private final String intentHash;
    private final Instant now;
    private @Nullable Interaction interaction;
    private int keptEvents;
    private boolean burnt;
    private boolean doneNothing;
    private boolean answeredBefore;
    private @Nullable Receipt kept;
    private LateOutcomes.@Nullable Late goingOn;
    private LateOutcomes.@Nullable Late heard;

    TurnUnderWay(
            Request request,
            Verified verified,
            Sender sender,
            Optional<Interaction> interaction,
            Optional<DialogueState> state,
            String intentHash,
            Instant now) {
        this.request = request;
        this.verified = verified;
        this.sender = sender;
        this.interaction = interaction.orElse(null);
        this.state = state;
        this.intentHash = intentHash;
        this.now = now;
    }

    /** The same, for an attempt that may be rolled back. */
    TurnUnderWay copy() {
        TurnUnderWay copy = new TurnUnderWay(request, verified, sender, interaction(), state, intentHash, now);
        copy.become(this);
        return copy;
    }

    /** The same message where the interaction has gone on meanwhile; it is kept and answered already. */
    TurnUnderWay goneOn(Interaction current, DialogueState currentState, Instant at) {
        TurnUnderWay later = new TurnUnderWay(
                request, verified, sender, Optional.of(current), Optional.of(currentState), intentHash, at);
        later.burnt = true;
        later.answeredBefore = true;
        return later;
    }

    /** Whether its first answer is remembered already. */
    boolean isAnsweredBefore() {
        return answeredBefore;
    }

    void become(TurnUnderWay other) {
        this.interaction = other.interaction;
        this.keptEvents = other.keptEvents;
        this.burnt = other.burnt;
        this.answeredBefore = other.answeredBefore;
        this.doneNothing = other.doneNothing;
        this.kept = other.kept;
    }

    Request request() {
        return request;
    }

    Verified verified() {
        return verified;
    }

    Sender sender() {
        return sender;
    }

    /** The state before the message; empty when it begins the interaction. */
    Optional<DialogueState> state() {
        return state;
    }

    String intentHash() {
        return intentHash;
    }

    Instant now() {
        return now;
    }

    /** The interaction as it is kept. */
    Optional<Interaction> interaction() {
        return Optional.ofNullable(interaction);
    }

    int keptEvents() {
        return keptEvents;
    }

    boolean burnt() {
        return burnt;
    }

    /** The attempt that was kept has done nothing. */
    void didNothing() {
        this.doneNothing = true;
    }

    boolean hasDoneNothing() {
        return doneNothing;
    }

    /** The turn does not wait for this method any longer. */
    void goesOn(LateOutcomes.Late method) {
        this.goingOn = method;
    }

    /** This method came back with its outcome. */
    void heard(LateOutcomes.Late method) {
        this.heard = method;
    }

    /** What its method did not do is not kept any more. */
    void withdrawn() {
        this.heard = null;
    }

    /** A method whose outcome the turn did not keep, for which it may be too early. */
    Optional<LateOutcomes.Late> goingOn() {
        return goingOn != null || kept != null ? Optional.ofNullable(goingOn) : Optional.ofNullable(heard);
    }

    /** Whether a method that changes something was called, and did not say that it did nothing. */
    boolean mayHaveActed() {
        return !doneNothing && goingOn().isPresent();
    }

    /** When the interaction began. */
    Instant begunAt() {
        return interaction == null ? now : interaction.createdAt();
    }

    /** Number of the interaction's last event before this turn. */
    long versionBefore() {
        return interaction == null ? 0 : interaction.version() - keptEvents;
    }

    /** The answer, once the whole turn is kept. */
    Optional<Receipt> kept() {
        return Optional.ofNullable(kept);
    }

    /** The ledger has kept this much of the turn. */
    void keptUpTo(Interaction current, int events) {
        this.interaction = current;
        this.keptEvents = events;
        this.burnt = true;
    }

    void keptWhole(Interaction current, Receipt answer) {
        this.interaction = current;
        this.burnt = true;
        this.kept = answer;
    }
}
