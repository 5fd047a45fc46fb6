package dev.intentsite.site.internal.dialogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.protocol.Choice;
import dev.intentsite.protocol.attribution.Trust;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where an interaction stands: the fold of its {@link DialogueEvent}s. Immutable.
 *
 * @param capability the task in hand
 * @param values what is held, in the order in which it was first said
 * @param demanded optional parameters that the backend said it needs
 * @param asked the parameters that the last answer asked for, the first first
 * @param offered the choices that the last answer showed
 * @param pending a question about the task itself
 * @param question a question in the middle of the task that waits for a value
 * @param proposal what a "yes" would agree to, while confirming
 * @param declined whether the person said no to it once
 * @param doubtful whether an attempt's outcome is unknown, while executing
 * @param attempt the message that the attempt is for, when it may be sent again
 * @param unsettled the attempt as an execution, when its method takes one and its outcome is not kept
 * @param undone an execution that did nothing, until something else is answered
 * @param lacking what the person said not to have, until it is said after all
 * @param later other tasks that were asked for and come after this one
 * @param settlement what came of long work, until it is told
 * @param turn count of accepted messages
 * @param answer payload of the last answer to an accepted message, without {@code record}
 * @param answerTrust what it takes to be shown that answer again; absent where no capability asks for more than the site
 */
public record DialogueState(
        Phase phase,
        @Nullable String capability,
        Map<String, Held> values,
        List<String> demanded,
        List<String> asked,
        List<Choice> offered,
        @Nullable Pending pending,
        @Nullable OpenQuestion question,
        @Nullable String proposal,
        boolean declined,
        boolean doubtful,
        @Nullable Retry attempt,
        @Nullable Unsettled unsettled,
        @Nullable Undone undone,
        List<String> lacking,
        List<Later> later,
        @Nullable Settlement settlement,
        long turn,
        String intentHash,
        @Nullable ObjectNode answer,
        @Nullable Trust answerTrust) {

    public DialogueState {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        demanded = List.copyOf(demanded);
        asked = List.copyOf(asked);
        offered = List.copyOf(offered);
        // What was kept before there could be any has none.
        lacking = List.copyOf(Objects.requireNonNullElse(lacking, List.of()));
        later = List.copyOf(Objects.requireNonNullElse(later, List.of()));
    }

    /** Before the first message. */
    public static DialogueState start() {
        return new DialogueState(
                Phase.COLLECTING,
                null,
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                null,
                false,
                false,
                null,
                null,
                null,
                List.of(),
                List.of(),
                null,
                0,
                "",
                null,
                null);
    }

    /** The values that can be used, by parameter. */
    public Map<String, JsonNode> usable() {
        Map<String, JsonNode> usable = new LinkedHashMap<>();
        values.forEach((name, held) -> {
            if (held.usable()) {
                usable.put(name, held.value());
            }
        });
        return usable;
    }

    /** Whether all of these can be used. */
    boolean knows(List<String> parameters) {
        for (String parameter : parameters) {
            Held held = values.get(parameter);
            if (held == null || !held.usable()) {
                return false;
            }
        }
        return true;
    }

    /** The turn that the last answer belongs to; 0 when there is none. */
    public long answeredTurn() {
        return answer == null ? 0 : answer.path("turn").asLong();
    }

    /** The fold of one more event. */
    public DialogueState after(DialogueEvent event) {
        return event.applyTo(this);
    }

    /** Whether the person said not to have it, and has not said it since. */
    boolean lacks(String parameter) {
        return lacking.contains(parameter) && !values.containsKey(parameter);
    }

    DialogueState withValues(Map<String, Held> replaced) {
        return changed().values(replaced).done();
    }

    DialogueState with(String parameter, Held held) {
        Map<String, Held> replaced = new LinkedHashMap<>(values);
        replaced.put(parameter, held);
        return withValues(replaced);
    }

    DialogueState without(String parameter) {
        Map<String, Held> replaced = new LinkedHashMap<>(values);
        replaced.remove(parameter);
        return withValues(replaced);
    }

    /** The same, with an execution that did nothing. */
    public DialogueState withUndone(@Nullable Undone execution) {
        return changed().undone(execution).done();
    }

    StateChange changed() {
        return new StateChange(this);
    }
}
