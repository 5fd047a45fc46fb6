package dev.intentsite.site.internal.turn;

import dev.intentsite.ledger.Interaction;
import dev.intentsite.ledger.Ledger;
import dev.intentsite.ledger.LedgerUnavailableException;
import dev.intentsite.protocol.LogText;
import dev.intentsite.site.Outcome;
import dev.intentsite.site.Reconciliation;
import dev.intentsite.site.internal.dialogue.DialogueEvent;
import dev.intentsite.site.internal.dialogue.DialogueJson;
import dev.intentsite.site.internal.dialogue.DialogueState;
import dev.intentsite.site.internal.dialogue.Texts;
import dev.intentsite.site.internal.dialogue.Unsettled;
import dev.intentsite.site.internal.model.CapabilityModel;
import dev.intentsite.site.internal.model.SiteModel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what happened of executions that were cut off, without waiting for their clients: at a start of all, and after that of those whose
 * node has not been heard of for the time of a lease, which a node renews for what runs on it. Each is asked about by one node at a
 * time, and nothing is run: what did not happen is done when the client comes back, or has failed when the interaction has expired
 * without it; what is unknown is asked about again, ever less often. Where a method takes no {@code Execution} there is nobody to ask, and the
 * company is told in the log. Thread-safe.
 */
final class UnfinishedExecutions {
    private static final Logger LOG = LoggerFactory.getLogger(UnfinishedExecutions.class);
    private static final int PAGE = 100;
    /** Well within a lease. */
    private static final Duration ROUND = Duration.ofSeconds(30);

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Ledger ledger;
    private final SiteModel model;
    private final Deadline deadline;
    private final Executions executions;
    private final LateSettlement settling;
    private final TurnSettings settings;
    private final AtomicReference<Instant> next;
    private final AtomicBoolean asking = new AtomicBoolean();

    /** How long nothing was heard of the node that works on it. */
    private enum Unheard {
        PERHAPS,
        FOR_A_LEASE
    }

    UnfinishedExecutions(TurnParts parts, TurnSettings settings, Executions executions, LateSettlement settling) {
        this.settings = settings;
        this.next = new AtomicReference<>(settings.clock().instant().plus(jittered(ROUND)));
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

    /** Renews the leases of what runs here, and takes over what nobody works on, when it is time. */
    void settleWhenDue() {
        Instant now = settings.clock().instant();
        Instant due = next.get();
        if (now.isBefore(due) || !next.compareAndSet(due, now.plus(jittered(ROUND)))) {
            return;
        }
        try {
            executions.running().forEach(running -> ledger.postpone(running, now.plus(Projecting.LEASE)));
            if (asking.compareAndSet(false, true)) {
                deadline.start(() -> {
                    takeOver();
                    return true;
                });
            }
        } catch (RuntimeException e) {
            LOG.warn("unfinished executions could not be looked after now", LogText.of(e));
        }
    }

    private void takeOver() {
        try {
            List<String> taken = claim();
            while (!taken.isEmpty() && !deadline.isClosed()) {
                for (String name : taken) {
                    settleOne(name, Unheard.FOR_A_LEASE);
                }
                taken = taken.size() < PAGE ? List.of() : claim();
            }
        } catch (RuntimeException e) {
            LOG.warn("unfinished executions could not be looked for now", LogText.of(e));
        } finally {
            asking.set(false);
        }
    }

    private List<String> claim() {
        return ledger.claim(settings.clock().instant(), PAGE, UnfinishedExecutions::pause);
    }

    /** Twice as long from time to time: what nobody knows now is not known a moment later. */
    private static Duration pause(Duration age) {
        Duration atLeast = age.compareTo(SHORTEST) < 0 ? SHORTEST : age;
        return jittered(atLeast.compareTo(LONGEST) > 0 ? LONGEST : atLeast);
    }

    /** Between three and five quarters of it, so that nodes that began together do not go on so. */
    private static Duration jittered(Duration time) {
        return time.multipliedBy(ThreadLocalRandom.current().nextLong(750, 1250))
                .dividedBy(1000);
    }

    private void settleOne(String name, Unheard unheard) {
        try {
            ledger.find(name).ifPresent(interaction -> settle(interaction, unheard));
        } catch (RuntimeException e) {
            LOG.warn("{} was left as it is", name, LogText.of(e));
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
                settleOne(interaction.interactionId(), Unheard.PERHAPS);
            }
            page = page.size() < PAGE
                    ? List.of()
                    : page(Optional.of(page.get(PAGE - 1).id()));
        }
    }

    private void settle(Interaction interaction, Unheard unheard) {
        DialogueState state = DialogueJson.state(interaction.state());
        Unsettled execution = state.unsettled();
        String capability = state.capability();
        if (execution != null
                && capability != null
                && model.find(capability).filter(CapabilityModel::keyed).isPresent()) {
            settle(interaction, capability, execution);
        } else if (unheard == Unheard.FOR_A_LEASE && Projecting.isInDoubt(state)) {
            LOG.warn(
                    "{} in {} was cut off, and there is nobody to ask what became of it: look whether it was done, and end it"
                            + " with IntentSite.settle",
                    capability,
                    interaction.interactionId());
        }
    }

    private void settle(Interaction interaction, String capability, Unsettled execution) {
        Reconciliation found = executions.find(capability, execution, interaction.interactionId());
        if (found instanceof Reconciliation.Happened happened) {
            DialogueEvent end = DialogueEvent.ofReconciled(capability, happened.outcome());
            if (settling.offer(interaction.interactionId(), end, execution)) {
                LOG.info("{} in {} was cut off and had happened", capability, interaction.interactionId());
            }
        } else if (found instanceof Reconciliation.DidNotHappen
                && settings.clock().instant().isAfter(interaction.expiresAt())) {
            Locale locale = settings.locales().get(0);
            Outcome failed = Outcome.failed(Texts.of(locale, "late.unavailable"));
            if (settling.offer(
                    interaction.interactionId(), DialogueEvent.ofReconciled(capability, failed), execution)) {
                LOG.info(
                        "{} in {} was cut off, had not happened and has expired",
                        capability,
                        interaction.interactionId());
            }
        } else {
            LOG.warn("{} in {} was cut off and waits for its client", capability, interaction.interactionId());
        }
    }
}
