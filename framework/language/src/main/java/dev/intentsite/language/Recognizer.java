package dev.intentsite.language;

import java.util.List;

/** Finds the values of one kind in a text. Thread-safe, never throws for any text, linear in its length. */
@FunctionalInterface
public interface Recognizer {
    /** Every place in the utterance's message that may be such a value, with its plausible readings; in order, not overlapping. */
    List<List<Reading>> find(Utterance utterance);
}
