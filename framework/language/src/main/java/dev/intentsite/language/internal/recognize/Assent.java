package dev.intentsite.language.internal.recognize;

import com.fasterxml.jackson.databind.node.BooleanNode;
import dev.intentsite.language.Reading;
import dev.intentsite.language.internal.text.Analysis;
import dev.intentsite.language.internal.text.Hit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds yes and no: at the beginning of a sentence they count, inside one only when they stand alone. */
public final class Assent {
    private Assent() {}

    /**
     * One yes or no.
     *
     * @param yes whether it agrees
     * @param first whether the message begins with it
     * @param strong whether it is a yes or no in any place
     */
    public record Word(int start, int end, boolean yes, boolean first, boolean strong) {}

    /** The message's answer: its first word of assent decides, unless a later one takes it back ("agree, not ok"). */
    public static Optional<Word> of(Analysis analysis) {
        List<Word> words = words(analysis);
        if (words.isEmpty()) {
            return Optional.empty();
        }
        Word first = words.get(0);
        for (Word word : words) {
            // A flat "not ok" outweighs an "agree" before it.
            if (first.yes() && !word.yes() && !word.first()) {
                return Optional.of(word);
            }
        }
        return Optional.of(first);
    }

    public static MessageRecognizer bool() {
        return analysis -> {
            List<List<Reading>> found = new ArrayList<>();
            of(analysis)
                    .ifPresent(word -> found.add(List.of(new Reading(
                            BooleanNode.valueOf(word.yes()),
                            analysis.span(word.start(), word.end()),
                            word.first() ? 0.95 : 0.75))));
            return found;
        };
    }

    static List<Word> words(Analysis analysis) {
        return analysis.once(Assent.class, () -> search(analysis));
    }

    private static List<Word> search(Analysis analysis) {
        List<Word> words = new ArrayList<>();
        boolean begins = true;
        int at = 0;
        while (at < analysis.size()) {
            Hit no = analysis.language().table("no").longest(analysis, at);
            Hit yes = analysis.language().table("yes").longest(analysis, at);
            boolean negated = at > 0 && analysis.is("not", at - 1) && yes != null;
            int end = Math.max(no == null ? 0 : no.end(), yes == null ? 0 : yes.end());
            if (end == 0) {
                begins = begins(analysis, at, begins);
                at++;
                continue;
            }
            boolean agrees = yes != null && (no == null || yes.end() > no.end());
            boolean alone = end >= analysis.size() || analysis.token(end).sign() || analysis.is("assent-next", end);
            boolean weak = agrees && analysis.is("yes.weak", at) && end == at + 1;
            if (negated) {
                words.add(new Word(at - 1, end, false, false, true));
            } else if (begins && (alone || !weak && agrees || strongNo(analysis, at, end))
                    || !begins && alone && !weak && standsApart(analysis, at)) {
                words.add(new Word(at, end, agrees, begins, true));
            }
            at = end;
            // "Yes, that's fine": what follows an assent begins a sentence too.
            begins = begins && (alone || agrees) || begins(analysis, end - 1, false);
        }
        return List.copyOf(words);
    }

    private static boolean strongNo(Analysis analysis, int at, int end) {
        return end > at + 1 || analysis.is("assent-next", end);
    }

    private static boolean standsApart(Analysis analysis, int at) {
        return (analysis.is("assent-before", at - 1) || analysis.token(at - 1).sign());
    }

    /** Whether the next token begins a sentence. */
    private static boolean begins(Analysis analysis, int at, boolean was) {
        String word = analysis.word(at);
        return word.length() == 1 && ".!?,;:-".contains(word)
                || analysis.token(at).sign()
                || was && analysis.is("lead", at);
    }
}
