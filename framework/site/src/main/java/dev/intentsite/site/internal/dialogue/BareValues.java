package dev.intentsite.site.internal.dialogue;

import dev.intentsite.language.Mention;
import dev.intentsite.language.Span;
import dev.intentsite.site.internal.model.CapabilityModel;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Tells a message that gives values and little else, such as "4 people tomorrow at 7". Pure. */
final class BareValues {
    /** Kinds of values that other words can be taken for. */
    private static final List<String> LOOSE = List.of("text", "string", "person_name", "location", "boolean");

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    private BareValues() {}

    /** Whether at least half of the message's words are values that the capability takes. A structured value is not counted. */
    static boolean given(Said said, CapabilityModel capability) {
        if (said.interpretation().assent().isPresent()
                || said.interpretation().command().isPresent()) {
            return false;
        }
        List<Span> values = said.reader().mentions(said.message(), capability.id()).stream()
                .filter(mention -> !mention.negated() && firm(mention, capability))
                .map(mention -> mention.readings().get(0).source())
                .toList();
        List<MatchResult> words = WORD.matcher(said.message()).results().toList();
        long within = words.stream()
                .filter(word ->
                        values.stream().anyMatch(span -> word.start() < span.end() && span.start() < word.end()))
                .count();
        return within > 0 && 2 * within >= words.size();
    }

    private static boolean firm(Mention mention, CapabilityModel capability) {
        Optional<String> type = capability.parameter(mention.parameter()).map(parameter -> parameter.wireType());
        return type.filter(wire -> !LOOSE.contains(wire)).isPresent();
    }
}
