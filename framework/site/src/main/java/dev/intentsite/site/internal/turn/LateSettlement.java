package dev.intentsite.site.internal.turn;

import dev.intentsite.ledger.Interaction;
import dev.intentsite.ledger.Ledger;
import dev.intentsite.ledger.LedgerTransaction;
import dev.intentsite.ledger.NewEvent;
import dev.intentsite.ledger.Status;
import dev.intentsite.ledger.VersionConflictException;
import dev.intentsite.site.Outcome;
import dev.intentsite.site.internal.dialogue.DialogueEvent;
import dev.intentsite.site.internal.dialogue.DialogueJson;
import dev.intentsite.site.internal.dialogue.DialogueState;
import dev.intentsite.site.internal.dialogue.Phase;
import dev.intentsite.site.internal.dialogue.Settlement;
import java.util.List;

/** Keeps what came of work that was under way. Thread-safe. */
public final class LateSettlement {
    private static final int MOST_TRIES = 10;

    private final Ledger ledger;
    private final TurnSettings settings;

    public LateSettlement(Ledger ledger, TurnSettings settings) {
        this.ledger = ledger;
        this.settings = settings;
    }

    /** See {@code IntentSite.settle}. */
    public void settle(String interactionId, Outcome outcome) {
        keep(interactionId, new DialogueEvent.Settled(settlement(outcome)));
    }

    /** The company has taken the work on after all, and will settle it itself. */
    void accepted(String interactionId, String capability) {
        keep(interactionId, new DialogueEvent.Executed(capability, "accepted", null));
    }

    private void keep(String interactionId, DialogueEvent event) {
        for (int tries = 1; ; tries++) {
            try {
                append(interactionId, event);
                return;
            } catch (VersionConflictException e) {
                // The client asked how far it is at this very moment.
                if (tries == MOST_TRIES) {
                    throw e;
                }
            }
        }
    }

    private void append(String interactionId, DialogueEvent event) {
        ledger.transact(transaction -> {
            Interaction interaction = ledger.find(interactionId)
                    .filter(found -> waits(DialogueJson.state(found.state())))
                    .orElseThrow(() -> new IllegalStateException("Nothing of the interaction " + interactionId
                            + " is under way; only accepted work can be settled"));
            DialogueState state = DialogueJson.state(interaction.state()).after(event);
            return transaction.append(
                    interaction,
                    List.of(new NewEvent(
                            DialogueJson.type(event),
                            settings.origin(),
                            DialogueJson.write(event),
                            settings.clock().instant())),
                    new LedgerTransaction.Projection(
                            Status.ACTIVE,
                            interaction.title(),
                            DialogueJson.write(state),
                            interaction.confidence(),
                            settings.clock().instant().plus(settings.idle())));
        });
    }

    private static boolean waits(DialogueState state) {
        return state.phase() == Phase.EXECUTING && state.settlement() == null;
    }

    private static Settlement settlement(Outcome outcome) {
        if (outcome instanceof Outcome.Confirmed confirmed) {
            return new Settlement(
                    "confirmed",
                    confirmed.message(),
                    confirmed.externalId(),
                    confirmed.structuredResult().orElse(null));
        }
        if (outcome instanceof Outcome.Answered answered) {
            return new Settlement(
                    "answered",
                    answered.message(),
                    null,
                    answered.structuredResult().orElse(null));
        }
        if (outcome instanceof Outcome.Failed failed) {
            return new Settlement("failed", failed.message(), null, null);
        }
        throw new IllegalArgumentException("work ends confirmed, answered or failed, not "
                + outcome.getClass().getSimpleName());
    }
}
