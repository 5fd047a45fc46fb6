package dev.intentsite.site.internal.turn;

import dev.intentsite.ledger.Interaction;
import dev.intentsite.ledger.Ledger;
import dev.intentsite.ledger.LedgerUnavailableException;
import dev.intentsite.protocol.LogText;
import dev.intentsite.site.Reconciliation;
import dev.intentsite.site.internal.dialogue.DialogueEvent;
import dev.intentsite.site.internal.dialogue.DialogueJson;
import dev.intentsite.site.internal.dialogue.DialogueState;
import dev.intentsite.site.internal.dialogue.Unsettled;
import dev.intentsite.site.internal.model.CapabilityModel;
import dev.intentsite.site.internal.model.SiteModel;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what happened of executions that were cut off, without waiting for their clients. What did not happen is done when the client
 * comes back, and what is unknown is asked about again then. Thread-safe, and other nodes may do the same.
 */
final class UnfinishedExecutions {
    private static final Logger LOG = LoggerFactory.getLogger(UnfinishedExecutions.class);
    private static final int PAGE = 100;

    private final Ledger ledger;
    private final SiteModel model;
    private final Deadline deadline;
    private final Executions executions;
    private final LateSettlement settling;

    UnfinishedExecutions(TurnParts parts, Executions executions, LateSettlement settling) {
        this.ledger = parts.ledger();
        this.model = parts.model();
        this.deadline = parts.deadline();
        this.executions = executions;
        this.settling = settling;
    }

    /** Looks for them at once, and asks what became of them beside the turns. */
    void settleBeside() {
        if (model.capabilities().stream().noneMatch(CapabilityModel::keyed)) {
            return;
        }
        List<Interaction> first = page(Optional.empty());
        if (!first.isEmpty()) {
            deadline.start(() -> {
                settleAll(first);
                return true;
            });
        }
    }

    private List<Interaction> page(Optional<UUID> after) {
        try {
            return ledger.active(after, PAGE);
        } catch (LedgerUnavailableException e) {
            LOG.warn("unfinished executions could not be looked for; each is when its client asks", LogText.of(e));
            return List.of();
        }
    }

    private void settleAll(List<Interaction> first) {
        List<Interaction> page = first;
        while (!page.isEmpty()) {
            for (Interaction interaction : page) {
                if (deadline.isClosed()) {
                    return;
                }
                settleOne(interaction);
            }
            page = page.size() < PAGE
                    ? List.of()
                    : page(Optional.of(page.get(PAGE - 1).id()));
        }
    }

    private void settleOne(Interaction interaction) {
        try {
            settle(interaction);
        } catch (RuntimeException e) {
            LOG.warn("{} was left as it is", interaction.interactionId(), LogText.of(e));
        }
    }

    private void settle(Interaction interaction) {
        DialogueState state = DialogueJson.state(interaction.state());
        Unsettled execution = state.unsettled();
        String capability = state.capability();
        if (execution == null
                || capability == null
                || model.find(capability).filter(CapabilityModel::keyed).isEmpty()) {
            return;
        }
        Reconciliation found = executions.find(capability, execution, interaction.interactionId());
        if (found instanceof Reconciliation.Happened happened) {
            DialogueEvent end = DialogueEvent.ofReconciled(capability, happened.outcome());
            if (settling.offer(interaction.interactionId(), end, execution)) {
                LOG.info("{} in {} was cut off and had happened", capability, interaction.interactionId());
            }
        } else {
            LOG.warn("{} in {} was cut off and waits for its client", capability, interaction.interactionId());
        }
    }
}
