package dev.intentsite.language.internal.recognize;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.intentsite.language.Reading;
import dev.intentsite.language.Span;
import dev.intentsite.language.internal.text.Analysis;
import dev.intentsite.language.internal.text.Hit;
import java.util.ArrayList;
import java.util.List;

/** Tells states and provinces, and parts a place from the state or country that is said after it. */
public final class Regions {
    private Regions() {}

    /** Whether the tokens are the name of a state or province. */
    public static boolean named(Analysis analysis, int from, int to) {
        return end(analysis, from) == to && to > from;
    }

    /** The end of the state or province that begins at the token; the token itself when none does. */
    static int end(Analysis analysis, int from) {
        Hit hit = from < analysis.size() ? analysis.language().table("region").longest(analysis, from) : null;
        return hit != null && (hit.end() > from + 1 || large(analysis, from)) ? hit.end() : from;
    }

    /** "or" is no Oregon. */
    private static boolean large(Analysis analysis, int at) {
        int start = analysis.token(at).start();
        int end = analysis.token(at).end();
        return end - start > 2 && analysis.token(at).capital()
                || analysis.text().substring(start, end).chars().allMatch(Character::isUpperCase);
    }

    /** The places, "Portland, Oregon" and "Portland Oregon" in two. */
    public static List<List<Reading>> parted(Analysis analysis, List<List<Reading>> places) {
        List<List<Reading>> parts = new ArrayList<>();
        for (List<Reading> place : places) {
            int from = analysis.tokenAt(place.get(0).source().start());
            int to = analysis.tokenAt(place.get(0).source().end() - 1) + 1;
            int last = last(analysis, from, to);
            if (last < 0) {
                parts.add(place);
            } else {
                int end = analysis.word(last - 1).equals(",") ? last - 1 : last;
                parts.add(List.of(part(analysis, from, end, place.get(0).confidence())));
                parts.add(List.of(part(analysis, last, to, place.get(0).confidence())));
            }
        }
        return parts;
    }

    /** Where the state or country at the end of a place begins; -1 without one. */
    private static int last(Analysis analysis, int from, int to) {
        boolean whole = named(analysis, from, to) || Countries.named(analysis, from, to);
        for (int i = from + 1; i < to && !whole; i++) {
            if (named(analysis, i, to) || Countries.named(analysis, i, to)) {
                return i;
            }
        }
        return -1;
    }

    private static Reading part(Analysis analysis, int from, int to, double sure) {
        Span span = analysis.span(from, to);
        return new Reading(TextNode.valueOf(span.text()), span, sure);
    }
}
