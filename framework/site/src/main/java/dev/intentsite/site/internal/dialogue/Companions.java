package dev.intentsite.site.internal.dialogue;

import dev.intentsite.site.internal.model.CapabilityModel;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What falls with a value that the backend refuses without a word about what would do: a booking that is not found by name, day and
 * time tells nobody which of them is wrong, so all of them are asked for again. Pure.
 */
final class Companions {
    private Companions() {}

    /**
     * The group of alternatives that the value completed, itself among them; empty when it belongs to none of several values, since
     * then it is refused alone.
     */
    static Set<String> group(CapabilityModel task, DialogueState state, String parameter) {
        Set<String> usable = state.usable().keySet();
        Set<String> together = new LinkedHashSet<>();
        if (task.groups().stream().anyMatch(group -> group.size() > 1)) {
            task.groups().stream()
                    .filter(group -> group.contains(parameter) && usable.containsAll(group))
                    .forEach(together::addAll);
        }
        return together;
    }

    /** What the backend demanded beside the value, and got. */
    static List<String> demanded(DialogueState state, String parameter) {
        return state.demanded().stream()
                .filter(name -> !name.equals(parameter) && state.values().containsKey(name))
                .toList();
    }

    /** Whether the capability itself says which values of the parameter would do. */
    static boolean listed(CapabilityModel task, String parameter) {
        return task.optionSource(parameter).isPresent()
                || task.parameter(parameter)
                        .filter(declared -> !declared.values().isEmpty())
                        .isPresent();
    }
}
