package dev.intentsite.language.internal.recognize;

import com.fasterxml.jackson.databind.node.TextNode;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import dev.intentsite.language.Reading;
import dev.intentsite.language.Span;
import dev.intentsite.language.internal.text.Analysis;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Finds telephone numbers, and gives them in E.164: those with a country code, and those that are possible in the locale's
 * region. What is possible elsewhere only is given in its digits, and unsure, so that the country can be asked for.
 */
public final class Phones {
    private static final int LEAST = 6;
    private static final int MOST = 17;
    private static final int LONGEST = 40;
    private static final int LONGEST_NATIONAL = 13;
    /** Enough only where a telephone number was asked for. */
    private static final double WHEN_ASKED = 0.3;

    private Phones() {}

    public static MessageRecognizer phone() {
        return analysis -> analysis.once(Phones.class, () -> search(analysis));
    }

    private static List<List<Reading>> search(Analysis analysis) {
        String text = analysis.text();
        List<List<Reading>> found = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            if (!begins(text, at)) {
                at++;
                continue;
            }
            int end = end(text, at);
            Reading reading = end > at ? reading(analysis, at, end) : null;
            if (reading != null) {
                found.add(List.of(reading));
            }
            at = Math.max(end, at + 1);
        }
        return List.copyOf(found);
    }

    private static boolean begins(String text, int at) {
        char first = text.charAt(at);
        return digit(first)
                || (first == '+' || first == '(')
                        && at + 1 < text.length()
                        && (digit(text.charAt(at + 1)) || text.charAt(at + 1) == '+');
    }

    /** The end of digits with the usual signs between them. */
    private static int end(String text, int from) {
        int last = from;
        int gap = 0;
        for (int at = from; at < text.length() && at < from + LONGEST; at++) {
            char next = text.charAt(at);
            if (digit(next)) {
                last = at + 1;
                gap = 0;
            } else if (" -.()/\u00a0\u2011\u2013".indexOf(next) >= 0 && gap < 3) {
                gap++;
            } else if (next == '+' && (at == from || at == from + 1 && text.charAt(from) == '(')) {
                gap = 0;
            } else {
                break;
            }
        }
        return last;
    }

    private static @Nullable Reading reading(Analysis analysis, int from, int to) {
        String text = analysis.text();
        int start = from;
        if (text.charAt(from) == '(' && text.substring(from, to).indexOf(')') < 0) {
            start++;
        }
        String written = text.substring(start, to);
        long digits =
                written.chars().filter(character -> digit((char) character)).count();
        if (digits < LEAST || digits > MOST || touches(text, start, to) || otherKind(written)) {
            return null;
        }
        String plain = written.replaceAll("\\(0\\)", "").replaceAll("[^0-9+]", "");
        String number = plain.startsWith("00") ? "+" + plain.substring(2) : plain;
        Span span = new Span(start, to, written);
        String international = international(number, analysis.utterance().locale());
        if (international != null) {
            boolean sure = cue(analysis, start) || number.startsWith("+");
            return new Reading(TextNode.valueOf(international), span, sure ? 0.97 : 0.85);
        }
        if (number.startsWith("+") || digits > LONGEST_NATIONAL) {
            return null;
        }
        String signed = valid("+" + number);
        return new Reading(TextNode.valueOf(signed == null ? number : signed), span, WHEN_ASKED);
    }

    /** The number, when it begins with a country code and is valid in that country. */
    private static @Nullable String valid(String number) {
        PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
        try {
            PhoneNumber parsed = phones.parse(number, "ZZ");
            return phones.isValidNumber(parsed) ? phones.format(parsed, PhoneNumberFormat.E164) : null;
        } catch (NumberParseException none) {
            return null;
        }
    }

    private static boolean cue(Analysis analysis, int start) {
        int token = analysis.tokenAt(start);
        for (int i = Math.max(0, token - 6); i < token; i++) {
            if (analysis.is("phone-cue", i)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable String international(String number, Locale locale) {
        PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
        try {
            PhoneNumber parsed = phones.parse(number, locale.getCountry().isEmpty() ? "ZZ" : locale.getCountry());
            boolean possible = phones.isPossibleNumberWithReason(parsed) == ValidationResult.IS_POSSIBLE;
            // A zero at the beginning that the region does not dial is another country's.
            boolean foreign = !number.startsWith("+") && parsed.isItalianLeadingZero() && !phones.isValidNumber(parsed);
            return possible && !foreign ? phones.format(parsed, PhoneNumberFormat.E164) : null;
        } catch (NumberParseException none) {
            return null;
        }
    }

    /** Hangs on a word, an amount or a formula. */
    private static boolean touches(String text, int from, int to) {
        char before = from > 0 ? text.charAt(from - 1) : ' ';
        char after = to < text.length() ? text.charAt(to) : ' ';
        return Character.isLetterOrDigit(before)
                || "#$\u20ac\u00a3%*=/+-.".indexOf(before) >= 0 && before != ' '
                || Character.isLetter(after) && after != 'x' && after != 'e'
                || "%*=@".indexOf(after) >= 0;
    }

    /** Dates, times, social security numbers and amounts have digits too. */
    private static boolean otherKind(String written) {
        return written.matches("\\d{4}[-./]\\d{1,2}[-./]\\d{1,2}")
                || written.matches("\\d{1,2}[-./]\\d{1,2}[-./]\\d{2,4}")
                || written.matches("\\d{3}-\\d{2}-\\d{4}")
                || written.matches("\\d{1,3}( \\d{3}){2,}\\.\\d+")
                || written.matches("\\d+\\.\\d+")
                || written.replaceAll("[^0-9]", "").chars().distinct().count() == 1 && written.contains(" ")
                || written.split("[ \u00a0]").length > 6;
    }

    private static boolean digit(char character) {
        return character >= '0' && character <= '9';
    }
}
