package dev.intentsite.language;

import dev.intentsite.language.internal.recognize.BuiltIn;
import java.util.List;
import java.util.Map;

/** The built-in recognizers, one for each kind of value of {@code wire.md} § 6. All are thread-safe and linear. */
public final class Recognizers {
    private Recognizers() {}

    public static Recognizer date() {
        return BuiltIn.date();
    }

    public static Recognizer time() {
        return BuiltIn.time();
    }

    public static Recognizer dateTime() {
        return BuiltIn.dateTime();
    }

    public static Recognizer duration() {
        return BuiltIn.duration();
    }

    public static Recognizer integer() {
        return BuiltIn.integer();
    }

    public static Recognizer decimal() {
        return BuiltIn.decimal();
    }

    public static Recognizer bool() {
        return utterance -> List.of();
    }

    public static Recognizer money() {
        return utterance -> List.of();
    }

    public static Recognizer email() {
        return utterance -> List.of();
    }

    public static Recognizer phone() {
        return utterance -> List.of();
    }

    public static Recognizer url() {
        return utterance -> List.of();
    }

    public static Recognizer location() {
        return utterance -> List.of();
    }

    public static Recognizer personName() {
        return utterance -> List.of();
    }

    public static Recognizer reference() {
        return utterance -> List.of();
    }

    /** A name or title of something: cue words, quotes, capitals. */
    public static Recognizer string() {
        return utterance -> List.of();
    }

    /** Free words. */
    public static Recognizer text() {
        return utterance -> List.of();
    }

    /** One of the declared values, by itself, a synonym or an inflection. */
    public static Recognizer enumeration(List<String> values, Map<String, List<String>> synonyms) {
        return utterance -> List.of();
    }
}
