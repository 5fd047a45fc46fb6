package dev.intentsite.llm;

import dev.intentsite.language.Context;
import dev.intentsite.language.Reading;
import dev.intentsite.language.Recognizer;
import dev.intentsite.language.Recognizers;
import dev.intentsite.language.Utterance;
import dev.intentsite.site.Phraser;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Holds a model's text against the facts. Whatever is not an everyday word has to stand in a fact, in the same order with nothing left
 * out between: "October 16" is not said by facts that name October and, elsewhere, 16. Dates, times, lengths of time and amounts that can
 * be read in it must be read in the facts too, so that "at 2" is not made of a party of 2. Immutable, thread-safe.
 */
final class FactCheck {
    /** "at 4" is a time, "for 4" is none. */
    private static final double READ = 0.5;

    private static final int LONGER = 3;
    private static final int SLACK = 200;
    private static final String AROUND_WORDS = ".,;:!?\"'()\u201c\u201d\u2018\u2019\u2026";
    private static final String SENTENCE_ENDS = ".!?\u2026";
    private static final List<Recognizer> VALUES =
            List.of(Recognizers.date(), Recognizers.time(), Recognizers.duration(), Recognizers.money());

    /** What one word by itself can say. */
    private static final List<Recognizer> SINGLE =
            List.of(Recognizers.date(), Recognizers.time(), Recognizers.integer(), Recognizers.decimal());

    private final Set<String> plainWords;

    private FactCheck(Set<String> plainWords) {
        this.plainWords = plainWords;
    }

    /** For a language; empty when its everyday words are not known. */
    static Optional<FactCheck> of(Locale locale) {
        return Texts.find(locale.getLanguage() + "/plain-words.txt")
                .map(text -> new FactCheck(text.lines()
                        .filter(line -> !line.startsWith("#"))
                        .flatMap(line -> Stream.of(line.split(" ")))
                        .filter(word -> !word.isEmpty())
                        .collect(Collectors.toUnmodifiableSet())));
    }

    /** A word as it is compared, and how it stands. */
    private record Word(String text, boolean capital, boolean begins) {}

    /** Whether the text says nothing but facts, and all that has to be said. */
    boolean holds(String text, Phraser.Question question, ZonedDateTime now) {
        List<String> facts = Stream.concat(Stream.of(question.text()), question.facts().stream())
                .toList();
        if (text.length() > LONGER * question.text().length() + SLACK) {
            return false;
        }
        List<List<String>> said = new ArrayList<>();
        facts.forEach(fact -> sentences(fact).forEach(sentence -> said.add(texts(sentence))));
        Set<String> plain = plain(facts, question, now);
        for (List<Word> sentence : sentences(text)) {
            if (!isSaid(sentence, said, plain)) {
                return false;
            }
        }
        List<String> all =
                sentences(text).stream().flatMap(List::stream).map(Word::text).toList();
        boolean kept = question.kept().stream()
                .map(piece -> sentences(piece).stream()
                        .flatMap(List::stream)
                        .map(Word::text)
                        .toList())
                .allMatch(piece -> contains(all, piece));
        return kept && values(facts, question.locale(), now).containsAll(values(List.of(text), question.locale(), now));
    }

    /** Everyday words, and such of the facts as are no part of a value: "guests", so that "guests 4" may be "4 guests". */
    private Set<String> plain(List<String> facts, Phraser.Question question, ZonedDateTime now) {
        Set<String> plain = new HashSet<>();
        for (String fact : facts) {
            sentences(fact).stream()
                    .flatMap(List::stream)
                    .filter(word -> !word.capital()
                            && word.text().codePoints().allMatch(Character::isLetter)
                            && read(SINGLE, word.text(), question.locale(), now).isEmpty())
                    .forEach(word -> plain.add(word.text()));
        }
        question.kept().forEach(piece -> sentences(piece).forEach(sentence -> plain.removeAll(texts(sentence))));
        plain.addAll(plainWords);
        return plain;
    }

    /** Each run of words that are not plain stands in a fact. */
    private static boolean isSaid(List<Word> sentence, List<List<String>> facts, Set<String> plain) {
        List<String> run = new ArrayList<>();
        for (Word word : sentence) {
            if (isPlain(word, plain)) {
                if (!isSaidWhole(run, facts)) {
                    return false;
                }
                run.clear();
            } else {
                run.add(word.text());
            }
        }
        return isSaidWhole(run, facts);
    }

    /** A word with a capital within a sentence is a name, but for "I" and what begins with it. */
    private static boolean isPlain(Word word, Set<String> plain) {
        boolean name = word.capital()
                && !word.begins()
                && !word.text().equals("i")
                && !word.text().startsWith("i'");
        return plain.contains(word.text()) && !name;
    }

    private static boolean isSaidWhole(List<String> run, List<List<String>> facts) {
        return run.isEmpty() || facts.stream().anyMatch(fact -> contains(fact, run));
    }

    private static boolean contains(List<String> words, List<String> run) {
        for (int i = 0; i + run.size() <= words.size(); i++) {
            if (words.subList(i, i + run.size()).equals(run)) {
                return true;
            }
        }
        return false;
    }

    private static List<String> texts(List<Word> sentence) {
        return sentence.stream().map(Word::text).toList();
    }

    private static List<List<Word>> sentences(String text) {
        List<List<Word>> sentences = new ArrayList<>();
        List<Word> sentence = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && !parts(text.charAt(end))) {
                end++;
            }
            String written = text.substring(at, end);
            String word = stripped(written);
            if (!word.isEmpty()) {
                sentence.add(new Word(
                        word.toLowerCase(Locale.ROOT).replace('\u2019', '\''),
                        Character.isUpperCase(word.codePointAt(0)),
                        sentence.isEmpty()));
            }
            boolean line = end < text.length() && (text.charAt(end) == '\n' || text.charAt(end) == '\r');
            boolean stop = !written.isEmpty() && ends(written);
            if ((line || stop) && !sentence.isEmpty()) {
                sentences.add(sentence);
                sentence = new ArrayList<>();
            }
            at = end + 1;
        }
        if (!sentence.isEmpty()) {
            sentences.add(sentence);
        }
        return sentences;
    }

    private static boolean parts(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u2014';
    }

    private static boolean ends(String written) {
        int last = written.length() - 1;
        while (last > 0 && "\"')\u201d\u2019".indexOf(written.charAt(last)) >= 0) {
            last--;
        }
        return SENTENCE_ENDS.indexOf(written.charAt(last)) >= 0;
    }

    private static String stripped(String written) {
        int from = 0;
        int to = written.length();
        while (from < to && AROUND_WORDS.indexOf(written.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && AROUND_WORDS.indexOf(written.charAt(to - 1)) >= 0) {
            to--;
        }
        return written.substring(from, to);
    }

    /** Every value that can be read in these texts; of one with several readings all that are read. */
    private static Set<String> values(List<String> texts, Locale locale, ZonedDateTime now) {
        Set<String> values = new HashSet<>();
        texts.forEach(text -> values.addAll(read(VALUES, text, locale, now)));
        return values;
    }

    private static Set<String> read(List<Recognizer> recognizers, String text, Locale locale, ZonedDateTime now) {
        Utterance utterance = new Utterance(text, now, locale, Context.START);
        Set<String> values = new HashSet<>();
        for (int i = 0; i < recognizers.size(); i++) {
            for (List<Reading> readings : recognizers.get(i).find(utterance)) {
                if (readings.stream().mapToDouble(Reading::confidence).sum() >= READ) {
                    for (Reading reading : readings) {
                        values.add(i + " " + reading.value());
                    }
                }
            }
        }
        return values;
    }
}
