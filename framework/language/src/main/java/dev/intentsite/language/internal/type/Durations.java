package dev.intentsite.language.internal.type;

import com.ibm.icu.text.MeasureFormat;
import com.ibm.icu.text.MeasureFormat.FormatWidth;
import com.ibm.icu.util.Measure;
import com.ibm.icu.util.MeasureUnit;
import com.ibm.icu.util.TimeUnit;
import dev.intentsite.language.Recognizers;
import dev.intentsite.language.ValueType;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time: ISO 8601, not negative. A {@link Duration} is of exact seconds, a {@link Period} of whole days and more. */
final class Durations {
    private static final Pattern WEEKS = Pattern.compile("P([0-9]{1,6})W");
    private static final String DURATION = "a length of time is written like PT90M (90 minutes) or P2D (2 days)";
    private static final String PERIOD = "a length of time in days, weeks, months or years is written like P10D or P3M";

    private Durations() {}

    static ValueType<Duration> duration() {
        return new StringType<>(
                "duration",
                Duration.class,
                Schemas.format("duration"),
                Durations::readDuration,
                Duration::toString,
                Durations::display,
                Recognizers.duration());
    }

    static ValueType<Period> period() {
        return new StringType<>(
                "duration",
                Period.class,
                Schemas.format("duration"),
                Durations::readPeriod,
                Period::toString,
                Durations::display,
                Recognizers.duration());
    }

    private static Duration readDuration(String text) {
        Matcher weeks = WEEKS.matcher(text);
        try {
            Duration duration =
                    weeks.matches() ? Duration.ofDays(7 * Long.parseLong(weeks.group(1))) : Duration.parse(text);
            if (!duration.isNegative() && text.startsWith("P")) {
                return duration;
            }
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(DURATION, e);
        }
        throw new IllegalArgumentException(DURATION);
    }

    private static Period readPeriod(String text) {
        try {
            Period period = Period.parse(text);
            if (!period.isNegative() && text.startsWith("P")) {
                return period;
            }
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(PERIOD, e);
        }
        throw new IllegalArgumentException(PERIOD);
    }

    private static String display(Duration duration, Locale locale) {
        List<Measure> measures = new ArrayList<>();
        add(measures, duration.toDaysPart(), MeasureUnit.DAY);
        add(measures, duration.toHoursPart(), MeasureUnit.HOUR);
        add(measures, duration.toMinutesPart(), MeasureUnit.MINUTE);
        add(measures, duration.toSecondsPart() + duration.toNanosPart() / 1e9, MeasureUnit.SECOND);
        return words(measures, MeasureUnit.MINUTE, locale);
    }

    private static String display(Period period, Locale locale) {
        List<Measure> measures = new ArrayList<>();
        add(measures, period.getYears(), MeasureUnit.YEAR);
        add(measures, period.getMonths(), MeasureUnit.MONTH);
        add(measures, period.getDays(), MeasureUnit.DAY);
        return words(measures, MeasureUnit.DAY, locale);
    }

    private static void add(List<Measure> measures, Number count, TimeUnit unit) {
        if (count.doubleValue() != 0) {
            measures.add(new Measure(count, unit));
        }
    }

    private static String words(List<Measure> measures, TimeUnit unitOfNothing, Locale locale) {
        List<Measure> shown = measures.isEmpty() ? List.of(new Measure(0, unitOfNothing)) : measures;
        return MeasureFormat.getInstance(locale, FormatWidth.WIDE).formatMeasures(shown.toArray(new Measure[0]));
    }
}
