package dev.intentsite.language.internal.read;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.intentsite.language.Mention;
import dev.intentsite.language.Reading;
import dev.intentsite.language.Span;
import dev.intentsite.language.Window;
import dev.intentsite.language.internal.recognize.BuiltIn;
import dev.intentsite.language.internal.text.Analysis;
import dev.intentsite.language.internal.text.Hit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Meals ("dinner for two"), and parts of the day beside a date ("tomorrow evening") or where a time was asked for, and words that say how
 * early it should be: they narrow a time that is not given.
 */
final class Windows {
    private static final String[] DAY = {"00:00", "24:00"};

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
        String[] ends = {};
        Hit side = null;
        int from = analysis.size();
        int to = 0;
        for (int at = 0; at < analysis.size(); at++) {
            Hit part = analysis.language().table("part.window").longest(analysis, at);
            int lead = lead(analysis, at);
            boolean placed = asked
                    || lead < at
                    || dates[at]
                    || at > 0 && dates[at - 1]
                    || analysis.is("meal", at) && !situation.question(at);
            if (part != null && placed && !analysis.after("negation", lead)) {
                String[] found = ((String) part.value()).split(" to ");
                if (ends.length > 0 && !ends[0].equals(found[0])) {
                    return List.of();
                }
                ends = found;
                from = Math.min(from, at);
                to = part.end();
                at = part.end() - 1;
                continue;
            }
            Hit leaning = part == null ? Lean.at(analysis, at, dates) : null;
            if (leaning != null && !situation.question(at)) {
                if (side != null && !side.value().equals(leaning.value())) {
                    return List.of();
                }
                side = leaning;
                from = Math.min(from, at);
                to = Math.max(to, leaning.end());
            }
        }
        boolean known = ends.length > 0;
        boolean told = side != null && (asked || known || holds(dates) || Lean.utmost(side));
        return known || told
                ? List.of(window(time.get().name(), known ? ends : DAY, told ? side : null, analysis.span(from, to)))
                : List.of();
    }

    private static Window window(String name, String[] ends, @Nullable Hit side, Span source) {
        Window.Part part = side == null ? Window.Part.ALL : Lean.part(side);
        return new Window(name, TextNode.valueOf(ends[0]), TextNode.valueOf(ends[1]), part, source);
    }

    private static boolean holds(boolean[] tokens) {
        for (boolean token : tokens) {
            if (token) {
                return true;
            }
        }
        return false;
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
