package dev.intentsite.site.internal.dialogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.language.Window;
import dev.intentsite.protocol.Choice;
import dev.intentsite.protocol.attribution.Trust;
import dev.intentsite.site.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One change of an interaction: what its event log keeps. Folding the events gives the {@link DialogueState}. */
public sealed interface DialogueEvent {
    /** The state with this change. */
    DialogueState applyTo(DialogueState state);

    /** Whose doing it is. */
    default boolean byPerson() {
        return false;
    }

    /** What reconciling found to have happened: work that the company has taken on and goes on with, or its end. */
    static DialogueEvent ofReconciled(String capability, Outcome outcome) {
        return outcome instanceof Outcome.Accepted
                ? new Executed(capability, "accepted", null)
                : new Settled(Settlement.of(outcome));
    }

    /** A message was accepted. {@code intentHash} in the first alone. */
    record MessageReceived(
            long turn,
            String flowType,
            String message,
            @Nullable String capability,
            Map<String, JsonNode> parameters,
            @Nullable String idempotencyKey,
            @Nullable String intentHash)
            implements DialogueEvent {
        @Override
        public DialogueState applyTo(DialogueState state) {
            StateChange change = state.changed().turn(turn);
            return (intentHash == null ? change : change.intentHash(intentHash)).done();
        }

        @Override
        public boolean byPerson() {
            return true;
        }
    }

    /** The task in hand is this one from now on; of the values only {@code carried} are kept. */
    record CapabilitySelected(String capability, List<String> carried) implements DialogueEvent {
        @Override
        public DialogueState applyTo(DialogueState state) {
            Map<String, Held> kept = new LinkedHashMap<>(state.values());
            kept.keySet().retainAll(Set.copyOf(carried));
            List<Later> later = new ArrayList<>(state.later());
            // There may be two of a kind, and which is taken up cannot be told.
            later.stream()
                    .filter(task -> task.capability().equals(capability))
                    .findFirst()
                    .ifPresent(later::remove);
            return state.changed()
                    .fresh()
                    .capability(capability)
                    .values(kept)
                    .later(later)
                    .done();
        }
    }

    /** These tasks were asked for beside the one in hand, and come after it. */
    record Deferred(List<Later> tasks) implements DialogueEvent {
        @Override
        public DialogueState applyTo(DialogueState state) {
            List<Later> later = new ArrayList<>(state.later());
            later.addAll(tasks);
            return state.changed().later(later).done();
        }

        @Override
        public boolean byPerson() {
            return true;
        }
    }

    /** A value was said, structured or chosen. Several readings: it is still open which one is meant. */
    record ValueCollected(String parameter, List<JsonNode> readings, String source, double confidence)
            implements DialogueEvent {
        @Override
        public DialogueState applyTo(DialogueState state) {
            return state.with(parameter, Held.of(readings, source, confidence));
        }
    }

    /** A range was said, and no value in it: from the first within to the first after, and which of those within, null for all. */
    record ValueBounded(String parameter, JsonNode from, JsonNode to, String source, Window.@Nullable Part part)
            implements DialogueEvent {
        @Override
        public DialogueState applyTo(DialogueState state) {
            return state.with(parameter, Held.between(from, to, source, part));
        }
    }

    /** What was held can be read in fewer ways now. */
    record ValueNarrowed(String parameter, List<JsonNode> readings) implements DialogueEvent {
        @Override
        public DialogueState applyTo(DialogueState state) {
            Held held = state.values().get(parameter);
            return held == null ? state : state.with(parameter, held.narrowed(readings));
        }
    }

    /** What is held cannot be used. */
    record ValueRefused(String parameter, String reason, List<Choice> alternatives) implements DialogueEvent {
        @Override
        public DialogueState applyTo(DialogueState state) {
            Held held = state.values().get(parameter);
            return held == null ? state : state.with(parameter, held.refused(new Refusal(reason, alternatives)));
        }
    }

    /** What was refused because of another value may be used again, since that one was corrected. */
    record ValueReconsidered(String parameter) implements DialogueEvent {
        @Override
        public DialogueState applyTo(DialogueState state) {
            Held held = state.values().get(parameter);
            return held == null ? state : state.with(parameter, held.reconsidered());
        }
    }

    /** The person took a value back. */
    record ValueDropped(String parameter) implements DialogueEvent {
        @Override
        public DialogueState applyTo(DialogueState state) {
            return state.without(parameter);
        }
    }

    /** The person has not got it, and another group of alternatives is asked for instead. */
    record ParameterLacking(String parameter) implements DialogueEvent {
        @Override
        public DialogueState applyTo(DialogueState state) {
            List<String> lacking = new ArrayList<>(state.lacking());
            lacking.remove(parameter);
            lacking.add(parameter);
            return state.changed().lacking(lacking).done();
        }
    }

    /** By these values together the backend found nothing: they are to be said anew, and what it needed besides with them. */
    record ValuesForgotten(List<String> parameters) implements DialogueEvent {
        @Override
        public DialogueState applyTo(DialogueState state) {
            Map<String, Held> kept = new LinkedHashMap<>(state.values());
            kept.keySet().removeAll(Set.copyOf(parameters));
            return state.changed().values(kept).demanded(List.of()).done();
        }
    }

    /** The backend needs these too. */
    record ParametersDemanded(List<String> parameters) implements DialogueEvent {
        @Override
        public DialogueState applyTo(DialogueState state) {
            Set<String> demanded = new LinkedHashSet<>(state.demanded());
            demanded.addAll(parameters);
            return state.changed().demanded(List.copyOf(demanded)).done();
        }
    }

    /** "Start over": the values are forgotten, the task is kept. */
    record Restarted() implements DialogueEvent {
        @Override
        public DialogueState applyTo(DialogueState state) {
            return state.changed().fresh().values(Map.of()).done();
        }
    }

    /** The person agreed to the proposal with these final values. */
    record Agreed(Map<String, JsonNode> values) implements DialogueEvent {
        @Override
        public DialogueState applyTo(DialogueState state) {
            return state;
        }

        @Override
        public boolean byPerson() {
            return true;
        }
    }

    /**
     * The company's method is about to run with these values: from here on its outcome is in doubt until it is known.
     *
     * @param key the execution's, when the method takes one
     * @param since when that was, RFC 3339; beside {@code key}
     */
    record Attempted(
            String capability,
            Map<String, JsonNode> values,
            @Nullable Retry retry,
            @Nullable String key,
            @Nullable String since)
            implements DialogueEvent {
        @Override
        public DialogueState applyTo(DialogueState state) {
            return state.changed()
                    .phase(Phase.EXECUTING)
                    .doubtful(true)
                    .attempt(retry)
                    .unsettled(key == null ? null : new Unsettled(key, values, since))
                    .done();
        }
    }

    /** The company's method came back and left open whether it was done: nobody works on it now. */
    record LeftOpen(String capability) implements DialogueEvent {
        @Override
        public DialogueState applyTo(DialogueState state) {
            Unsettled open = state.unsettled();
            return open == null
                    ? state
                    : state.changed()
                            .unsettled(new Unsettled(open.key(), open.values(), null))
                            .done();
        }
    }

    /** The company's method did nothing: the attempt is over and the turn goes on. */
    record AttemptEnded(Phase phase) implements DialogueEvent {
        @Override
        public DialogueState applyTo(DialogueState state) {
            return state.changed()
                    .phase(phase)
                    .doubtful(false)
                    .attempt(null)
                    .unsettled(null)
                    .done();
        }
    }

    /** The turn could not be carried out and did nothing: the interaction is as it was before. */
    record TurnWithdrawn(DialogueState before, String reason) implements DialogueEvent {
        @Override
        public DialogueState applyTo(DialogueState state) {
            return before;
        }
    }

    /** The company's method came back. {@code status}: confirmed, answered, failed, refused, needs_more or accepted. */
    record Executed(
            String capability, String status, @Nullable String externalId) implements DialogueEvent {
        @Override
        public DialogueState applyTo(DialogueState state) {
            return state.changed().doubtful(false).attempt(null).unsettled(null).done();
        }
    }

    /** The company's method took longer than a turn waits for it, and goes on. */
    record Delayed(String capability) implements DialogueEvent {
        @Override
        public DialogueState applyTo(DialogueState state) {
            return state.changed().doubtful(true).attempt(null).done();
        }
    }

    /** Long work, or an attempt in doubt, has come to its end. */
    record Settled(Settlement settlement) implements DialogueEvent {
        @Override
        public DialogueState applyTo(DialogueState state) {
            return state.changed()
                    .doubtful(false)
                    .unsettled(null)
                    .settlement(settlement)
                    .done();
        }
    }

    /** The client gave up. */
    record Cancelled() implements DialogueEvent {
        @Override
        public DialogueState applyTo(DialogueState state) {
            return state.changed().phase(Phase.CANCELLED).doubtful(false).done();
        }

        @Override
        public boolean byPerson() {
            return true;
        }
    }

    /**
     * The site answered, and stands here now.
     *
     * @param trust what it takes to be shown the answer again, see {@link DialogueState#answerTrust}
     */
    record Answered(
            Phase phase,
            List<String> asked,
            List<Choice> offered,
            @Nullable Pending pending,
            @Nullable OpenQuestion question,
            @Nullable String proposal,
            boolean declined,
            @Nullable ObjectNode answer,
            @Nullable Trust trust)
            implements DialogueEvent {
        @Override
        public DialogueState applyTo(DialogueState state) {
            return state.changed()
                    .phase(phase)
                    .standing(asked, offered, pending, question, proposal, declined)
                    .answer(answer, trust)
                    .undone(null)
                    .done();
        }
    }
}
