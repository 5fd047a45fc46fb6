package dev.intentsite.language.internal.recognize;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.intentsite.language.Reading;
import dev.intentsite.language.internal.text.Analysis;
import java.util.ArrayList;
import java.util.List;

/** Finds names of places: capitals after "in", "to", "from", "near"; quoted names; runs of capitals with less confidence. */
public final class Places {
    private Places() {}

    public static MessageRecognizer location() {
        return analysis -> capitals(analysis, true);
    }

    /** Names and titles of things. */
    public static MessageRecognizer string() {
        return analysis -> capitals(analysis, false);
    }

    private static List<List<Reading>> capitals(Analysis analysis, boolean places) {
        List<List<Reading>> found = new ArrayList<>();
        boolean shown = Names.tells(analysis);
        boolean begins = true;
        int at = 0;
        while (at < analysis.size()) {
            int quoted = quoted(analysis, at);
            if (quoted > at) {
                add(analysis, found, at + 1, quoted - 1, places ? 0.6 : 0.9);
                at = quoted;
                continue;
            }
            boolean start = begins;
            begins = analysis.token(at).sign() && ".!?".contains(analysis.word(at));
            int end = shown ? Names.capitals(analysis, at) : at;
            if (start && (end < at + 2 || leads(analysis, at))) {
                end = at;
            }
            if (end > at && !taken(analysis, at, end)) {
                int within = place(analysis, at, end);
                if (within > at && !places) {
                    name(analysis, found, at, end, false);
                    name(analysis, found, at, within, false);
                }
                at = name(analysis, found, within > at ? within + 1 : at, end, places);
            } else {
                at++;
            }
        }
        return found;
    }

    private static int name(Analysis analysis, List<List<Reading>> found, int from, int end, boolean places) {
        int last = places ? region(analysis, end) : end;
        int first = places ? number(analysis, from) : from;
        boolean cue = places && analysis.after("location-cue", first);
        add(analysis, found, first, last, cue ? 0.8 : 0.35);
        return last;
    }

    /** A first word that only leads to a name: "In San Mateo", "Look in San Mateo", "Try San Mateo". */
    private static boolean leads(Analysis analysis, int at) {
        return analysis.is("place-only-cue", at)
                || analysis.is("place-only-cue", at + 1)
                || analysis.is("answer-lead", at)
                || analysis.is("request-verb", at);
    }

    /** Where a name in a place parts: the "in" of "Yuzu in San Mateo", which may be a name as a whole, too; -1 without one. */
    private static int place(Analysis analysis, int from, int end) {
        for (int i = from + 1; i < end - 1; i++) {
            if (analysis.is("place-only-cue", i) && !analysis.token(i).capital()) {
                return i;
            }
        }
        return -1;
    }

    /** "1776 First Street": the number before the name of a street belongs to it. */
    private static int number(Analysis analysis, int at) {
        boolean house = at > 0
                && analysis.token(at - 1).digits()
                && !analysis.glued(at - 1)
                && !analysis.glued(at)
                && analysis.word(at - 1).length() <= 5
                && !Claims.any(analysis, at - 1, at);
        return house ? at - 1 : at;
    }

    /** "Portland, Oregon": the part after the comma belongs to the place. */
    private static int region(Analysis analysis, int end) {
        if (analysis.word(end).equals(",") && analysis.glued(end)) {
            int next = Math.max(Names.capitals(analysis, end + 1), Regions.end(analysis, end + 1));
            if (next > end + 1 && next - end <= 4 && !taken(analysis, end + 1, next)) {
                return next;
            }
        }
        return end;
    }

    private static int quoted(Analysis analysis, int at) {
        String open = analysis.word(at);
        if (!open.equals("\"") && !open.equals("\u201c") && !(open.equals("'") && !analysis.glued(at))) {
            return at;
        }
        for (int i = at + 1; i < analysis.size() && i < at + 16; i++) {
            String word = analysis.word(i);
            if (word.equals("\"") || word.equals("\u201d") || word.equals("'") && open.equals("'")) {
                return i > at + 1 ? i + 1 : at;
            }
        }
        return at;
    }

    private static boolean taken(Analysis analysis, int from, int to) {
        return analysis.is("not-a-name", from) && to == from + 1
                || analysis.token(from).text().length() == 1 && to == from + 1
                || Claims.any(analysis, from, to);
    }

    private static void add(Analysis analysis, List<List<Reading>> found, int from, int to, double sure) {
        if (to > from) {
            found.add(List.of(
                    new Reading(TextNode.valueOf(analysis.span(from, to).text()), analysis.span(from, to), sure)));
        }
    }
}
