package dev.intentsite.site.internal.turn;

import dev.intentsite.ledger.LedgerTransaction;
import dev.intentsite.ledger.Status;
import dev.intentsite.site.internal.dialogue.DialogueJson;
import dev.intentsite.site.internal.dialogue.DialogueState;
import dev.intentsite.site.internal.dialogue.Phase;
import dev.intentsite.site.internal.dialogue.Settlement;
import dev.intentsite.site.internal.model.CapabilityModel;
import dev.intentsite.site.internal.model.SiteModel;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What the ledger is told of an interaction beside its events. Thread-safe. */
final class Projecting {
    /** For how long nobody else asks what became of an attempt whose node was heard of. */
    static final Duration LEASE = Duration.ofMinutes(2);

    private final SiteModel model;
    private final Duration idle;

    Projecting(SiteModel model, TurnSettings settings) {
        this.model = model;
        this.idle = settings.idle();
    }

    LedgerTransaction.Projection of(DialogueState state, String title, double confidence, Instant now) {
        return new LedgerTransaction.Projection(
                status(state),
                title,
                DialogueJson.write(state),
                confidence,
                now.plus(idle),
                Optional.ofNullable(state.capability()).flatMap(model::find).flatMap(CapabilityModel::keepEnded),
                isInDoubt(state) ? Optional.of(now.plus(LEASE)) : Optional.empty());
    }

    /** Whether a method was about to run, and nothing is kept yet of what became of it. */
    static boolean isInDoubt(DialogueState state) {
        return state.phase() == Phase.EXECUTING && (state.doubtful() || state.unsettled() != null);
    }

    /** Work that has come to its end is over, whether its client has heard of it or not: retention counts from then. */
    private static Status status(DialogueState state) {
        Settlement settled = state.settlement();
        if (state.phase() != Phase.EXECUTING || settled == null) {
            return state.phase().status();
        }
        return settled.status().equals("failed") ? Status.ABANDONED : Status.COMPLETED;
    }
}
