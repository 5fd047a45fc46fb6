package dev.intentsite.site.internal.dialogue;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the person has not got: where other values would do instead, those are asked for. Pure. */
final class Lacking {
    private Lacking() {}

    static void note(Draft draft) {
        List<String> left = draft.said.interpretation().indifferent();
        Optional<String> meant = draft.state.asked().stream()
                .filter(name -> left.contains(name) && !draft.state.values().containsKey(name))
                .findFirst();
        meant.filter(name -> offeredNothing(draft, name) && otherwise(draft, name))
                .ifPresent(name -> {
                    draft.add(new DialogueEvent.ParameterLacking(name));
                    draft.notes.add(new Note.Without(name));
                });
    }

    private static boolean offeredNothing(Draft draft, String name) {
        return draft.state.offered().stream()
                .noneMatch(choice -> choice.parameter().equals(name));
    }

    /** Whether there is a group that does without it. */
    private static boolean otherwise(Draft draft, String name) {
        List<List<String>> groups = draft.task().groups();
        Set<String> usable = draft.state.usable().keySet();
        return !draft.state.demanded().contains(name)
                && groups.stream().noneMatch(usable::containsAll)
                && groups.stream().anyMatch(group -> group.contains(name))
                && groups.stream()
                        .anyMatch(
                                group -> !group.contains(name) && group.stream().noneMatch(draft.state::lacks));
    }
}
