package dev.intentsite.language.internal.recognize;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.intentsite.language.Reading;
import dev.intentsite.language.internal.text.Analysis;
import dev.intentsite.language.internal.text.Hit;
import dev.intentsite.language.internal.text.Sentence;
import dev.intentsite.language.internal.text.Sentences;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds people's names by the words that lead to them: "under Jane Smith", "my name is …", "I'm Jane", "send it to Jane",
 * "pay Jane". Never by capitals alone.
 */
public final class People {
    private static final int LONGEST = 5;

    private People() {}

    public static MessageRecognizer personName() {
        return analysis -> analysis.once(People.class, () -> search(analysis));
    }

    private static List<List<Reading>> search(Analysis analysis) {
        List<List<Reading>> found = new ArrayList<>();
        int at = 0;
        while (at < analysis.size()) {
            Hit strong = analysis.language().table("person-cue").longest(analysis, at);
            Hit weak = analysis.language().table("person-cue.capital").longest(analysis, at);
            int next = at + 1;
            if (strong != null && (weak == null || strong.end() >= weak.end())) {
                next = add(analysis, found, strong.end(), false, next);
            } else if (weak != null) {
                next = add(analysis, found, weak.end(), true, next);
            } else if (receives(analysis, at)) {
                next = add(analysis, found, at + 1, true, next);
            }
            at = next;
        }
        return List.copyOf(found);
    }

    /** Names that stand after a word of a parameter's own: "starring Ida Lupino", "the coach Ann Bell". */
    public static List<List<Reading>> after(Analysis analysis, Set<String> stems) {
        List<List<Reading>> found = new ArrayList<>();
        for (int at = 1; at < analysis.size() && Names.tells(analysis); at++) {
            if (analysis.token(at).capital()
                    && !analysis.token(at - 1).capital()
                    && stems.contains(analysis.stem(at - 1))
                    && !analysis.is("giving", at - 1)
                    && !analysis.is("request-verb", at - 1)) {
                add(analysis, found, at, true, at);
            }
        }
        return found;
    }

    /** Before who gets something: the "to" of "send the money to Jane", the verb of "pay Jane". */
    private static boolean receives(Analysis analysis, int at) {
        return analysis.is("receiver-cue", at)
                ? analysis.once("who gives begins", () -> givings(analysis))[at]
                : analysis.is("giving.person", at) && !analysis.is("determiner", at - 1);
    }

    /** For each token, whether a verb of giving stands before it in its sentence. */
    private static boolean[] givings(Analysis analysis) {
        boolean[] giving = new boolean[analysis.size()];
        for (Sentence sentence : Sentences.of(analysis)) {
            boolean gives = false;
            for (int i = sentence.start(); i < sentence.end(); i++) {
                giving[i] = gives;
                gives |= analysis.is("giving", i) || analysis.is("giving.person", i);
            }
        }
        return giving;
    }

    private static int add(Analysis analysis, List<List<Reading>> found, int from, boolean capital, int next) {
        int start = from;
        while (start < analysis.size()
                && (analysis.word(start).equals(":") || analysis.word(start).equals("-"))) {
            start++;
        }
        start = introduced(analysis, start);
        if (start >= analysis.size()) {
            return next;
        }
        boolean shown = Names.tells(analysis);
        int capitals = Math.min(Names.capitals(analysis, start), start + LONGEST);
        int end = capitals > start ? capitals : capital ? start : Names.words(analysis, start, LONGEST);
        if (capital && !shown) {
            return next;
        }
        if (end <= start || !name(analysis, start, end)) {
            return next;
        }
        boolean sure = capitals > start || !shown;
        double confidence = capital ? 0.8 : sure ? 0.95 : 0.7;
        found.add(List.of(new Reading(
                TextNode.valueOf(analysis.span(start, end).text()), analysis.span(start, end), confidence)));
        return end;
    }

    /** Whether something is told of a name, rather than the name: "my name is misspelt". */
    public static boolean told(Analysis analysis) {
        return analysis.once("names told of", () -> {
            for (int i = 0; i < analysis.size(); i++) {
                Hit cue = analysis.language().table("person-cue").longest(analysis, i);
                if (cue != null
                        && cue.end() < analysis.size()
                        && !analysis.token(cue.end()).capital()
                        && analysis.language().participle(analysis.word(cue.end()))) {
                    return true;
                }
            }
            return false;
        });
    }

    /** Past what the person is to somebody: "my husband Tom Baker". */
    private static int introduced(Analysis analysis, int at) {
        Hit relation = analysis.is("possessive", at)
                ? analysis.language().table("relation").longest(analysis, at + 1)
                : null;
        if (relation == null) {
            return at;
        }
        return analysis.word(relation.end()).equals(",") ? relation.end() + 1 : relation.end();
    }

    /** Dates, numbers and the words of time are nobody's name. */
    private static boolean name(Analysis analysis, int from, int to) {
        if (!analysis.token(from).word()
                || analysis.is("not-a-name", from)
                || !analysis.token(from).capital()
                        && (analysis.is("boundary", from) || analysis.language().participle(analysis.word(from)))) {
            return false;
        }
        return !Claims.any(analysis, from, to) && Numbers.at(analysis, from) == null;
    }
}
