package dev.intentsite.site;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Puts the words in which the site asks for something otherwise. By default they stay as they are. It is asked only where the
 * site asks for a value and nothing is kept of the turn yet: refusals, the company's own words, choices, what is to be confirmed
 * and what was done are never put otherwise. It may take its time, since no transaction is open, but the person waits.
 * Thread-safe; what it throws is logged, and the plain words are sent.
 */
@FunctionalInterface
public interface Phraser {
    /** Other words for the question, or none. */
    Words phrase(Question question);

    /** Leaves all words as they are. */
    static Phraser plain() {
        return PlainPhraser.PLAIN;
    }

    /**
     * What the site would say.
     *
     * @param text its own words, without markup; paragraphs are parted by an empty line
     * @param facts what else may be said: what the capability in hand is, in the manifest's words
     * @param kept what has to be said as it stands: the values just taken, and the label of what is asked for
     * @param locale the language of the answer
     */
    record Question(String text, List<String> facts, List<String> kept, Locale locale) {
        /** Copies the lists. */
        public Question {
            facts = List.copyOf(facts);
            kept = List.copyOf(kept);
        }
    }

    /**
     * What to say instead.
     *
     * @param text without markup: whatever is in it is shown as it stands; empty to leave the site's own words
     * @param note what to tell a person who asks how the answer was made
     */
    record Words(Optional<String> text, Optional<String> note) {}
}
