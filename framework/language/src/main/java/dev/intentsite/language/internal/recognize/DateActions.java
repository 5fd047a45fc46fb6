package dev.intentsite.language.internal.recognize;

import dev.intentsite.language.internal.text.Analysis;
import dev.intentsite.language.internal.text.Match;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What each rule of the date grammar means. Weeks run Monday to Sunday; what leaves the year, month or week open means
 * the next one to come, today included.
 */
final class DateActions {
    private static final double SURE = 0.95;
    private static final double LIKELY = 0.9;
    private static final double WEAK = 0.45;
    private static final double NONE = 0.1;

    private DateActions() {}

    static @Nullable Found<LocalDate> resolve(Analysis analysis, Match match) {
        try {
            LocalDate date = date(analysis, match);
            return date == null || date.getYear() > 9999
                    ? null
                    : new Found<>(match.start(), match.end(), List.of(date), sure(analysis, match));
        } catch (DateTimeException | ArithmeticException impossible) {
            return match.has("month") && match.has("day")
                    ? new Found<>(match.start(), match.end(), List.of(), 0)
                    : null;
        }
    }

    private static @Nullable LocalDate date(Analysis analysis, Match match) {
        LocalDate today = analysis.utterance().now().toLocalDate();
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return switch (match.action()) {
            case "month-day" -> coming(today, MonthDay.of(number(match, "month"), number(match, "day")));
            case "month-day-year" ->
                LocalDate.of(
                        number(match, match.has("year") ? "year" : "year4"),
                        number(match, "month"),
                        number(match, "day"));
            case "month-day-in" ->
                LocalDate.of(
                        today.getYear() + Integer.parseInt(match.argument()),
                        number(match, "month"),
                        number(match, "day"));
            case "exact" -> (LocalDate) match.get("numeric");
            case "short" -> brief(today, match);
            case "short-this" -> ((NumericDate.Brief) match.get("short")).day().atYear(today.getYear());
            case "nth-weekday-last" -> nth(today.withDayOfMonth(1).minusMonths(1), match);
            case "offset" -> today.plusDays(Long.parseLong(match.argument()));
            case "in" -> dated(match) ? shifted(today, match, 1) : null;
            case "in-tomorrow" -> dated(match) ? shifted(today.plusDays(1), match, 1) : null;
            case "ago" -> dated(match) ? shifted(today, match, -1) : null;
            case "base" -> ((LocalDate) match.get("base")).plusDays(Long.parseLong(match.argument()));
            case "after" -> shifted((LocalDate) match.get("base"), match, 1);
            case "before" -> shifted((LocalDate) match.get("base"), match, -1);
            case "weekday" -> today.with(TemporalAdjusters.nextOrSame(weekday(match)));
            case "weekday-in" -> inWeekOf(dated(match) ? shifted(today, match, 1) : null, weekday(match));
            case "weekday-this" -> thisWeek(today, monday.with(TemporalAdjusters.nextOrSame(weekday(match))));
            case "weekday-next" -> monday.plusWeeks(1).with(TemporalAdjusters.nextOrSame(weekday(match)));
            case "weekday-last" -> monday.minusWeeks(1).with(TemporalAdjusters.nextOrSame(weekday(match)));
            case "weekday-week" -> today.plusWeeks(1).with(TemporalAdjusters.nextOrSame(weekday(match)));
            case "weekday-day" -> weekdayAndDay(today, weekday(match), number(match, "day"));
            case "nth-weekday" -> nthWeekday(today, match);
            case "nth-weekday-this" -> nth(today.withDayOfMonth(1), match);
            case "nth-weekday-next" -> nth(today.withDayOfMonth(1).plusMonths(1), match);
            case "day-next-month" -> today.withDayOfMonth(1).plusMonths(1).withDayOfMonth(number(match, "day"));
            case "day-this-month" -> today.withDayOfMonth(number(match, "day"));
            case "day-coming" -> dayOfMonth(today, number(match, "day"));
            case "day-of-month" ->
                dayOfMonth(today, number(match, match.has("ordinal") ? "ordinal" : "ordinal-digits"));
            case "day-on" -> dayOfMonth(today, number(match, "day"));
            case "holiday" -> Holidays.coming((String) match.get("holiday"), today);
            case "holiday-next" -> Holidays.coming((String) match.get("holiday"), today.plusDays(1));
            case "holiday-last" -> Holidays.past((String) match.get("holiday"), today);
            case "holiday-in" ->
                Holidays.in((String) match.get("holiday"), today.getYear() + Integer.parseInt(match.argument()));
            case "holiday-year" -> Holidays.in((String) match.get("holiday"), number(match, "year"));
            default -> throw new IllegalStateException("no meaning for the date rule " + match.action());
        };
    }

    /** Whether a name goes on after the number: "3rd Street" is no day. */
    private static boolean named(Analysis analysis, int at) {
        return at < analysis.size()
                && analysis.token(at).word()
                && analysis.token(at).capital()
                && Names.tells(analysis)
                && analysis.is("ordinal.suffix", at - 1)
                && !analysis.is("boundary", at)
                && !analysis.is("month", at)
                && !analysis.is("weekday", at);
    }

    private static double sure(Analysis analysis, Match match) {
        return switch (match.action()) {
            case "short" -> ((NumericDate.Brief) match.get("short")).dotted() && !match.has("weekday") ? 0.2 : 0.7;
            case "day-of-month" -> {
                if (analysis.is("unit.date", match.end()) || named(analysis, match.end())) {
                    yield NONE;
                }
                boolean digits = analysis.token(match.end() - 1).text().length() <= 2
                        && analysis.language().table("ordinal.suffix").longest(analysis, match.end() - 1) != null;
                yield digits ? (match.has("ordinal") ? LIKELY : 0.7) : WEAK;
            }
            case "day-on" ->
                named(analysis, match.end())
                        ? NONE
                        : analysis.token(match.end() - 1).digits()
                                ? 0.6
                                : analysis.is("ordinal.suffix", match.end() - 1) ? LIKELY : WEAK;
            case "offset" ->
                match.argument().equals("0") && closes(analysis, match.start())
                        ? NONE
                        : analysis.word(match.end() - 1).equals("day")
                                        && !analysis.word(match.end() - 2).equals("next")
                                        && match.argument().equals("0")
                                ? WEAK
                                : SURE;
            case "weekday" -> analysis.word(match.start()).length() <= 3 ? 0.6 : LIKELY;
            default -> SURE;
        };
    }

    /** "That's all I need today" ends the talk and gives no day. */
    private static boolean closes(Analysis analysis, int start) {
        for (int i = start - 1; i >= Math.max(0, start - 4); i--) {
            if (analysis.is("rest", i)) {
                return true;
            }
            if (!analysis.is("rest.between", i)) {
                return false;
            }
        }
        return false;
    }

    private static boolean dated(Match match) {
        return ((Length) match.get("period")).dates();
    }

    private static @Nullable LocalDate shifted(LocalDate from, Match match, int sign) {
        Length length = (Length) match.get("period");
        return length.reasonable() ? length.from(from, sign) : null;
    }

    private static @Nullable LocalDate inWeekOf(@Nullable LocalDate date, DayOfWeek weekday) {
        return date == null
                ? null
                : date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                        .with(TemporalAdjusters.nextOrSame(weekday));
    }

    private static int number(Match match, String slot) {
        Object value = match.get(slot);
        return value instanceof Integer number ? number : Integer.parseInt((String) value);
    }

    private static DayOfWeek weekday(Match match) {
        return DayOfWeek.of(number(match, "weekday"));
    }

    /** The next such day, today included; 29 February in the next leap year. */
    static LocalDate coming(LocalDate today, MonthDay day) {
        int year = today.getYear();
        while (!day.isValidYear(year) || day.atYear(year).isBefore(today)) {
            year++;
        }
        return day.atYear(year);
    }

    private static LocalDate brief(LocalDate today, Match match) {
        return coming(today, ((NumericDate.Brief) match.get("short")).day());
    }

    private static LocalDate thisWeek(LocalDate today, LocalDate date) {
        return date.isBefore(today) ? date.plusWeeks(1) : date;
    }

    private static LocalDate dayOfMonth(LocalDate today, int day) {
        LocalDate month = today.withDayOfMonth(1);
        while (day > month.lengthOfMonth() || month.withDayOfMonth(day).isBefore(today)) {
            month = month.plusMonths(1);
        }
        return month.withDayOfMonth(day);
    }

    private static @Nullable LocalDate weekdayAndDay(LocalDate today, DayOfWeek weekday, int day) {
        LocalDate month = today.withDayOfMonth(1);
        for (int i = 0; i < 48; i++, month = month.plusMonths(1)) {
            if (day <= month.lengthOfMonth()) {
                LocalDate date = month.withDayOfMonth(day);
                if (!date.isBefore(today) && date.getDayOfWeek() == weekday) {
                    return date;
                }
            }
        }
        return null;
    }

    private static @Nullable LocalDate nthWeekday(LocalDate today, Match match) {
        if (match.has("year")) {
            return nth(LocalDate.of(number(match, "year"), number(match, "month"), 1), match);
        }
        for (int year = today.getYear(); year < today.getYear() + 3; year++) {
            LocalDate date = nth(LocalDate.of(year, number(match, "month"), 1), match);
            if (date != null && !date.isBefore(today)) {
                return date;
            }
        }
        return null;
    }

    private static @Nullable LocalDate nth(LocalDate month, Match match) {
        LocalDate date = month.with(TemporalAdjusters.dayOfWeekInMonth(number(match, "nth"), weekday(match)));
        return date.getMonth() == month.getMonth() ? date : null;
    }
}
