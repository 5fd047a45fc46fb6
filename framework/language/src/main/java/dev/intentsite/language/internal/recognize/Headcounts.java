package dev.intentsite.language.internal.recognize;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.intentsite.language.internal.recognize.Quantities.Quantity;
import dev.intentsite.language.internal.text.Analysis;
import java.util.List;

/** Finds numbers that count people, whatever they are for: "2 people", "party of six", "me and my wife". */
public final class Headcounts {
    private Headcounts() {}

    public static MessageRecognizer people() {
        return analysis -> Readings.of(
                analysis,
                in(analysis),
                quantity -> JsonNodeFactory.instance.numberNode(quantity.value().longValue()));
    }

    /** Whether people are counted by name from the token on: "me and my wife", "the four of us". */
    public static boolean named(Analysis analysis, int token) {
        return Counts.people(analysis, token);
    }

    private static List<Found<Quantity>> in(Analysis analysis) {
        return analysis.once(
                Headcounts.class,
                () -> Counts.in(analysis).stream()
                        .filter(found -> counts(analysis, found))
                        .toList());
    }

    private static boolean counts(Analysis analysis, Found<Quantity> found) {
        return Counts.people(analysis, found.start())
                || analysis.is("people-word", found.end())
                || analysis.after("party-of", found.start());
    }
}
