package dev.intentsite.language.internal.recognize;

import dev.intentsite.language.internal.text.Analysis;
import dev.intentsite.language.internal.text.Hit;
import dev.intentsite.language.internal.text.Token;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Dates in digits: 2026-10-16, 10/16/2026, 16.10.26, 20261016, and 10/16 without a year. */
final class NumericDate {
    private NumericDate() {}

    static List<Hit> whole(Analysis analysis, int token, boolean monthFirst) {
        Token first = analysis.token(token);
        if (!first.digits() || first.text().length() > 8 || joinedBefore(analysis, token)) {
            return List.of();
        }
        if (first.text().length() == 8 && !continues(analysis, token + 1)) {
            String digits = first.text();
            int year = number(digits.substring(0, 4));
            LocalDate date = year < 1900 || year > 2199
                    ? null
                    : date(year, number(digits.substring(4, 6)), number(digits.substring(6)));
            return date == null ? List.of() : List.of(new Hit(token + 1, date));
        }
        if (!part(analysis, token + 2) || !part(analysis, token + 4)) {
            return List.of();
        }
        String separator = analysis.word(token + 1);
        String second = analysis.word(token + 2);
        if (!separators(separator, analysis.word(token + 3)) || continues(analysis, token + 5)) {
            return List.of();
        }
        String third = analysis.word(token + 4);
        LocalDate date = first.text().length() == 4
                ? date(number(first.text()), number(second), number(third))
                : third.length() == 4 || third.length() == 2
                        ? dayMonth(
                                number(first.text()), number(second), year(third), monthFirst && !separator.equals("."))
                        : null;
        return date == null ? List.of() : List.of(new Hit(token + 5, date));
    }

    static List<Hit> brief(Analysis analysis, int token, boolean monthFirst) {
        Token first = analysis.token(token);
        String separator = analysis.word(token + 1);
        if (!first.digits()
                || joinedBefore(analysis, token)
                || !(separator.equals("/") || separator.equals("."))
                || !part(analysis, token + 2)
                || first.text().length() > 2
                || analysis.word(token + 2).length() > 2
                || continues(analysis, token + 3)) {
            return List.of();
        }
        int one = number(first.text());
        int two = number(analysis.word(token + 2));
        int month = monthFirst && one <= 12 || two > 12 ? one : two;
        int day = month == one ? two : one;
        if (month == two && one <= 12 && monthFirst) {
            month = one;
            day = two;
        }
        if (month < 1 || month > 12 || day < 1 || day > 31) {
            return List.of();
        }
        try {
            return List.of(new Hit(token + 3, new Brief(MonthDay.of(month, day), separator.equals("."))));
        } catch (DateTimeException impossible) {
            return List.of();
        }
    }

    /** A month and day in digits; {@code dotted} ones look like decimals. */
    record Brief(MonthDay day, boolean dotted) {}

    static int century(int year) {
        return year < 70 ? 2000 + year : 1900 + year;
    }

    private static int year(String digits) {
        int year = number(digits);
        return digits.length() == 2 ? century(year) : year;
    }

    private static @Nullable LocalDate dayMonth(int one, int two, int year, boolean monthFirst) {
        LocalDate usual = monthFirst ? date(year, one, two) : date(year, two, one);
        return usual != null ? usual : monthFirst ? date(year, two, one) : date(year, one, two);
    }

    private static boolean separators(String one, String two) {
        return "/-.,".contains(one) && "/-.,".contains(two) && (one.equals(two) || two.equals(","));
    }

    private static boolean part(Analysis analysis, int token) {
        return analysis.glued(token - 1)
                && analysis.glued(token)
                && analysis.token(token).digits()
                && analysis.word(token).length() <= 4;
    }

    private static boolean continues(Analysis analysis, int token) {
        if (!analysis.glued(token)) {
            return false;
        }
        Token next = analysis.token(token);
        if (next.digits() || next.word() && !next.text().equals("t")) {
            return true;
        }
        return "/:%".contains(next.text()) && analysis.glued(token + 1)
                || next.text().equals(".")
                        && analysis.glued(token + 1)
                        && analysis.token(token + 1).digits();
    }

    private static boolean joinedBefore(Analysis analysis, int token) {
        if (!analysis.glued(token)) {
            return false;
        }
        Token before = analysis.token(token - 1);
        return before.word() || "/.:$".contains(before.text()) && analysis.glued(token - 1);
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    private static @Nullable LocalDate date(int year, int month, int day) {
        if (year < 1 || month < 1 || month > 12 || day < 1 || day > 31) {
            return null;
        }
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException impossible) {
            return null;
        }
    }
}
