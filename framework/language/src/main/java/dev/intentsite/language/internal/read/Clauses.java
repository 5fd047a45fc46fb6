package dev.intentsite.language.internal.read;

import dev.intentsite.language.internal.text.Analysis;
import dev.intentsite.language.internal.text.Hit;
import dev.intentsite.language.internal.text.Sentence;
import dev.intentsite.language.internal.text.Sentences;
import java.util.ArrayList;
import java.util.List;

/**
 * Parts a message that may hold several requests: at the ends of sentences, where an "and" begins another request or question, and where
 * a comma begins a question.
 */
public final class Clauses {
    /** Who writes more than this tells a story; it is read as a whole. */
    private static final int MOST = 8;

    private Clauses() {}

    /** The words of each part; none where there is only one, or far too many. */
    public static List<String> of(Analysis analysis) {
        List<String> parts = new ArrayList<>();
        for (Sentence sentence : Sentences.of(analysis)) {
            int end = Math.min(analysis.size(), sentence.end() + 1);
            int start = sentence.start();
            for (int at = start + 1; at < sentence.end(); at++) {
                Hit joint = analysis.language().table("clause-joint").longest(analysis, at);
                int next = joint == null ? at + 1 : joint.end();
                boolean begins = joint == null
                        ? sentence.asks() && asksAfterComma(analysis, at)
                        : next < sentence.end() && begins(analysis, next, sentence.end());
                if (begins) {
                    parts.add(analysis.span(start, at).text());
                    start = next;
                    at = start;
                }
            }
            parts.add(analysis.span(start, end).text());
            if (parts.size() > MOST) {
                return List.of();
            }
        }
        return parts.size() > 1 ? parts : List.of();
    }

    /** "7pm, is there parking?" */
    private static boolean asksAfterComma(Analysis analysis, int at) {
        return analysis.word(at).equals(",") && !analysis.glued(at + 1) && analysis.is("clause-question", at + 1);
    }

    private static boolean begins(Analysis analysis, int from, int end) {
        int at = from;
        while (at < end
                && !analysis.is("question-start", at)
                && !analysis.is("request-verb", at)
                && !analysis.is("request-start", at)
                && (analysis.is("polite", at) || analysis.is("question-lead", at))) {
            at++;
        }
        return at < end
                && (analysis.is("question-start", at) && !Questions.told(analysis, from, at)
                        || analysis.is("request-verb", at)
                        || analysis.is("request-start", at));
    }
}
