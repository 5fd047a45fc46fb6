package dev.intentsite.language.internal.recognize;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.intentsite.language.Reading;
import dev.intentsite.language.internal.text.Analysis;
import dev.intentsite.language.internal.text.Hit;
import dev.intentsite.language.internal.text.Sentence;
import dev.intentsite.language.internal.text.Sentences;
import java.util.ArrayList;
import java.util.List;

/** Finds free words: what follows "special request:" or the like, and sentences that wish for something more. */
public final class Prose {
    private Prose() {}

    public static MessageRecognizer text() {
        return analysis -> {
            List<List<Reading>> found = new ArrayList<>();
            for (Sentence sentence : Sentences.of(analysis)) {
                add(analysis, sentence, found);
            }
            return found;
        };
    }

    private static void add(Analysis analysis, Sentence sentence, List<List<Reading>> found) {
        for (int at = sentence.start(); at < sentence.end(); at++) {
            Hit cue = analysis.language().table("text-cue").longest(analysis, at);
            if (cue != null && cue.end() < sentence.end()) {
                int from = cue.end();
                while (from < sentence.end() && analysis.token(from).sign()) {
                    from++;
                }
                if (from < sentence.end()) {
                    found.add(reading(analysis, from, sentence.end(), 0.9));
                    return;
                }
            }
        }
        if (analysis.language().table("text-sentence").within(analysis, sentence.start(), sentence.end())) {
            found.add(reading(analysis, sentence.start(), sentence.end(), 0.75));
        }
    }

    private static List<Reading> reading(Analysis analysis, int from, int to, double sure) {
        int end = to;
        while (end > from + 1 && ".!,;".contains(analysis.word(end - 1))) {
            end--;
        }
        return List.of(new Reading(TextNode.valueOf(analysis.span(from, end).text()), analysis.span(from, end), sure));
    }
}
