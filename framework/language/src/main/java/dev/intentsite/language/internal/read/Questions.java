package dev.intentsite.language.internal.read;

import dev.intentsite.language.internal.text.Analysis;
import dev.intentsite.language.internal.text.Sentence;
import dev.intentsite.language.internal.text.Sentences;
import java.util.List;

/** Tells questions from requests: "do you have …?" asks, "can you book …?" requests. */
public final class Questions {
    private Questions() {}

    /** Whether the message asks something in one of its sentences. */
    public static boolean asks(Analysis analysis) {
        for (boolean asks : sentences(analysis)) {
            if (asks) {
                return true;
            }
        }
        return false;
    }

    /** Whether the sentence of the token asks something. */
    static boolean asks(Analysis analysis, int token) {
        boolean[] asking = sentences(analysis);
        return asking.length > 0 && asking[Sentences.index(analysis, token)];
    }

    /** Whether the sentence of the token asks if there is something of a kind, which is looking for it: "do you have any …?" */
    static boolean seeks(Analysis analysis, int token) {
        boolean[] seeking = analysis.once("sentences that look for something", () -> {
            List<Sentence> sentences = Sentences.of(analysis);
            boolean[] seeks = new boolean[sentences.size()];
            for (int i = 0; i < seeks.length; i++) {
                Sentence one = sentences.get(i);
                seeks[i] = analysis.language().table("seeking").within(analysis, one.start(), one.end());
            }
            return seeks;
        });
        return seeking[Sentences.index(analysis, token)];
    }

    /** "I was there", "we are four": who speaks stands right before the verb. */
    static boolean told(Analysis analysis, int from, int at) {
        return at > from && analysis.is("speaker", at - 1) && !analysis.is("request-verb", at);
    }

    private static boolean[] sentences(Analysis analysis) {
        return analysis.once(Questions.class, () -> {
            List<Sentence> sentences = Sentences.of(analysis);
            boolean[] asking = new boolean[sentences.size()];
            for (int i = 0; i < asking.length; i++) {
                asking[i] = asks(analysis, sentences.get(i));
            }
            return asking;
        });
    }

    private static boolean asks(Analysis analysis, Sentence sentence) {
        int at = sentence.start();
        while (at < sentence.end() && (analysis.token(at).sign() || analysis.is("question-lead", at))) {
            at++;
        }
        if (at >= sentence.end()) {
            return false;
        }
        if (analysis.is("request-start", at)) {
            return false;
        }
        if (analysis.is("question-start", at) && !told(analysis, sentence.start(), at)) {
            return true;
        }
        if (analysis.language().table("indirect-question").within(analysis, at, sentence.end())) {
            return true;
        }
        if (!sentence.asks()) {
            return false;
        }
        // "Yes, do they serve wine?": a question word after a comma.
        for (int i = at; i < sentence.end(); i++) {
            if (analysis.is("question-start", i)
                    && (analysis.word(i - 1).equals(",")
                            || analysis.is("number.and", i - 1)
                            || analysis.is("but", i - 1))) {
                return true;
            }
        }
        return false;
    }
}
