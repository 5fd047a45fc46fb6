package dev.intentsite.site;

import java.util.Optional;

/**
 * One choice for a parameter, from the backend.
 *
 * @param value the value
 * @param label how people see it; empty: as the kind of value is displayed
 * @param note a word beside it, such as "Limited"
 */
public record Option<T>(T value, Optional<String> label, Optional<String> note) {
    /** A choice that is shown as its kind of value is displayed. */
    public static <T> Option<T> of(T value) {
        return new Option<>(value, Optional.empty(), Optional.empty());
    }

    /** The same choice, shown to people in these words. */
    public Option<T> labelled(String text) {
        return new Option<>(value, Optional.of(text), note);
    }

    /** The same choice with a word beside it, such as "Limited". */
    public Option<T> noted(String text) {
        return new Option<>(value, label, Optional.of(text));
    }
}
