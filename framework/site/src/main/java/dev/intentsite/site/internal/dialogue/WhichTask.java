package dev.intentsite.site.internal.dialogue;

import dev.intentsite.language.Interpretation;
import dev.intentsite.site.internal.model.Backend;
import java.util.List;
import java.util.Optional;

/** Asks which task is meant, or whether the one in hand shall be left. Pure. */
final class WhichTask {
    private WhichTask() {}

    static Progress ask(Draft draft, Tasks.Unclear unclear, Phrases phrases) {
        if (draft.said.interpretation().foreign()) {
            draft.notes.add(new Note.Foreign());
        }
        Pending pending = unclear.pending();
        boolean again = again(draft, pending);
        if (again) {
            draft.notes.removeIf(Note.Unsure.class::isInstance);
        }
        List<Backend.Listed> options =
                phrases.capabilityChoices(pending.capabilities(), draft.model, draft.said.locale());
        Reply.Subject subject = pending.kind() == Pending.Kind.SWITCH
                ? new Reply.Subject.SwitchTask(
                        pending.capabilities().get(0), pending.capabilities().get(1))
                : new Reply.Subject.WhichCapability(pending.capabilities(), unclear.fits(), again);
        List<Need> needs = pending.kind() == Pending.Kind.SWITCH ? Needs.of(draft.task(), draft.state) : List.of();
        return draft.replying(
                Settling.wrapped(draft, new Reply.Clarify(draft.notes, subject, needs, options)),
                new Progress.Standing(
                        Phase.CLARIFYING,
                        List.of(),
                        options.stream().map(Backend.Listed::choice).toList(),
                        pending,
                        Settling.stillOpen(draft),
                        draft.state.proposal(),
                        false));
    }

    /** Whether the last answer asked the same, and nobody wants to hear all of it once more. */
    private static boolean again(Draft draft, Pending pending) {
        Pending before = draft.state.pending();
        return before != null
                && before.kind() == pending.kind()
                && before.capabilities().equals(pending.capabilities())
                && !draft.said.interpretation().command().equals(Optional.of(Interpretation.Command.HELP));
    }

    /** Nothing is asked of whoever thanks or takes leave; what was said and never acted on is let go. */
    static Progress leave(Draft draft) {
        boolean bye = draft.said.interpretation().command().equals(Optional.of(Interpretation.Command.FAREWELL));
        return draft.replying(
                new Reply.Clarify(List.of(), new Reply.Subject.Left(bye), List.of(), List.of()),
                Progress.Standing.in(Phase.COLLECTING));
    }
}
