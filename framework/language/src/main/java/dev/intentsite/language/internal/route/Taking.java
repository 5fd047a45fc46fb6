package dev.intentsite.language.internal.route;

import dev.intentsite.language.internal.text.Analysis;
import dev.intentsite.language.internal.text.Hit;

/** Tells whether somebody takes what was shown: "I'll take it", "let's go with that one". */
final class Taking {
    private Taking() {}

    static boolean says(Analysis analysis) {
        boolean takes = false;
        for (int i = 0; i < analysis.size(); i++) {
            Hit taking = analysis.language().table("taking").longest(analysis, i);
            takes |= taking != null && analysis.is("pointing", taking.end()) && !analysis.is("not", i - 1);
        }
        return takes && !another(analysis);
    }

    /** Whether something else is wanted than what was shown. */
    static boolean another(Analysis analysis) {
        return analysis.language().table("another").within(analysis, 0, analysis.size());
    }
}
