package dev.intentsite.language.internal.recognize;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.intentsite.language.Reading;
import dev.intentsite.language.internal.text.Analysis;
import dev.intentsite.language.internal.text.Hit;
import java.util.ArrayList;
import java.util.List;

/** Finds numbers that are said with the highest that there can be: "four out of six", "3 / 5". */
public final class Ratings {
    private static final double SURE = 0.95;

    private Ratings() {}

    /**
     * What was found.
     *
     * @param given the numbers
     * @param highest the highest of each
     */
    public record Rated(List<List<Reading>> given, List<List<Reading>> highest) {}

    public static Rated in(Analysis analysis) {
        return analysis.once(Ratings.class, () -> search(analysis));
    }

    private static Rated search(Analysis analysis) {
        List<List<Reading>> given = new ArrayList<>();
        List<List<Reading>> highest = new ArrayList<>();
        for (int at = 0; at < analysis.size(); at++) {
            Number one = Numbers.at(analysis, at);
            Hit of = one == null || one.ordinal()
                    ? null
                    : analysis.language().table("of-scale").longest(analysis, one.end());
            Number two = of == null || of.end() >= analysis.size() ? null : Numbers.at(analysis, of.end());
            if (one != null && of != null && two != null && !two.ordinal()) {
                given.add(reading(analysis, at, one));
                highest.add(reading(analysis, of.end(), two));
                at = two.end() - 1;
            }
        }
        return new Rated(List.copyOf(given), List.copyOf(highest));
    }

    private static List<Reading> reading(Analysis analysis, int from, Number number) {
        return List.of(new Reading(
                JsonNodeFactory.instance.numberNode(number.small()), analysis.span(from, number.end()), SURE));
    }
}
