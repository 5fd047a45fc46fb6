package dev.intentsite.site.internal.dialogue;

import dev.intentsite.site.internal.model.CapabilityModel;
import dev.intentsite.site.internal.model.ParameterModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a task still needs, in the order in which it is asked for. Pure. */
final class Needs {
    private Needs() {}

    /** Refused values first, then open ones, then those not said; none before what its choices depend on. */
    static List<Need> of(CapabilityModel capability, DialogueState state) {
        List<Need> missing = new ArrayList<>();
        Set<String> wanted = wantedOfGroups(capability, state);
        Set<String> superseded = superseded(capability, state);
        List<List<String>> viable = viable(capability, state);
        boolean groupOpen = !viable.isEmpty()
                && !anyBegun(viable, state)
                && (viable.size() > 1 || viable.size() == capability.groups().size());
        boolean groupListed = false;
        for (ParameterModel parameter : capability.parameters()) {
            String name = parameter.name();
            Held held = state.values().get(name);
            boolean demanded = state.demanded().contains(name);
            boolean unusable = held != null && !held.usable() && (demanded || !superseded.contains(name));
            boolean needed = parameter.required() || demanded || wanted.contains(name);
            if (groupOpen && !groupListed && inGroup(capability, name)) {
                missing.add(new Need.AnyGroup(members(capability)));
                groupListed = true;
            } else if (unusable || (needed && held == null)) {
                missing.add(new Need.OneValue(name));
            }
        }
        missing.sort(Comparator.comparingInt(need -> urgency(need, state)));
        return dependentsLast(capability, missing);
    }

    /** Whether the task can go on without any value of the parameter. */
    static boolean dispensable(CapabilityModel capability, DialogueState state, String name) {
        return capability
                        .parameter(name)
                        .filter(parameter -> !parameter.required())
                        .isPresent()
                && !state.demanded().contains(name)
                && !inGroup(capability, name);
    }

    private static boolean inGroup(CapabilityModel capability, String name) {
        return capability.groups().stream().anyMatch(group -> group.contains(name));
    }

    private static int urgency(Need need, DialogueState state) {
        Held held = state.values().get(need.parameters().get(0));
        if (held == null || held.bounds()) {
            return 2;
        }
        return held.refusal() != null ? 0 : 1;
    }

    private static List<Need> dependentsLast(CapabilityModel capability, List<Need> missing) {
        if (missing.size() < 2 || capability.optionSources().isEmpty()) {
            return missing;
        }
        List<Need> left = new ArrayList<>(missing);
        List<Need> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            Need next = left.stream()
                    .filter(need -> !dependsOnAnother(capability, need, left))
                    .findFirst()
                    .orElse(left.get(0));
            left.remove(next);
            ordered.add(next);
        }
        return ordered;
    }

    private static boolean dependsOnAnother(CapabilityModel capability, Need need, List<Need> missing) {
        return need.parameters().stream()
                .flatMap(parameter -> capability.optionSource(parameter).stream())
                .flatMap(source -> source.needs().stream())
                .anyMatch(needed -> missing.stream()
                        .anyMatch(other ->
                                !other.equals(need) && other.parameters().contains(needed)));
    }

    private static boolean anyBegun(List<List<String>> groups, DialogueState state) {
        return groups.stream().anyMatch(group -> group.stream().anyMatch(state.values()::containsKey));
    }

    /** The groups of which the person may have everything; all where nothing is left. */
    static List<List<String>> viable(CapabilityModel capability, DialogueState state) {
        if (capability.groups().isEmpty()) {
            return List.of();
        }
        List<List<String>> viable = capability.groups().stream()
                .filter(group -> group.stream().noneMatch(state::lacks))
                .toList();
        return viable.isEmpty() ? capability.groups() : viable;
    }

    /** The members of the group that has begun or that alone is left, unless some group is complete. */
    private static Set<String> wantedOfGroups(CapabilityModel capability, DialogueState state) {
        if (capability.groups().isEmpty() || capability.groups().stream().anyMatch(state::knows)) {
            return Set.of();
        }
        List<List<String>> viable = viable(capability, state);
        boolean begun = anyBegun(viable, state);
        return viable.stream()
                .filter(group -> begun
                        ? group.stream().anyMatch(state.values()::containsKey)
                        : viable.size() == 1 && capability.groups().size() > 1)
                .max(Comparator.comparingLong((List<String> group) -> group.stream()
                                .filter(state.values()::containsKey)
                                .count())
                        .thenComparing(group -> -capability.groups().indexOf(group)))
                .map(Set::copyOf)
                .orElse(Set.of());
    }

    /** Members of groups that do not matter any more, since another group is complete. */
    private static Set<String> superseded(CapabilityModel capability, DialogueState state) {
        List<List<String>> complete =
                capability.groups().stream().filter(state::knows).toList();
        if (complete.isEmpty()) {
            return Set.of();
        }
        Set<String> superseded = new LinkedHashSet<>(members(capability));
        complete.forEach(superseded::removeAll);
        return superseded;
    }

    private static List<String> members(CapabilityModel capability) {
        Set<String> members = new LinkedHashSet<>();
        capability.groups().forEach(members::addAll);
        return List.copyOf(members);
    }
}
