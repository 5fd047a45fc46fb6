package dev.intentsite.language.internal.recognize;

import com.ibm.icu.text.DateTimePatternGenerator;
import com.ibm.icu.util.ULocale;
import dev.intentsite.language.internal.text.Analysis;
import dev.intentsite.language.internal.text.Hit;
import dev.intentsite.language.internal.text.Language;
import dev.intentsite.language.internal.text.Slot;
import dev.intentsite.language.internal.text.Token;
import java.util.List;
import java.util.Map;

/** The parts of dates: days, years, and what is written in digits alone. */
final class DateSlots {
    private DateSlots() {}

    /** The slots, which the grammars of one language share, so that a message is searched once for all of them. */
    static Map<String, Slot> slots(Language language) {
        return language.once("date slots", () -> made(language));
    }

    private static Map<String, Slot> made(Language language) {
        String pattern = DateTimePatternGenerator.getInstance(ULocale.forLocale(language.locale()))
                .getBestPattern("Md");
        boolean monthFirst = pattern.indexOf('M') < pattern.indexOf('d');
        return Map.of(
                "day",
                DateSlots::day,
                "ordinal",
                (analysis, token) -> ordinal(analysis, token, true),
                "ordinal-digits",
                (analysis, token) -> ordinal(analysis, token, false),
                "nth",
                DateSlots::nth,
                "year",
                DateSlots::year,
                "year4",
                DateSlots::fourDigits,
                "numeric",
                (analysis, token) -> NumericDate.whole(analysis, token, monthFirst),
                "short",
                (analysis, token) -> NumericDate.brief(analysis, token, monthFirst),
                "period",
                Lengths.PERIOD);
    }

    static List<Hit> day(Analysis analysis, int token) {
        Number number = Numbers.at(analysis, token);
        if (number == null
                || number.small() < 1
                || number.small() > 31
                || analysis.after("currency-sign", token)
                || !alone(analysis, token, number.end())) {
            return List.of();
        }
        return List.of(new Hit(number.end(), number.small()));
    }

    private static List<Hit> ordinal(Analysis analysis, int token, boolean worded) {
        Number number = Numbers.at(analysis, token);
        if (number == null || !number.ordinal() || number.small() < 1 || number.small() > 31) {
            return List.of();
        }
        return !number.worded() || worded ? List.of(new Hit(number.end(), number.small())) : List.of();
    }

    private static List<Hit> nth(Analysis analysis, int token) {
        Number number = Numbers.at(analysis, token);
        if (number != null && number.ordinal() && number.small() >= 1 && number.small() <= 5) {
            return List.of(new Hit(number.end(), number.small()));
        }
        return analysis.word(token).equals("last") ? List.of(new Hit(token + 1, -1)) : List.of();
    }

    /** Not a part of a clock time, a fraction, an amount or a longer number. */
    private static boolean alone(Analysis analysis, int from, int to) {
        if (to >= analysis.size() || !analysis.token(from).digits()) {
            return true;
        }
        Token next = analysis.token(to);
        if (!next.glued()) {
            return true;
        }
        boolean joined = next.text().equals(":") || next.text().equals("%") || next.digits();
        boolean dotted = (next.text().equals(".") || next.text().equals("/"))
                && analysis.glued(to + 1)
                && analysis.token(to + 1).digits();
        return !joined && !dotted && !(next.word() && analysis.token(from).digits());
    }

    static List<Hit> fourDigits(Analysis analysis, int token) {
        Token year = analysis.token(token);
        if (!year.digits() || year.text().length() != 4) {
            return List.of();
        }
        int value = Integer.parseInt(year.text());
        if (value < 1000 || value > 2999 || analysis.word(token + 1).equals(":") && analysis.glued(token + 1)) {
            return List.of();
        }
        return List.of(new Hit(token + 1, value));
    }

    static List<Hit> year(Analysis analysis, int token) {
        List<Hit> digits = fourDigits(analysis, token);
        if (!digits.isEmpty()) {
            return digits;
        }
        if (analysis.word(token).equals("'") && analysis.word(token + 1).length() == 2 && analysis.glued(token + 1)) {
            return twoDigits(analysis, token + 1);
        }
        boolean lastWord = token + 1 >= analysis.size()
                || analysis.token(token + 1).sign() && (!analysis.glued(token + 1) || !analysis.glued(token + 2));
        if (lastWord && analysis.token(token).digits() && analysis.word(token).length() == 2) {
            return twoDigits(analysis, token);
        }
        return words(analysis, token);
    }

    private static List<Hit> twoDigits(Analysis analysis, int token) {
        if (!analysis.token(token).digits()) {
            return List.of();
        }
        return List.of(new Hit(token + 1, NumericDate.century(Integer.parseInt(analysis.word(token)))));
    }

    private static List<Hit> words(Analysis analysis, int token) {
        Number first = Numbers.at(analysis, token);
        if (first == null || !first.worded() || first.ordinal()) {
            return List.of();
        }
        if (first.small() >= 1000 && first.small() <= 2999) {
            return List.of(new Hit(first.end(), first.small()));
        }
        Number second = Numbers.at(analysis, first.end());
        if (first.small() < 10 || first.small() > 29 || second == null || !second.worded() || second.ordinal()) {
            return List.of();
        }
        int end = second.end();
        int rest = second.small();
        if (rest == 0) {
            Number third = Numbers.at(analysis, end);
            if (third == null || third.small() > 9) {
                return List.of();
            }
            rest = third.small();
            end = third.end();
        } else if (rest < 10 || rest > 99) {
            return List.of();
        }
        return List.of(new Hit(end, first.small() * 100 + rest));
    }
}
