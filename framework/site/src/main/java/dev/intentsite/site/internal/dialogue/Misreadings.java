package dev.intentsite.site.internal.dialogue;

import dev.intentsite.language.Interpretation;
import dev.intentsite.protocol.FlowType;
import java.util.List;
import java.util.Optional;

/** What an answer says of a message, or of a part of it, that gave nothing. Pure. */
final class Misreadings {
    private Misreadings() {}

    /** Who thanks or greets. */
    static boolean isCourtesy(Interpretation read) {
        return read.command()
                .filter(word -> word == Interpretation.Command.THANKS || word == Interpretation.Command.GREETING)
                .isPresent();
    }

    /** Who says bye, or thanks where nothing in particular was asked, wants nothing now. */
    static boolean isLeave(Draft draft, Optional<Pending> asked) {
        Optional<Interpretation.Command> word = draft.said.interpretation().command();
        return word.equals(Optional.of(Interpretation.Command.FAREWELL))
                || word.equals(Optional.of(Interpretation.Command.THANKS)) && asked.isEmpty();
    }

    /** Who thanks or greets gets an answer to that. */
    static void noteCourtesy(Draft draft) {
        Interpretation read = draft.said.interpretation();
        read.command()
                .filter(word -> isCourtesy(read) && read.assent().isEmpty())
                .ifPresent(word -> draft.notes.add(new Note.Courtesy(word)));
    }

    /** Adds to what the answer says first. */
    static void note(Draft draft, Tasks.Chosen chosen) {
        if (draft.said.interpretation().command().equals(Optional.of(Interpretation.Command.HELP))) {
            draft.notes.add(new Note.Capabilities());
        }
        noteCourtesy(draft);
        boolean no = draft.said.interpretation().assent().equals(Optional.of(false));
        if (no
                && chosen.sameTask()
                && draft.phaseBefore == Phase.COLLECTING
                && draft.changed.isEmpty()
                && draft.said.interpretation().unreadable().isEmpty()) {
            draft.notes.add(new Note.Leave());
        }
        boolean turnedDown = no && !draft.state.offered().isEmpty();
        boolean spokeToUs = draft.agreed
                || turnedDown
                || !draft.changed.isEmpty()
                || !draft.notes.isEmpty()
                || !draft.ahead.isEmpty()
                || !chosen.mentions().isEmpty()
                || !draft.said.interpretation().indifferent().isEmpty()
                || !chosen.sameTask();
        List<String> unread = draft.said.interpretation().unreadable().stream()
                .filter(name -> draft.task().parameter(name).isPresent() && !draft.changed.contains(name))
                .toList();
        List<String> unreadable =
                unread.stream().filter(draft.state.asked()::contains).toList();
        if (draft.said.interpretation().foreign()) {
            draft.notes.add(new Note.Foreign());
        } else if (unread.size() > Math.max(1, unreadable.size())) {
            draft.notes.add(new Note.Unclear(unread));
        } else if (!unreadable.isEmpty()) {
            draft.notes.add(new Note.Unreadable(unreadable.get(0)));
        } else if (!spokeToUs
                && draft.state.turn() > 1
                && draft.said.parameters().isEmpty()) {
            draft.notes.add(
                    draft.said.flowType() == FlowType.INFORMATION_REQUEST
                                    || draft.said.interpretation().question()
                            ? new Note.NoAnswer("")
                            : new Note.NotUnderstood());
        }
    }
}
