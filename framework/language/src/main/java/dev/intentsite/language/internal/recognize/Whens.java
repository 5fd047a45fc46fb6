package dev.intentsite.language.internal.recognize;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.intentsite.language.Reading;
import dev.intentsite.language.Span;
import dev.intentsite.language.internal.text.Analysis;
import dev.intentsite.language.internal.text.Grammar;
import dev.intentsite.language.internal.text.Hit;
import dev.intentsite.language.internal.text.Match;
import dev.intentsite.language.internal.text.Slot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Finds when something is, in the words in which it was said: "tomorrow at noon", "next week", "in the seventies". */
public final class Whens {
    private static final double LIKELY = 0.4;
    private static final double SURE = 0.92;

    private static final Map<String, Slot> SLOTS = Map.of(
            "period",
            Lengths.PERIOD,
            "year4",
            DateSlots::fourDigits,
            "two-digits",
            Whens::twoDigits,
            "decade",
            Whens::decade);

    private Whens() {}

    /** Dates, times and words such as "next week" or "at breakfast", those that stand together in one. */
    public static MessageRecognizer when() {
        return analysis -> analysis.once(Whens.class, () -> spans(analysis, whens(analysis)));
    }

    /** Years and decades. */
    public static MessageRecognizer year() {
        return analysis -> analysis.once("years as said", () -> {
            boolean[] years = new boolean[analysis.size()];
            mark(analysis, "year", years);
            return spans(analysis, years);
        });
    }

    private static List<Hit> twoDigits(Analysis analysis, int token) {
        return analysis.token(token).digits() && analysis.word(token).length() == 2
                ? List.of(new Hit(token + 1, token))
                : List.of();
    }

    /** "seventies": the plural of a number of tens. */
    private static List<Hit> decade(Analysis analysis, int token) {
        String word = analysis.word(token);
        boolean tens = word.endsWith("ties")
                && analysis.language().has("number.cardinal", word.substring(0, word.length() - 3) + "y");
        return tens ? List.of(new Hit(token + 1, token)) : List.of();
    }

    private static boolean[] whens(Analysis analysis) {
        boolean[] whens = new boolean[analysis.size()];
        Dates.in(analysis).forEach(date -> mark(date, whens));
        Times.in(analysis).forEach(time -> mark(time, whens));
        Ahead.in(analysis).forEach(moment -> mark(moment, whens));
        mark(analysis, "when", whens);
        return whens;
    }

    private static void mark(Found<?> found, boolean[] whens) {
        if (found.sure() > LIKELY) {
            Arrays.fill(whens, found.start(), found.end(), true);
        }
    }

    private static void mark(Analysis analysis, String name, boolean[] tokens) {
        Grammar grammar = analysis.language().grammar(name, () -> SLOTS);
        int at = 0;
        while (at < analysis.size()) {
            List<Match> matches = grammar.at(analysis, at);
            int end = matches.isEmpty() ? at + 1 : matches.get(0).end();
            if (!matches.isEmpty()) {
                Arrays.fill(tokens, at, end, true);
            }
            at = end;
        }
    }

    private static List<List<Reading>> spans(Analysis analysis, boolean[] tokens) {
        List<List<Reading>> found = new ArrayList<>();
        int at = 0;
        while (at < tokens.length) {
            if (!tokens[at]) {
                at++;
                continue;
            }
            while (at + 1 < tokens.length
                    && tokens[at + 1]
                    && analysis.is("date-time-filler", at)
                    && !analysis.is("when.kept", at)) {
                at++;
            }
            int end = end(analysis, tokens, at);
            Span span = analysis.span(at, end);
            found.add(List.of(new Reading(TextNode.valueOf(span.text()), span, SURE)));
            at = end;
        }
        return List.copyOf(found);
    }

    /** "tomorrow at noon" is one, with the small word between its parts. */
    private static int end(Analysis analysis, boolean[] tokens, int from) {
        int end = from;
        while (end < tokens.length) {
            if (tokens[end]) {
                end++;
            } else if (end + 1 < tokens.length && tokens[end + 1] && analysis.is("date-time-filler", end)) {
                end += 2;
            } else {
                break;
            }
        }
        return end;
    }
}
