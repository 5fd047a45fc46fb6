package dev.intentsite.site.internal.turn;

import dev.intentsite.ledger.Interaction;
import dev.intentsite.ledger.Ledger;
import dev.intentsite.ledger.NewEvent;
import dev.intentsite.ledger.VersionConflictException;
import dev.intentsite.site.Outcome;
import dev.intentsite.site.internal.dialogue.DialogueEvent;
import dev.intentsite.site.internal.dialogue.DialogueJson;
import dev.intentsite.site.internal.dialogue.DialogueState;
import dev.intentsite.site.internal.dialogue.Phase;
import dev.intentsite.site.internal.dialogue.Settlement;
import dev.intentsite.site.internal.dialogue.Unsettled;
import dev.intentsite.site.internal.model.SiteModel;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Keeps what came of work that was under way. Thread-safe. */
public final class LateSettlement {
    private static final int MOST_TRIES = 10;

    private final Ledger ledger;
    private final TurnSettings settings;
    private final Projecting projecting;
    private final SettlementListeners listeners = new SettlementListeners();

    public LateSettlement(Ledger ledger, SiteModel model, TurnSettings settings) {
        this.ledger = ledger;
        this.projecting = new Projecting(model, settings);
        this.settings = settings;
    }

    /** See {@code IntentSite.settle}. */
    public void settle(String interactionId, Outcome outcome) {
        if (!keep(interactionId, new DialogueEvent.Settled(Settlement.of(outcome)), LateSettlement::waits)) {
            throw new IllegalStateException(
                    "Nothing of the interaction " + interactionId + " is under way; only accepted work can be settled");
        }
    }

    /** Who waits for settlements of this node. */
    SettlementListeners listeners() {
        return listeners;
    }

    /** What came of an attempt; false where another has kept what came of it. */
    boolean offer(String interactionId, DialogueEvent event) {
        return keep(interactionId, event, LateSettlement::waits);
    }

    /** What came of that execution; false where it is not waited for any more. */
    boolean offer(String interactionId, DialogueEvent event, Unsettled execution) {
        return keep(interactionId, event, state -> waits(state) && execution.equals(state.unsettled()));
    }

    private boolean keep(String interactionId, DialogueEvent event, Predicate<DialogueState> waiting) {
        for (int tries = 1; ; tries++) {
            try {
                boolean kept = append(interactionId, event, waiting);
                if (kept) {
                    listeners.settled(interactionId);
                }
                return kept;
            } catch (VersionConflictException e) {
                // The client asked how far it is at this very moment.
                if (tries == MOST_TRIES) {
                    throw e;
                }
            }
        }
    }

    private boolean append(String interactionId, DialogueEvent event, Predicate<DialogueState> waiting) {
        Optional<Interaction> waits =
                ledger.find(interactionId).filter(found -> waiting.test(DialogueJson.state(found.state())));
        waits.ifPresent(interaction -> ledger.transact(transaction -> {
            DialogueState state = DialogueJson.state(interaction.state()).after(event);
            return transaction.append(
                    interaction,
                    List.of(new NewEvent(
                            DialogueJson.type(event),
                            settings.origin(),
                            DialogueJson.write(event),
                            settings.clock().instant())),
                    projecting.of(
                            state,
                            interaction.title(),
                            interaction.confidence(),
                            settings.clock().instant()));
        }));
        return waits.isPresent();
    }

    private static boolean waits(DialogueState state) {
        return state.phase() == Phase.EXECUTING && state.settlement() == null;
    }
}
