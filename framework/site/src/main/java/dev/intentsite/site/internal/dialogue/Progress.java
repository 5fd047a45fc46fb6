package dev.intentsite.site.internal.dialogue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.protocol.Choice;
import dev.intentsite.protocol.ErrorStatus;
import dev.intentsite.protocol.attribution.Trust;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a turn has come: it waits for an effect, or has its reply. Immutable.
 *
 * @param state the state with all events so far
 * @param events what the turn has changed so far
 * @param effect what must be asked of the backend; empty when there is a reply
 * @param reply the answer; empty when there is an effect
 * @param standing where the conversation stands after the reply; for replies that change it
 */
public record Progress(
        DialogueState state,
        List<DialogueEvent> events,
        Optional<Effect> effect,
        Optional<Reply> reply,
        Standing standing,
        Working working) {
    public Progress {
        events = List.copyOf(events);
    }

    /** Whether the message was refused: then nothing changes. */
    public boolean refused() {
        return reply.isPresent()
                && reply.get() instanceof Reply.Failure failure
                && failure.status() != ErrorStatus.CANCELLED;
    }

    /**
     * The attempt that it has come to.
     *
     * @throws IllegalStateException when its last event is none
     */
    public DialogueEvent.Attempted attempt() {
        if (!events.isEmpty() && events.get(events.size() - 1) instanceof DialogueEvent.Attempted attempt) {
            return attempt;
        }
        throw new IllegalStateException("the turn has not come to an attempt");
    }

    /** The same, with the attempt that it has come to as an execution under that key, beginning now. */
    public Progress attemptedUnder(String key, Instant now) {
        DialogueEvent.Attempted attempt = attempt();
        DialogueEvent.Attempted under = new DialogueEvent.Attempted(
                attempt.capability(), attempt.values(), attempt.retry(), key, now.toString());
        List<DialogueEvent> named = new ArrayList<>(events);
        named.set(named.size() - 1, under);
        return new Progress(state.after(under), named, effect, reply, standing, working);
    }

    /**
     * The events of the whole turn, the answer's included.
     *
     * @param trust what it takes to be shown the answer again
     */
    public List<DialogueEvent> eventsWith(ObjectNode answer, Optional<Trust> trust) {
        List<DialogueEvent> all = new ArrayList<>(events);
        all.add(answered(answer, trust));
        return all;
    }

    /** The state after the whole turn; see {@link #eventsWith}. */
    public DialogueState stateWith(ObjectNode answer, Optional<Trust> trust) {
        return state.after(answered(answer, trust));
    }

    private DialogueEvent.Answered answered(ObjectNode answer, Optional<Trust> trust) {
        return new DialogueEvent.Answered(
                standing.phase(),
                standing.asked(),
                standing.offered(),
                standing.pending(),
                standing.question(),
                standing.proposal(),
                standing.declined(),
                answer,
                trust.orElse(null));
    }

    /** Where the conversation stands; see {@link DialogueState}. */
    public record Standing(
            Phase phase,
            List<String> asked,
            List<Choice> offered,
            @Nullable Pending pending,
            @Nullable OpenQuestion question,
            @Nullable String proposal,
            boolean declined) {
        public Standing {
            asked = List.copyOf(asked);
            offered = List.copyOf(offered);
        }

        static Standing in(Phase phase) {
            return new Standing(phase, List.of(), List.of(), null, null, null, false);
        }
    }
}
