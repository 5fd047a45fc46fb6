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
 * @param question the question that is being answered
 * @param questioned the capabilities of all questions of the turn
 * @param ahead questions that are still to be answered
 * @param answer the answers so far
 * @param unclear what stays to be asked of the message when its questions are answered
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
        List<String> questioned,
        List<Asked> ahead,
        Optional<QuestionAnswer> answer,
        Optional<Tasks.Unclear> unclear) {
    public Working {
        changed = Set.copyOf(changed);
        checked = Set.copyOf(checked);
        listed = Map.copyOf(listed);
        notes = List.copyOf(notes);
        questioned = List.copyOf(questioned);
        ahead = List.copyOf(ahead);
    }

    /** A question that stands beside something else in its message. */
    public record Asked(String capability, String words) {}

    /** The answer to a question, and the question's own need when it could not be answered yet. */
    public record QuestionAnswer(
            String message,
            Optional<Map<String, Object>> structuredResult,
            Optional<OpenQuestion> stillOpen,
            List<String> asked,
            List<Backend.Listed> options) {
        /** This answer, and then another one; of two that wait for a value the first is asked for. */
        QuestionAnswer and(QuestionAnswer next) {
            boolean waits = stillOpen.isPresent();
            boolean both = waits && next.stillOpen.isPresent();
            return new QuestionAnswer(
                    both ? message : message + "\n\n---\n\n" + next.message,
                    next.structuredResult.or(() -> structuredResult),
                    both ? stillOpen.map(first -> first.and(next.stillOpen.get())) : next.stillOpen.or(() -> stillOpen),
                    waits ? asked : next.asked,
                    waits ? options : next.options);
        }
    }
}
