package dev.intentsite.language.internal.read;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.intentsite.language.Mention;
import dev.intentsite.language.Reading;
import dev.intentsite.language.Window;
import dev.intentsite.language.internal.recognize.BuiltIn;
import dev.intentsite.language.internal.text.Analysis;
import dev.intentsite.language.internal.text.Hit;
import java.util.List;
import java.util.Optional;

/**
 * Meals ("dinner for two"), and parts of the day beside a date ("tomorrow evening") or where a time was asked for: they narrow a time that
 * is not given.
 */
final class Windows {
    private Windows() {}

    static List<Window> of(Analysis analysis, CapabilityWords capability, Situation situation, List<Mention> mentions) {
        Optional<ParameterWords> time = capability.parameters().stream()
                .filter(one -> one.type().equals("time"))
                .findFirst();
        if (time.isEmpty()
                || capability.count("time") > 1
                || mentions.stream()
                        .anyMatch(
                                mention -> mention.parameter().equals(time.get().name()))) {
            return List.of();
        }
        boolean asked = situation.asked(time.get().name());
        boolean[] dates = dates(analysis);
        Window found = null;
        for (int at = 0; at < analysis.size(); at++) {
            Hit part = analysis.language().table("part.window").longest(analysis, at);
            int lead = lead(analysis, at);
            boolean placed = asked
                    || lead < at
                    || dates[at]
                    || at > 0 && dates[at - 1]
                    || analysis.is("meal", at) && !situation.question(at);
            if (part == null || !placed || analysis.after("negation", lead)) {
                continue;
            }
            String[] ends = ((String) part.value()).split(" to ");
            if (found != null && !found.from().asText().equals(ends[0])) {
                return List.of();
            }
            found = new Window(
                    time.get().name(),
                    TextNode.valueOf(ends[0]),
                    TextNode.valueOf(ends[1]),
                    analysis.span(at, part.end()));
        }
        return found == null ? List.of() : List.of(found);
    }

    /** Where words such as "in the" before the part of the day begin: without them "good evening" is no time. */
    private static int lead(Analysis analysis, int at) {
        int before = at;
        while (before > 0 && analysis.is("part.before", before - 1)) {
            before--;
        }
        return before;
    }

    private static boolean[] dates(Analysis analysis) {
        boolean[] dates = new boolean[analysis.size()];
        for (List<Reading> date : BuiltIn.date().found(analysis)) {
            int end = analysis.tokenAt(date.get(0).source().end() - 1);
            for (int i = analysis.tokenAt(date.get(0).source().start()); i <= end; i++) {
                dates[i] = true;
            }
        }
        return dates;
    }
}
