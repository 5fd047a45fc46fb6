package dev.intentsite.language.internal.recognize;

import dev.intentsite.language.internal.text.Analysis;
import dev.intentsite.language.internal.text.Hit;
import dev.intentsite.language.internal.text.Slot;
import dev.intentsite.language.internal.text.Token;
import java.util.List;
import java.util.Map;

/** The parts of clock times. */
final class TimeSlots {
    private TimeSlots() {}

    static Map<String, Slot> slots() {
        return Map.of(
                "hour",
                (analysis, token) -> count(analysis, token, 0, 24, true),
                "hour-word",
                (analysis, token) -> count(analysis, token, 1, 24, false),
                "minutes",
                (analysis, token) -> count(analysis, token, 0, 59, true),
                "two-digits",
                TimeSlots::twoDigits,
                "glued-minutes",
                TimeSlots::gluedMinutes,
                "hundreds",
                TimeSlots::hundreds,
                "minutes-word",
                TimeSlots::minutesInWords,
                "clock",
                (analysis, token) -> digital(analysis, token, ":"),
                "dotted",
                (analysis, token) -> digital(analysis, token, "."),
                "compact",
                TimeSlots::compact);
    }

    private static List<Hit> count(Analysis analysis, int token, int least, int most, boolean digits) {
        Token first = analysis.token(token);
        if (first.digits()) {
            boolean fits = digits && first.text().length() <= 2 && !glued(analysis, token);
            int value = fits ? Integer.parseInt(first.text()) : -1;
            return value >= least && value <= most ? List.of(new Hit(token + 1, value)) : List.of();
        }
        Number number = Numbers.at(analysis, token);
        if (number == null || number.ordinal() || number.small() < least) {
            return List.of();
        }
        if (number.small() > most) {
            return List.of();
        }
        return List.of(new Hit(number.end(), number.small()));
    }

    /** Minutes that stand apart from their hour are written in two digits, or in words. */
    private static List<Hit> twoDigits(Analysis analysis, int token) {
        Token first = analysis.token(token);
        return first.digits() && first.text().length() != 2 ? List.of() : count(analysis, token, 0, 59, true);
    }

    /** "seven thirty", "ten fifteen", "nine oh five". */
    private static List<Hit> minutesInWords(Analysis analysis, int token) {
        int at = analysis.word(token).equals("-") ? token + 1 : token;
        boolean zero = analysis.language().table("zero-minutes").longest(analysis, at) != null;
        Number number = Numbers.at(analysis, zero ? at + 1 : at);
        if (number == null || !number.worded() || number.ordinal()) {
            return List.of();
        }
        boolean fits = zero ? number.small() < 10 && number.small() > 0 : number.small() >= 10 && number.small() < 60;
        return fits ? List.of(new Hit(number.end(), number.small())) : List.of();
    }

    /** The minutes of "22h15". */
    private static List<Hit> gluedMinutes(Analysis analysis, int token) {
        if (!two(analysis, token - 1, token)) {
            return List.of();
        }
        int minutes = Integer.parseInt(analysis.word(token));
        return minutes < 60 ? List.of(new Hit(token + 1, minutes)) : List.of();
    }

    /** "eighteen hundred", a clock time in whole hours. */
    private static List<Hit> hundreds(Analysis analysis, int token) {
        Number number = Numbers.at(analysis, token);
        if (number == null || !number.worded() || number.ordinal() || number.small() % 100 != 0) {
            return List.of();
        }
        Clock clock = new Clock(number.small() / 100, 0, 0, Clock.Half.OPEN);
        return number.small() > 1200 && clock.valid() ? List.of(new Hit(number.end(), clock)) : List.of();
    }

    private static List<Hit> digital(Analysis analysis, int token, String separator) {
        Token hour = analysis.token(token);
        if (!hour.digits()
                || hour.text().length() > 2
                || glued(analysis, token)
                || !analysis.word(token + 1).equals(separator)
                || !two(analysis, token + 2)) {
            return List.of();
        }
        int second = 0;
        int end = token + 3;
        if (separator.equals(":") && analysis.word(end).equals(":") && two(analysis, end + 1)) {
            second = Integer.parseInt(analysis.word(end + 1));
            end += 2;
        }
        if (analysis.glued(end)
                && (analysis.token(end).digits()
                        || ".:/".contains(analysis.word(end))
                                && analysis.glued(end + 1)
                                && analysis.token(end + 1).digits())) {
            return List.of();
        }
        Clock clock = new Clock(
                Integer.parseInt(hour.text()), Integer.parseInt(analysis.word(token + 2)), second, Clock.Half.OPEN);
        return clock.valid() ? List.of(new Hit(end, clock)) : List.of();
    }

    private static List<Hit> compact(Analysis analysis, int token) {
        Token digits = analysis.token(token);
        int length = digits.text().length();
        if (!digits.digits() || length < 3 || length > 4 || glued(analysis, token)) {
            return List.of();
        }
        Clock clock = new Clock(
                Integer.parseInt(digits.text().substring(0, length - 2)),
                Integer.parseInt(digits.text().substring(length - 2)),
                0,
                Clock.Half.OPEN);
        return clock.valid() ? List.of(new Hit(token + 1, clock)) : List.of();
    }

    private static boolean two(Analysis analysis, int token) {
        return analysis.glued(token - 1) && two(analysis, token - 1, token);
    }

    private static boolean two(Analysis analysis, int before, int token) {
        return before >= 0
                && analysis.glued(token)
                && analysis.token(token).digits()
                && analysis.word(token).length() == 2;
    }

    /** Whether the token is the tail of something else: a longer number, an amount, a fraction. */
    private static boolean glued(Analysis analysis, int token) {
        if (!analysis.glued(token)) {
            return false;
        }
        Token before = analysis.token(token - 1);
        boolean written = before.text().equals("t")
                && (!analysis.glued(token - 1) || analysis.token(token - 2).digits());
        return before.word() && !written
                || ".:/$#+".contains(before.text())
                || before.text().equals(",") && analysis.glued(token - 1);
    }
}
