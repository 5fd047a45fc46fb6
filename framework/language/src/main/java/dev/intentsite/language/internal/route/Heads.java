package dev.intentsite.language.internal.route;

import dev.intentsite.language.Context;
import dev.intentsite.language.Utterance;
import dev.intentsite.language.internal.recognize.Names;
import dev.intentsite.language.internal.text.Analysis;
import dev.intentsite.language.internal.text.Hit;
import dev.intentsite.language.internal.text.Language;
import dev.intentsite.language.internal.text.Sentence;
import dev.intentsite.language.internal.text.Sentences;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;

/** Finds the head of a sentence: the first word that says something, after words such as "could you please". */
final class Heads {
    private Heads() {}

    /** The stems of the heads of a text that the site writes. */
    static Set<String> of(String text, Language language) {
        Analysis analysis = Analysis.of(
                new Utterance(text, Instant.EPOCH.atZone(ZoneOffset.UTC), language.locale(), Context.START));
        Set<String> heads = new HashSet<>();
        for (Sentence sentence : Sentences.of(analysis)) {
            int head = of(analysis, sentence, new boolean[analysis.size()]);
            if (head >= 0) {
                heads.add(analysis.stem(head));
            }
        }
        return heads;
    }

    /** The head of the sentence, or -1 when it has none. */
    static int of(Analysis analysis, Sentence sentence, boolean[] talk) {
        int at = sentence.start();
        while (at < sentence.end()) {
            Hit lead = analysis.language().table("request-lead").longest(analysis, at);
            if (lead != null) {
                at = lead.end();
            } else if (!analysis.token(at).word() || talk[at] || small(analysis, at) || name(analysis, sentence, at)) {
                at++;
            } else {
                return verb(analysis, at) ? at : -1;
            }
        }
        return -1;
    }

    /** A noun says what something is about, not what is to be done: "I need a room". */
    private static boolean verb(Analysis analysis, int at) {
        return at == 0
                || !analysis.is("determiner", at - 1)
                        && !analysis.is("indefinite", at - 1)
                        && !analysis.is("number.cardinal", at - 1)
                        && !analysis.token(at - 1).digits();
    }

    private static boolean name(Analysis analysis, Sentence sentence, int at) {
        return at > sentence.start() && analysis.token(at).capital() && Names.tells(analysis);
    }

    /** A word that says nothing by itself; "give" does, unless it is "give me". */
    private static boolean small(Analysis analysis, int at) {
        if (analysis.is("verb.object", at)) {
            return analysis.is("person-object", at + 1);
        }
        return analysis.language().has("stop", analysis.word(at)) || analysis.is("other-sense", at);
    }
}
