package dev.intentsite.language.internal.recognize;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.intentsite.language.Reading;
import dev.intentsite.language.internal.text.Analysis;
import dev.intentsite.language.internal.text.Hit;
import java.time.LocalDate;
import java.time.Year;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds from when to when something is: "October 18-19", "between the 3rd and the 12th of May". What one end leaves out it has
 * from the other, and the first day is the last such day before the second.
 */
public final class Ranges {
    private static final double SURE = 0.95;

    private Ranges() {}

    /**
     * What was found.
     *
     * @param first the days on which the spans begin
     * @param last the days on which they end
     */
    public record Spans(List<List<Reading>> first, List<List<Reading>> last) {}

    public static Spans in(Analysis analysis) {
        return analysis.once(Ranges.class, () -> search(analysis));
    }

    /** One end of a span; what is {@code open} has a day of the month alone. */
    private record End(int from, int to, LocalDate date, boolean open, boolean year) {}

    private static Spans search(Analysis analysis) {
        List<List<Reading>> first = new ArrayList<>();
        List<List<Reading>> last = new ArrayList<>();
        List<Found<LocalDate>> dates = Dates.in(analysis);
        @Nullable End[] ending = new End[analysis.size() + 1];
        @Nullable End[] beginning = new End[analysis.size() + 1];
        for (Found<LocalDate> date : dates) {
            End end = end(analysis, date);
            ending[end.to()] = end;
            beginning[end.from()] = end;
        }
        for (int at = 1; at + 1 < analysis.size(); at++) {
            Hit sign = analysis.language().table("range").longest(analysis, at);
            if (sign == null) {
                continue;
            }
            End one = ending[at] == null ? before(analysis, at) : ending[at];
            End two = beginning[sign.end()] == null ? after(analysis, sign.end()) : beginning[sign.end()];
            boolean opened = one != null && analysis.after("range.open", one.from());
            if (one == null || two == null || one.open() && two.open() || analysis.is("number.and", at) && !opened) {
                continue;
            }
            LocalDate end = two.open() ? next(one.date(), two.date().getDayOfMonth()) : two.date();
            if (end.isBefore(one.date()) && !one.open() && weekday(analysis, two)) {
                end = one.date().with(TemporalAdjusters.next(end.getDayOfWeek()));
            }
            LocalDate start = one.open() ? previous(end, one.date().getDayOfMonth()) : one.date();
            start = start.isAfter(end) || two.year() && !one.year() ? sameYear(start, end) : start;
            if (!start.isAfter(end)) {
                first.add(reading(analysis, one, start));
                last.add(reading(analysis, two, end));
            }
        }
        return new Spans(List.copyOf(first), List.copyOf(last));
    }

    private static End end(Analysis analysis, Found<LocalDate> date) {
        int day = analysis.is("the", date.start()) ? date.start() + 1 : date.start();
        Number number = day < date.end() ? Numbers.at(analysis, day) : null;
        boolean open = number != null && number.end() == date.end() && number.small() <= 31;
        boolean year = !DateSlots.fourDigits(analysis, date.end() - 1).isEmpty()
                || !DateSlots.fourDigits(analysis, date.start()).isEmpty();
        return new End(date.start(), date.end(), date.options().get(0), open, year);
    }

    /** A day of the week alone: as the end of a span it is the one that comes after the beginning. */
    private static boolean weekday(Analysis analysis, End end) {
        return end.to() == end.from() + 1 && analysis.is("weekday", end.from());
    }

    /** A bare day of the month, or "now", that ends right before the token. */
    private static @Nullable End before(Analysis analysis, int to) {
        if (analysis.after("now", to)) {
            return new End(to - 1, to, analysis.utterance().now().toLocalDate(), false, false);
        }
        for (int from = Math.max(0, to - 3); from < to; from++) {
            End day = day(analysis, from);
            if (day != null && day.to() == to && (analysis.after("range.open", from) || analysis.is("the", from - 1))) {
                return day;
            }
        }
        return null;
    }

    private static @Nullable End after(Analysis analysis, int from) {
        return analysis.is("now", from)
                ? new End(from, from + 1, analysis.utterance().now().toLocalDate(), false, false)
                : day(analysis, analysis.is("the", from) ? from + 1 : from);
    }

    private static @Nullable End day(Analysis analysis, int from) {
        Number number = from < analysis.size() ? Numbers.at(analysis, from) : null;
        if (number == null || number.small() < 1 || number.small() > 31) {
            return null;
        }
        // Only the day of it counts, and this month has 31.
        return new End(from, number.end(), LocalDate.of(2000, 1, number.small()), true, false);
    }

    private static LocalDate next(LocalDate from, int day) {
        LocalDate date = from.withDayOfMonth(Math.min(day, from.lengthOfMonth()));
        return date.isBefore(from) ? on(from.plusMonths(1), day) : date;
    }

    private static LocalDate previous(LocalDate to, int day) {
        LocalDate date = on(to, day);
        return date.isAfter(to) ? on(to.minusMonths(1), day) : date;
    }

    private static LocalDate on(LocalDate month, int day) {
        return month.withDayOfMonth(Math.min(day, month.lengthOfMonth()));
    }

    /** The same day of the last year in which it is not after the end. */
    private static LocalDate sameYear(LocalDate start, LocalDate end) {
        LocalDate date = in(start, end.getYear());
        return date.isAfter(end) ? in(start, end.getYear() - 1) : date;
    }

    private static LocalDate in(LocalDate date, int year) {
        boolean leap = date.getDayOfMonth() == 29 && date.getMonthValue() == 2 && !Year.isLeap(year);
        return leap ? LocalDate.of(year, 2, 28) : date.withYear(year);
    }

    private static List<Reading> reading(Analysis analysis, End end, LocalDate date) {
        return List.of(new Reading(TextNode.valueOf(date.toString()), analysis.span(end.from(), end.to()), SURE));
    }
}
