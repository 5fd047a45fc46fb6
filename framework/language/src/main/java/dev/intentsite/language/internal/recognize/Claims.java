package dev.intentsite.language.internal.recognize;

import dev.intentsite.language.internal.text.Analysis;
import java.util.List;

/** The tokens that a date or a time most likely holds, so that nothing else is read from them. */
final class Claims {
    private static final double LIKELY = 0.5;

    private final boolean[] dates;
    private final boolean[] times;

    private Claims(boolean[] dates, boolean[] times) {
        this.dates = dates;
        this.times = times;
    }

    /** Whether a date or a time holds one of the tokens. */
    static boolean any(Analysis analysis, int from, int to) {
        Claims claims = analysis.once(
                Claims.class, () -> new Claims(dates(analysis), tokens(analysis, Times.in(analysis), LIKELY)));
        for (int i = from; i < to; i++) {
            if (claims.dates[i] || claims.times[i]) {
                return true;
            }
        }
        return false;
    }

    /** Whether a date holds the token. */
    static boolean date(Analysis analysis, int token) {
        return dates(analysis)[token];
    }

    private static boolean[] dates(Analysis analysis) {
        return analysis.once("dates claim", () -> tokens(analysis, Dates.in(analysis), LIKELY));
    }

    /** The tokens of what was found and is surer than {@code least}. */
    static <T> boolean[] tokens(Analysis analysis, List<Found<T>> found, double least) {
        boolean[] tokens = new boolean[analysis.size()];
        for (Found<T> one : found) {
            for (int i = one.start(); i < one.end() && one.sure() > least; i++) {
                tokens[i] = true;
            }
        }
        return tokens;
    }
}
