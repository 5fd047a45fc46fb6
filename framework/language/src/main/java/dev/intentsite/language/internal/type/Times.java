package dev.intentsite.language.internal.type;

import dev.intentsite.language.Recognizers;
import dev.intentsite.language.ValueType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.FormatStyle;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Dates and times: ISO 8601 without an offset, seconds only where there are some; they are the site's own. */
final class Times {
    private static final String DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
    private static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\\.[0-9]{1,9})?)?";

    /** Characters of a time without seconds. */
    private static final int MINUTES = 5;

    private Times() {}

    static ValueType<LocalDate> date() {
        return new StringType<>(
                "date",
                LocalDate.class,
                Schemas.format("date"),
                reader(DATE, Times::readDate, "a date is written like 2026-03-08"),
                LocalDate::toString,
                (date, locale) ->
                        LocalisedForms.of(locale, FormatStyle.FULL, null).format(date),
                Recognizers.date());
    }

    static ValueType<LocalTime> time() {
        return new StringType<>(
                "time",
                LocalTime.class,
                Schemas.pattern("^" + TIME + "$"),
                reader(TIME, Times::readTime, "a time is written like 19:00"),
                LocalTime::toString,
                (time, locale) -> LocalisedForms.of(locale, null, style(time)).format(time),
                Recognizers.time());
    }

    static ValueType<LocalDateTime> dateTime() {
        return new StringType<>(
                "datetime",
                LocalDateTime.class,
                Schemas.pattern("^" + DATE + "T" + TIME + "$"),
                reader(DATE + "T" + TIME, LocalDateTime::parse, "a date and time is written like 2026-03-08T19:00"),
                LocalDateTime::toString,
                (moment, locale) -> LocalisedForms.of(locale, FormatStyle.FULL, style(moment.toLocalTime()))
                        .format(moment),
                Recognizers.dateTime());
    }

    /** What has the form; many times as fast as {@link LocalDate#parse}, and a turn reads each of its values several times. */
    private static LocalDate readDate(String text) {
        return LocalDate.of(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10));
    }

    private static LocalTime readTime(String text) {
        return text.length() == MINUTES ? LocalTime.of(digits(text, 0, 2), digits(text, 3, 5)) : LocalTime.parse(text);
    }

    private static int digits(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    private static FormatStyle style(LocalTime time) {
        return time.getSecond() == 0 ? FormatStyle.SHORT : FormatStyle.MEDIUM;
    }

    private static <T> Function<String, T> reader(String form, Function<String, T> parse, String remedy) {
        Pattern pattern = Pattern.compile(form);
        return text -> {
            if (!pattern.matcher(text).matches()) {
                throw new IllegalArgumentException(remedy);
            }
            try {
                return parse.apply(text);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("there is no " + text, e);
            }
        };
    }
}
