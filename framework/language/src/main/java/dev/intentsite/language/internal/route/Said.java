package dev.intentsite.language.internal.route;

import dev.intentsite.language.Reading;
import dev.intentsite.language.internal.recognize.Headcounts;
import dev.intentsite.language.internal.recognize.Names;
import dev.intentsite.language.internal.text.Analysis;
import dev.intentsite.language.internal.text.Hit;
import dev.intentsite.language.internal.text.Language;
import dev.intentsite.language.internal.text.Sentence;
import dev.intentsite.language.internal.text.Sentences;
import dev.intentsite.language.internal.text.Table;
import dev.intentsite.language.internal.text.Token;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words of a message that may say which capability it is about, by stem, and where they stand. Belongs to one message. */
final class Said {
    private static final int MOST = 400;
    private static final int BEFORE = 3;
    private static final List<String> TALK = List.of("polite", "correction", "yes", "no", "no-preference");

    private final Analysis analysis;
    private final Map<String, Word> words = new LinkedHashMap<>();
    private final Set<String> heads = new HashSet<>();

    /**
     * One word, as it is said first.
     *
     * @param form the word in small letters
     * @param at its token
     * @param talk whether it is only about the talk and not about what is wanted ("no wait", "thanks"), or counts people
     * @param name whether it may be a name
     */
    record Word(String stem, String form, int at, boolean talk, boolean name) {}

    private Said(Analysis analysis) {
        this.analysis = analysis;
    }

    /** The words but those that are {@code skipped} and those that say nothing by themselves. */
    static Said of(Analysis analysis, boolean[] skipped) {
        Said said = new Said(analysis);
        Language language = analysis.language();
        boolean tells = Names.tells(analysis);
        boolean[] talk = talk(analysis);
        for (int i = 0; i < analysis.size() && said.words.size() < MOST; i++) {
            Token token = analysis.token(i);
            if (token.word()
                    && token.text().length() > 1
                    && !skipped[i]
                    && !language.has("stop", token.text())
                    && !analysis.is("other-sense", i)) {
                String stem = analysis.stem(i);
                Word known = said.words.get(stem);
                if (known == null || known.talk() && !talk[i]) {
                    said.words.put(stem, new Word(stem, token.text(), i, talk[i], i > 0 && token.capital() && tells));
                }
            }
        }
        for (Sentence sentence : Sentences.of(analysis)) {
            int head = Heads.of(analysis, sentence, talk);
            if (head >= 0 && !skipped[head]) {
                said.heads.add(analysis.stem(head));
            }
        }
        return said;
    }

    Collection<Word> words() {
        return words.values();
    }

    /** The first words of the sentences that say something, by stem: what is to be done. */
    Set<String> heads() {
        return heads;
    }

    @Nullable
    Word word(String stem) {
        return words.get(stem);
    }

    /** Whether it is a word of the language and no name. */
    boolean common(Word word) {
        return !word.name() && analysis.language().right(word.form());
    }

    /** Whether the word says of which kind something is that is wanted: "a salon", "any flights", "find flights". */
    boolean kind(Word word) {
        for (int i = word.at() - 1; i >= Math.max(0, word.at() - BEFORE); i--) {
            if (analysis.is("indefinite", i) || analysis.token(i).digits() || analysis.is("number.cardinal", i)) {
                return true;
            }
            if (!analysis.token(i).word() || analysis.is("boundary", i)) {
                return false;
            }
            if (i == word.at() - 1 && analysis.is("request-verb", i) && plural(word)) {
                return true;
            }
        }
        return false;
    }

    private static boolean plural(Word word) {
        return word.form().endsWith("s") && !word.stem().endsWith("s");
    }

    /** Whether a verb may stand there: at the beginning, or after a small word that stands before no noun. */
    boolean verb(Word word) {
        int at = word.at();
        return at == 0
                || analysis.token(at - 1).sign()
                || analysis.language().has("stop", analysis.word(at - 1)) && !analysis.is("determiner", at - 1);
    }

    private static boolean[] talk(Analysis analysis) {
        boolean[] talk = new boolean[analysis.size()];
        for (List<Reading> people : Headcounts.people().found(analysis)) {
            Arrays.fill(
                    talk,
                    analysis.tokenAt(people.get(0).source().start()),
                    analysis.tokenAt(people.get(0).source().end() - 1) + 1,
                    true);
        }
        for (String table : TALK) {
            Table phrases = analysis.language().table(table);
            for (int i = 0; i < talk.length; i++) {
                Hit hit = phrases.longest(analysis, i);
                if (hit != null) {
                    Arrays.fill(talk, i, hit.end(), true);
                }
            }
        }
        return talk;
    }
}
