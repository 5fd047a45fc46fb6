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
        for (int i = 0; i < analysis.size(); i++) {
            Hit hit = analysis.language().table("another").longest(analysis, i);
            // "More like it" wants nothing else.
            boolean liked =
                    hit != null && analysis.word(hit.end()).equals("like") && analysis.is("pointing", hit.end() + 1);
            if (hit != null && !liked) {
                return true;
            }
        }
        return false;
    }
}
