package dev.intentsite.site.internal.turn;

import dev.intentsite.ledger.Interaction;
import dev.intentsite.ledger.Ledger;
import dev.intentsite.ledger.VersionConflictException;
import dev.intentsite.site.Answer;
import dev.intentsite.site.WorkUnderWay;
import dev.intentsite.site.internal.dialogue.Dialogue;
import dev.intentsite.site.internal.dialogue.DialogueJson;
import dev.intentsite.site.internal.dialogue.DialogueState;
import dev.intentsite.site.internal.dialogue.Phase;
import java.util.Locale;
import java.util.Optional;

/** The work that a message, which was answered with {@code accepted}, waits for. Thread-safe. */
final class FollowedWork implements WorkUnderWay {
    private final TurnUnderWay asked;
    private final TurnSettings settings;
    private final Ledger ledger;
    private final Hearing hearing;
    private final Dialogue dialogue;
    private final Keeping keeping;
    private final Gate gate;
    private final SettlementListeners listeners;

    FollowedWork(
            TurnUnderWay asked, TurnSettings settings, TurnParts parts, Hearing hearing, Keeping keeping, Gate gate) {
        this.asked = asked;
        this.settings = settings;
        this.ledger = parts.ledger();
        this.hearing = hearing;
        this.dialogue = parts.dialogue();
        this.keeping = keeping;
        this.gate = gate;
        this.listeners = parts.settling().listeners();
    }

    /** Nothing while the site is being stopped. */
    @Override
    public Optional<Answer> result() {
        if (!gate.enter()) {
            return Optional.empty();
        }
        try {
            return looked();
        } finally {
            gate.leave();
        }
    }

    private Optional<Answer> looked() {
        Optional<Interaction> found = ledger.find(asked.request().interactionId());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        DialogueState state = DialogueJson.state(found.get().state());
        if (state.phase().ended()) {
            // Another message heard it first, perhaps on another node.
            return Optional.of(keeping.latest(found.get(), state, asked));
        }
        return state.phase() == Phase.EXECUTING && state.settlement() != null
                ? told(found.get(), state)
                : Optional.empty();
    }

    private Optional<Answer> told(Interaction interaction, DialogueState state) {
        TurnUnderWay turn = asked.goneOn(interaction, state, settings.clock().instant());
        Locale locale = hearing.answering(asked.request());
        try {
            return Optional.of(keeping.tell(turn, dialogue.heardOf(state, hearing.unread(turn, locale))));
        } catch (VersionConflictException e) {
            // Another message of the interaction was faster; it may have heard it.
            return Optional.empty();
        }
    }

    @Override
    public Runnable whenSettled(Runnable look) {
        return listeners.listen(asked.request().interactionId(), look);
    }
}
