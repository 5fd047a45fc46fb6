package dev.intentsite.language.internal.type;

import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** How a locale writes dates and times, its pattern looked up once. Thread-safe. */
final class LocalisedForms {
    private static final int MOST_HELD = 256;
    private static final Map<Form, DateTimeFormatter> HELD = new ConcurrentHashMap<>();

    private record Form(
            Locale locale,
            @Nullable FormatStyle date,
            @Nullable FormatStyle time) {}

    private LocalisedForms() {}

    /** One of {@code date} and {@code time} is there. */
    static DateTimeFormatter of(Locale locale, @Nullable FormatStyle date, @Nullable FormatStyle time) {
        Form form = new Form(locale, date, time);
        DateTimeFormatter held = HELD.get(form);
        if (held != null) {
            return held;
        }
        DateTimeFormatter made = formatter(form);
        if (HELD.size() < MOST_HELD) {
            HELD.put(form, made);
        }
        return made;
    }

    private static DateTimeFormatter formatter(Form form) {
        String pattern = DateTimeFormatterBuilder.getLocalizedDateTimePattern(
                form.date, form.time, IsoChronology.INSTANCE, form.locale);
        return DateTimeFormatter.ofPattern(spaced(pattern), form.locale);
    }

    /** Locale data has narrow and unbreakable spaces on newer JDKs; people type plain ones. */
    private static String spaced(String pattern) {
        return pattern.replace('\u202f', ' ').replace('\u00a0', ' ');
    }
}
