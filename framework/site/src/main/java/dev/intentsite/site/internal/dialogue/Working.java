package dev.intentsite.site.internal.dialogue;

import dev.intentsite.site.internal.model.Backend;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a turn remembers between its steps and forgets at its end. Immutable.
 *
 * @param phaseBefore the phase before the message
 * @param changed parameters whose values changed in this turn
 * @param checked judges that have spoken in this turn
 * @param listed choices that were listed in this turn
 * @param notes what the answer will say first
 * @param agreed whether the person agreed to the proposal
 * @param question the question in the middle of the task that is being answered
 * @param answer the answer to it, once there is one
 */
public record Working(
        Said said,
        Phase phaseBefore,
        Set<String> changed,
        Set<String> checked,
        Map<String, List<Backend.Listed>> listed,
        List<Note> notes,
        boolean agreed,
        Optional<OpenQuestion> question,
        Optional<QuestionAnswer> answer) {
    public Working {
        changed = Set.copyOf(changed);
        checked = Set.copyOf(checked);
        listed = Map.copyOf(listed);
        notes = List.copyOf(notes);
    }

    /** The answer to a question, and the question's own need when it could not be answered yet. */
    public record QuestionAnswer(
            String message,
            Optional<Map<String, Object>> structuredResult,
            Optional<OpenQuestion> stillOpen,
            List<String> asked,
            List<Backend.Listed> options) {}
}
