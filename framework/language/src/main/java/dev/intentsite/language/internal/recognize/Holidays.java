package dev.intentsite.language.internal.recognize;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/**
 * Days that a rule fixes: {@code 12-25}; {@code easter-2}; {@code 11/4/4+1}, the day after the fourth Thursday of November
 * (month/which/weekday, which −1 = the last).
 */
final class Holidays {
    private Holidays() {}

    static LocalDate coming(String rule, LocalDate today) {
        LocalDate date = in(rule, today.getYear());
        return date.isBefore(today) ? in(rule, today.getYear() + 1) : date;
    }

    static LocalDate past(String rule, LocalDate today) {
        LocalDate date = in(rule, today.getYear());
        return date.isBefore(today) ? date : in(rule, today.getYear() - 1);
    }

    static LocalDate in(String rule, int year) {
        if (rule.startsWith("easter")) {
            String days = rule.substring("easter".length());
            return easter(year).plusDays(days.isEmpty() ? 0 : Integer.parseInt(days));
        }
        if (!rule.contains("/")) {
            return LocalDate.of(year, Integer.parseInt(rule.substring(0, 2)), Integer.parseInt(rule.substring(3)));
        }
        String[] parts = rule.split("[/+]");
        return LocalDate.of(year, Integer.parseInt(parts[0]), 1)
                .with(TemporalAdjusters.dayOfWeekInMonth(
                        Integer.parseInt(parts[1]), DayOfWeek.of(Integer.parseInt(parts[2]))))
                .plusDays(parts.length > 3 ? Integer.parseInt(parts[3]) : 0);
    }

    /** Gregorian Easter Sunday (the anonymous computus). */
    private static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        int m = (a + 11 * h + 22 * l) / 451;
        int sum = h + l - 7 * m + 114;
        return LocalDate.of(year, sum / 31, sum % 31 + 1);
    }
}
