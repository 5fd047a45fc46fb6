package dev.intentsite.language.internal.read;

import dev.intentsite.language.internal.recognize.Names;
import dev.intentsite.language.internal.text.Analysis;
import dev.intentsite.language.internal.text.Hit;

/** Words that change what is in hand: "change it to 9", "no wait, make that Saturday". They are no value, and name nothing. */
public final class Changes {
    private Changes() {}

    /**
     * The message's tokens that are {@code known} to say nothing of what it is about, and those of words that change what is
     * in hand: "it" and "that" are the task in progress, not another one that changes something.
     */
    public static boolean[] inHand(Analysis analysis, boolean[] known) {
        boolean[] all = known.clone();
        for (int i = 0; i + 1 < analysis.size(); i++) {
            if (analysis.is("change-verb", i) && analysis.is("in-hand", i + 1) && ends(analysis, i + 2, known)) {
                all[i] = true;
                all[i + 1] = true;
            }
        }
        return all;
    }

    /** Those tokens, and those of words of correction. */
    static boolean[] tokens(Analysis analysis) {
        return analysis.once(Changes.class, () -> {
            boolean[] all = inHand(analysis, Busy.tokens(analysis));
            for (int i = 0; i < all.length; i++) {
                Hit hit = analysis.language().table("correction").longest(analysis, i);
                for (int at = i; hit != null && at < hit.end(); at++) {
                    all[at] |= at == 0 || !analysis.token(at).capital();
                }
            }
            return all;
        });
    }

    /** Whether the pronoun before the token stands for itself: "that table" is another thing than "that". */
    private static boolean ends(Analysis analysis, int at, boolean[] values) {
        return at >= analysis.size()
                || analysis.token(at).sign()
                || values[at]
                || analysis.is("boundary", at)
                || analysis.is("change-to", at)
                || analysis.is("correction", at)
                || Names.number(analysis, at, at + 1);
    }
}
