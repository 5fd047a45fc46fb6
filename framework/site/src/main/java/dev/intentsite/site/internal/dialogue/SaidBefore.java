package dev.intentsite.site.internal.dialogue;

import dev.intentsite.language.Mention;
import dev.intentsite.site.internal.model.CapabilityModel;
import dev.intentsite.site.internal.model.ParameterModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What several messages give for one capability, the latest first: a value of an earlier one counts where no later one says anything of
 * its parameter. Free words and several values add up. For one turn.
 */
final class SaidBefore {
    private final CapabilityModel capability;
    private final List<Mention> mentions;
    private final Set<String> settled;

    /**
     * @param latest what the latest message gives
     * @param unclear parameters that it says something of that cannot be read
     */
    SaidBefore(CapabilityModel capability, List<Mention> latest, List<String> unclear) {
        this.capability = capability;
        this.mentions = new ArrayList<>(latest);
        this.settled = new HashSet<>(unclear);
        settle(latest);
    }

    /** Takes what an earlier message gives. */
    void add(List<Mention> earlier) {
        List<Mention> left = earlier.stream()
                .filter(mention -> !settled.contains(mention.parameter()) && !takenBack(mention))
                .toList();
        mentions.addAll(0, left);
        settle(left);
    }

    private void settle(List<Mention> later) {
        later.stream()
                .filter(mention -> !mention.negated())
                .map(Mention::parameter)
                .filter(name ->
                        capability.parameter(name).filter(SaidBefore::addsUp).isEmpty())
                .forEach(settled::add);
    }

    /** "Not Monday" says nothing of another day. */
    private boolean takenBack(Mention earlier) {
        return mentions.stream()
                .filter(mention -> mention.negated() && mention.parameter().equals(earlier.parameter()))
                .flatMap(mention -> mention.readings().stream())
                .anyMatch(
                        not -> earlier.readings().stream().anyMatch(one -> JsonValues.same(one.value(), not.value())));
    }

    private static boolean addsUp(ParameterModel parameter) {
        return parameter.multiple() || parameter.wireType().equals("text");
    }

    /** What counts of all, the earliest first. */
    List<Mention> mentions() {
        return List.copyOf(mentions);
    }
}
