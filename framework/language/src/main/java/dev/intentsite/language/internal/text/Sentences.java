package dev.intentsite.language.internal.text;

import java.util.ArrayList;
import java.util.List;

/** Cuts a message into sentences, at full stops that end one, question and exclamation marks and line ends. */
public final class Sentences {
    private Sentences() {}

    public static List<Sentence> of(Analysis analysis) {
        return analysis.once(Sentences.class, () -> cut(analysis));
    }

    /** The place in {@link #of} of the sentence that holds the token; a sign between two belongs to the one before it. */
    public static int index(Analysis analysis, int token) {
        int[] places = analysis.once("sentence of each token", () -> {
            List<Sentence> sentences = of(analysis);
            int[] place = new int[analysis.size()];
            int sentence = 0;
            for (int i = 0; i < place.length; i++) {
                while (sentence + 1 < sentences.size()
                        && sentences.get(sentence + 1).start() <= i) {
                    sentence++;
                }
                place[i] = sentence;
            }
            return place;
        });
        return places[token];
    }

    /** Whether a sentence begins with the token. */
    public static boolean begins(Analysis analysis, int token) {
        return of(analysis).get(index(analysis, token)).start() == token;
    }

    private static List<Sentence> cut(Analysis analysis) {
        List<Sentence> sentences = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < analysis.size(); i++) {
            String word = analysis.word(i);
            boolean mark = word.equals("?") || word.equals("!") || word.equals(";");
            boolean stop = word.equals(".") && !analysis.glued(i + 1) && !abbreviation(analysis, i);
            if (mark || stop) {
                if (i > start) {
                    sentences.add(new Sentence(start, i, word.equals("?")));
                }
                start = i + 1;
            }
        }
        if (start < analysis.size()) {
            sentences.add(new Sentence(start, analysis.size(), false));
        }
        return List.copyOf(sentences);
    }

    private static boolean abbreviation(Analysis analysis, int stop) {
        if (stop == 0 || stop + 1 >= analysis.size()) {
            return false;
        }
        String before = analysis.word(stop - 1);
        return analysis.is("title", stop - 1)
                || before.length() == 1 && analysis.token(stop - 1).word()
                || analysis.is("month", stop - 1)
                        && before.length() <= 4
                        && analysis.token(stop + 1).digits();
    }
}
