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

/** The words of a message that may say which capability it is about, by stem, each with the place that it has in its sentence. */
final class Said {
    private static final int MOST = 400;

    private final Map<String, Word> words = new LinkedHashMap<>();
    private final Set<String> heads = new HashSet<>();

    /**
     * One word.
     *
     * @param form the word as it was said, in small letters
     * @param talk whether it is about the talk and not about what is wanted ("no wait", "thanks"), or counts people
     * @param name whether it may be a name
     * @param kind whether it says of which kind something is that is wanted: "a salon", "any flights"
     * @param common whether it is a word of the language and no name
     * @param verb whether it may be a verb
     */
    record Word(String stem, String form, boolean talk, boolean name, boolean kind, boolean common, boolean verb) {
        private Word and(Word other) {
            return new Word(
                    stem,
                    form,
                    talk && other.talk,
                    name || other.name,
                    kind || other.kind,
                    common && other.common,
                    verb || other.verb);
        }
    }

    private Said() {}

    /** The words but those that are {@code skipped} and those that say nothing by themselves. */
    static Said of(Analysis analysis, boolean[] skipped) {
        Said said = new Said();
        Language language = analysis.language();
        boolean[] talk = talk(analysis);
        for (int i = 0; i < analysis.size() && said.words.size() < MOST; i++) {
            Token token = analysis.token(i);
            if (token.word()
                    && token.text().length() > 1
                    && !skipped[i]
                    && !language.has("stop", token.text())
                    && !analysis.is("other-sense", i)) {
                boolean capital = token.capital() && Names.tells(analysis);
                Word word = new Word(
                        analysis.stem(i),
                        token.text(),
                        talk[i],
                        i > 0 && capital,
                        !capital && wanted(analysis, i),
                        !capital && language.right(token.text()),
                        verb(analysis, i));
                said.words.merge(word.stem(), word, Word::and);
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

    /** Whether the word is a common one and something such as "a" or "any" stands before it. */
    private static boolean wanted(Analysis analysis, int at) {
        for (int i = at - 1; i >= Math.max(0, at - 3); i--) {
            if (analysis.is("indefinite", i) || analysis.token(i).digits() || analysis.is("number.cardinal", i)) {
                return true;
            }
            if (!analysis.token(i).word() || analysis.is("boundary", i)) {
                return false;
            }
            if (i == at - 1 && analysis.is("request-verb", i) && plural(analysis, at)) {
                return true;
            }
        }
        return false;
    }

    /** Where a verb may stand: at the beginning, or after a small word that stands before no noun. */
    private static boolean verb(Analysis analysis, int at) {
        return at == 0
                || analysis.token(at - 1).sign()
                || analysis.language().has("stop", analysis.word(at - 1)) && !analysis.is("determiner", at - 1);
    }

    private static boolean plural(Analysis analysis, int at) {
        return analysis.word(at).endsWith("s") && !analysis.stem(at).endsWith("s");
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
        for (String table : List.of("polite", "correction", "yes", "no", "no-preference")) {
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
