package dev.intentsite.site.internal.turn;

import dev.intentsite.protocol.LogText;
import dev.intentsite.site.BackendUnavailableException;
import dev.intentsite.site.Outcome;
import dev.intentsite.site.internal.dialogue.DialogueEvent;
import dev.intentsite.site.internal.dialogue.Texts;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what came of a method that took longer than its turn waited. What may have been done stays in doubt, and nothing runs again.
 * Thread-safe.
 */
final class LateOutcomes {
    private static final Logger LOG = LoggerFactory.getLogger(LateOutcomes.class);

    private final LateSettlement settling;

    LateOutcomes(LateSettlement settling) {
        this.settling = settling;
    }

    /** A method that goes on without its turn. */
    record Late(String capability, CompletableFuture<Outcome> running) {}

    /** Settles the attempt when its method comes back; called once the turn is over. */
    void settle(Late late, String interactionId, Locale locale) {
        late.running().whenComplete((outcome, fault) -> {
            try {
                if (fault == null) {
                    settle(late.capability(), outcome, interactionId);
                } else if (fault instanceof BackendUnavailableException) {
                    settle(late.capability(), Outcome.failed(Texts.of(locale, "late.unavailable")), interactionId);
                } else {
                    LOG.error(
                            "the method of {} failed late; {} stays in doubt",
                            late.capability(),
                            interactionId,
                            LogText.of(fault));
                }
            } catch (RuntimeException e) {
                LOG.error(
                        "what came late of {} could not be kept for {}: {}",
                        late.capability(),
                        interactionId,
                        fault == null ? shown(outcome) : "nothing was done",
                        LogText.of(e));
            }
        });
    }

    /** Enough to settle it by hand, and none of a person's words. */
    private static String shown(Outcome outcome) {
        String kind = outcome.getClass().getSimpleName();
        return outcome instanceof Outcome.Confirmed confirmed ? kind + " " + LogText.of(confirmed.externalId()) : kind;
    }

    private void settle(String capability, Outcome outcome, String interactionId) {
        Outcome end = outcome;
        if (outcome instanceof Outcome.Refused refused) {
            end = Outcome.failed(refused.reason());
        } else if (outcome instanceof Outcome.NeedsMore more) {
            end = Outcome.failed(more.reason());
        }
        if (!settling.offer(interactionId, DialogueEvent.ofReconciled(capability, end))) {
            LOG.info("what came late of {} is kept for {} already", capability, interactionId);
        }
    }
}
