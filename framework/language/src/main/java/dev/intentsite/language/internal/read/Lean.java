package dev.intentsite.language.internal.read;

import dev.intentsite.language.Window;
import dev.intentsite.language.internal.text.Analysis;
import dev.intentsite.language.internal.text.Hit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Words that say how early in the day something should be: "lateish", "as early as possible". */
final class Lean {
    private Lean() {}

    /** What stands at the token; null where its words belong to something else: "late fee", "running late", "early June". */
    static @Nullable Hit at(Analysis analysis, int at, boolean[] dates) {
        Hit hit = analysis.language().table("part.lean").longest(analysis, at);
        if (hit == null || analysis.after("negation", at)) {
            return null;
        }
        int end = hit.end();
        boolean ends = end >= analysis.size()
                || analysis.token(end).sign()
                || analysis.is("polite", end)
                || !dates[end] && analysis.is("boundary", end);
        boolean meal = end < analysis.size() && analysis.is("part.window", end);
        if (utmost(hit)) {
            return ends || analysis.is("lean.noun", end) ? hit : null;
        }
        boolean free = at == 0
                || dates[at - 1]
                || analysis.token(at - 1).sign()
                || analysis.after("lean.before", at)
                || analysis.is("part.window", at - 1);
        return meal || ends && free ? hit : null;
    }

    /** Whether it is the very first or the very last that is meant. */
    static boolean utmost(Hit hit) {
        return part(hit) == Window.Part.EARLIEST || part(hit) == Window.Part.LATEST;
    }

    static Window.Part part(Hit hit) {
        return Window.Part.valueOf(((String) hit.value()).toUpperCase(Locale.ROOT));
    }
}
