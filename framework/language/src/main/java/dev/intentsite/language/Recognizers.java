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

    /** Days: "tomorrow", "next Friday", "the 3rd", 2026-12-01; in JSON {@code 2026-12-01}. */
    public static Recognizer date() {
        return BuiltIn.date();
    }

    /** Times of day: "7pm", "half past seven"; in JSON {@code 19:00}. "at 7" has two readings. */
    public static Recognizer time() {
        return BuiltIn.time();
    }

    /** A day with its time: "tomorrow at 7pm"; in JSON {@code 2026-10-16T19:00}. */
    public static Recognizer dateTime() {
        return BuiltIn.dateTime();
    }

    /** Lengths of time: "an hour and a half"; in JSON {@code PT1H30M}. */
    public static Recognizer duration() {
        return BuiltIn.duration();
    }

    /** Whole numbers in digits and words: "4", "twenty one", "a dozen". */
    public static Recognizer integer() {
        return BuiltIn.integer();
    }

    /** Numbers with a fraction: "2.5", "two and a half". */
    public static Recognizer decimal() {
        return BuiltIn.decimal();
    }

    /** Yes and no, and their kin: "yes please", "not really". */
    public static Recognizer bool() {
        return Assent.bool();
    }

    /** Amounts with their currency: "$12.50", "20 euros"; in JSON {@code {"amount": "12.50", "currency": "USD"}}. */
    public static Recognizer money() {
        return Amounts.money();
    }

    /** E-mail addresses. */
    public static Recognizer email() {
        return Marks.email();
    }

    /** Telephone numbers that are possible in the region of the language, or have a country code; in JSON E.164. */
    public static Recognizer phone() {
        return Phones.phone();
    }

    /** Web addresses, with or without {@code https://}. */
    public static Recognizer url() {
        return Marks.url();
    }

    /** Places: "in Portland, Oregon". */
    public static Recognizer location() {
        return Places.location();
    }

    /** People, where a word leads to them: "under Jane Smith", "my name is Ada". */
    public static Recognizer personName() {
        return People.personName();
    }

    /** References: letters, digits and hyphens with a digit among them, such as {@code RES-2026-10-16-7891}. */
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
