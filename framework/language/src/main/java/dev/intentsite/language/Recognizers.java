package dev.intentsite.language;

import dev.intentsite.language.internal.recognize.Amounts;
import dev.intentsite.language.internal.recognize.Assent;
import dev.intentsite.language.internal.recognize.BuiltIn;
import dev.intentsite.language.internal.recognize.Choices;
import dev.intentsite.language.internal.recognize.Marks;
import dev.intentsite.language.internal.recognize.People;
import dev.intentsite.language.internal.recognize.Phones;
import dev.intentsite.language.internal.recognize.Places;
import dev.intentsite.language.internal.recognize.Prose;
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
        return Assent.bool();
    }

    public static Recognizer money() {
        return Amounts.money();
    }

    public static Recognizer email() {
        return Marks.email();
    }

    public static Recognizer phone() {
        return Phones.phone();
    }

    public static Recognizer url() {
        return Marks.url();
    }

    public static Recognizer location() {
        return Places.location();
    }

    public static Recognizer personName() {
        return People.personName();
    }

    public static Recognizer reference() {
        return Marks.reference();
    }

    /** A name or title of something: cue words, quotes, capitals. */
    public static Recognizer string() {
        return Places.string();
    }

    /** Free words. */
    public static Recognizer text() {
        return Prose.text();
    }

    /** One of the declared values, by itself, a synonym or an inflection. */
    public static Recognizer enumeration(List<String> values, Map<String, List<String>> synonyms) {
        return Choices.of(values, synonyms);
    }
}
