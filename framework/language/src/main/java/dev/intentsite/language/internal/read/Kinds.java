package dev.intentsite.language.internal.read;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.intentsite.language.Reading;
import dev.intentsite.language.internal.recognize.Names;
import dev.intentsite.language.internal.text.Analysis;
import dev.intentsite.language.internal.text.Sentences;
import java.util.ArrayList;
import java.util.List;

/** Finds of which kind something is that a capability is about: the word right before it in "some folk songs", "a Greek place". */
final class Kinds {
    private static final double CAPITAL = 0.66;
    private static final double SMALL = 0.6;
    private static final int NEAR = 8;

    private Kinds() {}

    static List<Candidate> find(Analysis analysis, CapabilityWords capability, Situation situation) {
        List<Candidate> found = new ArrayList<>();
        boolean shown = Names.tells(analysis);
        boolean[] busy = Busy.tokens(analysis);
        for (int at = 1; at < analysis.size(); at++) {
            if (!capability.about(analysis.stem(at)) || !kind(analysis, capability, at - 1) || busy[at - 1]) {
                continue;
            }
            if (situation.inTask() && situation.question(at) && points(analysis, at)) {
                continue;
            }
            boolean capital = shown && analysis.token(at - 1).capital() && !Sentences.begins(analysis, at - 1);
            int from = capital ? capitals(analysis, capability, at - 1) : at - 1;
            if (at - from <= 2 && (capital || wanted(analysis, from))) {
                double sure = capital ? CAPITAL : SMALL;
                found.add(new Candidate(
                        capability.kind(),
                        List.of(new Reading(
                                TextNode.valueOf(analysis.span(from, at).text()), analysis.span(from, at), sure)),
                        from,
                        at,
                        sure));
            }
        }
        return found;
    }

    /** Whether it is asked of something in hand: "is it a folk song?" */
    private static boolean points(Analysis analysis, int at) {
        for (int i = at - 1; i >= Math.max(0, at - NEAR) && !Sentences.begins(analysis, i + 1); i--) {
            if (analysis.is("pointing", i)) {
                return true;
            }
        }
        return false;
    }

    /** Where the capitals begin of which the token is the last: "Alternative Country"; longer ones are names of something. */
    private static int capitals(Analysis analysis, CapabilityWords capability, int last) {
        int from = last;
        while (from > 0
                && last - from < 2
                && analysis.token(from - 1).capital()
                && !Sentences.begins(analysis, from - 1)
                && kind(analysis, capability, from - 1)) {
            from--;
        }
        return from;
    }

    /** Whether a word before it shows that any of its kind will do: "a", "some", or a verb of looking. */
    private static boolean wanted(Analysis analysis, int at) {
        return at == 0
                || analysis.is("indefinite", at - 1)
                || analysis.is("finding", at - 1)
                || analysis.is("no-kind", at - 1)
                || analysis.is("another", at - 1);
    }

    private static boolean kind(Analysis analysis, CapabilityWords capability, int at) {
        String word = analysis.word(at);
        return analysis.token(at).word()
                && word.length() > 2
                && !capability.knows(analysis.stem(at))
                && !capability.about(analysis.stem(at))
                && !analysis.language().has("stop", word)
                && !analysis.is("no-kind", at)
                && !analysis.is("boundary", at)
                && !analysis.is("determiner", at)
                && !analysis.is("request-verb", at)
                && !analysis.is("finding", at)
                && !analysis.is("another", at)
                && !analysis.is("number.cardinal", at)
                && !analysis.is("number.ordinal", at)
                && !analysis.is("few", at)
                && !analysis.is("polite", at);
    }
}
