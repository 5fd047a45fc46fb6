package dev.intentsite.site.internal.turn;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.protocol.CanonicalJson;
import dev.intentsite.protocol.LogText;
import dev.intentsite.site.Execution;
import dev.intentsite.site.Reconciliation;
import dev.intentsite.site.internal.dialogue.DialogueEvent;
import dev.intentsite.site.internal.dialogue.DialogueJson;
import dev.intentsite.site.internal.dialogue.Effect;
import dev.intentsite.site.internal.dialogue.Progress;
import dev.intentsite.site.internal.dialogue.Undone;
import dev.intentsite.site.internal.dialogue.Unsettled;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What runs here; and of methods that take an {@link Execution} their keys, and what became of them. Thread-safe. */
final class Executions {
    private static final Logger LOG = LoggerFactory.getLogger(Executions.class);

    private final Effects effects;
    private final Deadline deadline;
    private final Clock clock;
    /** The interactions of what runs here, by the keys of their executions or, where the method takes none, by themselves. */
    private final Map<String, String> running = new ConcurrentHashMap<>();

    Executions(Effects effects, Deadline deadline, Clock clock) {
        this.effects = effects;
        this.deadline = deadline;
        this.clock = clock;
    }

    /** The attempt under its key: that of the execution that goes on, or that was agreed to before and did nothing; else one of its own. */
    Progress begun(TurnUnderWay turn, Progress progress, Effect.Execute execute) {
        String goesOn = progress.attempt().key();
        String key =
                goesOn != null ? goesOn : undone(turn, execute).orElseGet(() -> key(turn, progress.events(), execute));
        return progress.attemptedUnder(key, clock.instant());
    }

    /** The first message of an interaction may have been withdrawn too: then the ledger alone knows of it. */
    private static Optional<String> undone(TurnUnderWay turn, Effect.Execute execute) {
        return turn.interaction()
                .map(kept -> DialogueJson.state(kept.state()))
                .flatMap(state -> Optional.ofNullable(state.undone()))
                .filter(before -> before.isFor(execute))
                .map(Undone::key);
    }

    /** The interaction's name may be used again once it is forgotten: so when it began is in the key too. */
    private static String key(TurnUnderWay turn, List<DialogueEvent> events, Effect.Execute execute) {
        ObjectNode parts = JsonNodeFactory.instance.objectNode();
        parts.put("interaction", turn.request().interactionId());
        parts.put("begun", turn.begunAt().toString());
        parts.put("capability", execute.capability());
        execute.values().forEach(parts.putObject("values")::set);
        parts.put("agreed", turn.versionBefore() + 1 + agreement(events));
        return CanonicalJson.sha256(parts);
    }

    /** The event that agrees: the person's yes, or where none is needed the message. */
    private static int agreement(List<DialogueEvent> events) {
        int last = 0;
        for (int i = 0; i < events.size(); i++) {
            DialogueEvent event = events.get(i);
            if (event instanceof DialogueEvent.Agreed || event instanceof DialogueEvent.MessageReceived) {
                last = i;
            }
        }
        return last;
    }

    /** The execution that an attempt is, for its method. */
    static Optional<Execution> of(Progress progress, TurnUnderWay turn) {
        return Optional.ofNullable(progress.state().unsettled())
                .map(unsettled -> new Execution(unsettled.key(), turn.request().interactionId()));
    }

    /** This method runs here until it comes back, which may be after its turn. */
    void runs(Optional<Execution> execution, String interactionId, CompletableFuture<?> method) {
        String name = execution.map(Execution::key).orElse("interaction " + interactionId);
        running.put(name, interactionId);
        method.whenComplete((outcome, fault) -> running.remove(name));
    }

    /** The interactions whose methods run here. */
    Collection<String> running() {
        return List.copyOf(running.values());
    }

    /**
     * What became of it. Whatever may run still, here or on a node of which nothing is known, is unknown and never taken for not done.
     */
    Reconciliation find(String capability, Unsettled unsettled, String interactionId) {
        if (running.containsKey(unsettled.key())) {
            return Reconciliation.unknown();
        }
        Reconciliation found;
        try {
            Execution execution = new Execution(unsettled.key(), interactionId);
            found = deadline.breakingOff(() -> effects.reconcile(capability, unsettled.values(), execution));
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            LOG.warn("what became of {} in {} is not known", capability, interactionId, LogText.of(e));
            return Reconciliation.unknown();
        }
        return found instanceof Reconciliation.DidNotHappen && mayRun(unsettled) ? Reconciliation.unknown() : found;
    }

    private boolean mayRun(Unsettled unsettled) {
        String since = unsettled.since();
        return since != null && clock.instant().isBefore(Instant.parse(since).plus(deadline.most()));
    }
}
