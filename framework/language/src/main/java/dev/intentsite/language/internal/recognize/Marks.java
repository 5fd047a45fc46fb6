package dev.intentsite.language.internal.recognize;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.intentsite.language.Reading;
import dev.intentsite.language.Span;
import dev.intentsite.language.internal.text.Analysis;
import dev.intentsite.language.internal.text.Token;
import dev.intentsite.protocol.value.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Recognizers of what is known by its form: e-mail and web addresses, references, quoted names. */
public final class Marks {
    private static final Pattern MAIL =
            Pattern.compile("[A-Za-z0-9][\\w%+-]*(\\.[\\w%+-]+)*@([A-Za-z0-9]([A-Za-z0-9-]{0,62})\\.)+[A-Za-z]{2,24}");
    private static final Pattern DOMAIN = Pattern.compile("([A-Za-z0-9-]{1,63}\\.)+[A-Za-z]{2,24}([/?#:].*)?");

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9]+(-[A-Za-z0-9]+)*");

    private Marks() {}

    public static MessageRecognizer email() {
        return analysis -> pieces(analysis, '@', piece -> MAIL.matcher(piece).matches(), piece -> piece);
    }

    public static MessageRecognizer url() {
        return analysis -> pieces(
                analysis,
                '.',
                piece -> address(analysis, piece),
                piece -> piece.contains("://") ? piece : "https://" + piece);
    }

    private static boolean address(Analysis analysis, String piece) {
        String small = piece.toLowerCase(Locale.ROOT);
        if (small.startsWith("http://") || small.startsWith("https://")) {
            return DOMAIN.matcher(small.substring(small.indexOf("://") + 3)).matches();
        }
        if (small.contains("@") || !DOMAIN.matcher(small).matches()) {
            return false;
        }
        String host = small.split("[/?#:]", 2)[0];
        return small.startsWith("www.")
                || analysis.language().entries("top-level").stream()
                        .anyMatch(entry -> host.endsWith("." + entry.phrase()));
    }

    /** Pieces between blanks, without the signs around them. */
    private static List<List<Reading>> pieces(
            Analysis analysis, char needed, Predicate<String> form, java.util.function.UnaryOperator<String> value) {
        String text = analysis.text();
        List<List<Reading>> found = new ArrayList<>();
        int sign = -1;
        int at = 0;
        while (at < text.length()) {
            int start = at;
            while (start < text.length() && blank(text.charAt(start))) {
                start++;
            }
            int end = start;
            while (end < text.length() && !blank(text.charAt(end))) {
                end++;
            }
            at = end;
            while (start < end && "<([{\"'".indexOf(text.charAt(start)) >= 0) {
                start++;
            }
            while (end > start && ">)]}\"'.,;:!?".indexOf(text.charAt(end - 1)) >= 0) {
                end--;
            }
            if (sign < start) {
                sign = text.indexOf(needed, start);
            }
            if (sign < 0) {
                break;
            }
            if (sign >= end) {
                continue;
            }
            int colon = text.startsWith("mailto:", start) ? Math.min(start + 7, end) : start;
            String piece = text.substring(colon, end);
            if (piece.length() <= 320 && sign > colon && form.test(piece)) {
                found.add(
                        List.of(new Reading(TextNode.valueOf(value.apply(piece)), new Span(colon, end, piece), 0.97)));
            }
        }
        return found;
    }

    private static boolean blank(char character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    /** Codes of letters, digits and hyphens with a digit; surer the more they look like one. */
    public static MessageRecognizer reference() {
        return analysis -> codes(analysis, Reference.FORM, Fits.WORDS);
    }

    /** Codes, also in two parts ("HN 5521"), and long numbers that words such as "number is" lead to. */
    public static MessageRecognizer code() {
        return analysis -> analysis.once("codes in parts", () -> {
            List<List<Reading>> found = new ArrayList<>();
            for (List<Reading> readings : codes(analysis, CODE, Fits.WORDS)) {
                Reading code = readings.get(0);
                int at = analysis.tokenAt(code.source().start());
                if (at > 0 && parted(analysis, at)) {
                    Span span =
                            analysis.span(at - 1, analysis.tokenAt(code.source().end() - 1) + 1);
                    found.add(List.of(new Reading(TextNode.valueOf(span.text()), span, 0.85)));
                } else {
                    found.add(readings);
                }
            }
            return List.copyOf(found);
        });
    }

    /** Two to four capital letters before a number: "HN 5521". */
    private static boolean parted(Analysis analysis, int at) {
        Token before = analysis.token(at - 1);
        return analysis.token(at).digits()
                && !analysis.glued(at)
                && before.word()
                && before.text().length() >= 2
                && before.text().length() <= 4
                && analysis.text()
                        .substring(before.start(), before.end())
                        .chars()
                        .allMatch(Character::isUpperCase)
                && Names.tells(analysis);
    }

    /** Codes of a form that a schema declares; read in any case of letters. */
    public static MessageRecognizer pattern(Pattern form) {
        Pattern any = Pattern.compile(form.pattern(), Pattern.CASE_INSENSITIVE);
        Fits fits = any.matcher("aa").find() ? Fits.WORDS : any.matcher("7pm").find() ? Fits.TIMES : Fits.CODES;
        return analysis -> codes(analysis, any, fits);
    }

    /** What else than a code a form lets pass: nothing, a time or a number ("7pm", "2026"), or any word. */
    private enum Fits {
        CODES,
        TIMES,
        WORDS
    }

    private static List<List<Reading>> codes(Analysis analysis, Pattern form, Fits fits) {
        List<List<Reading>> found = new ArrayList<>();
        int at = 0;
        while (at < analysis.size()) {
            int end = joined(analysis, at);
            double sure = sure(analysis, at, end, fits);
            if (sure > 0) {
                Span span = analysis.span(at, end);
                if (span.text().length() <= 64 && form.matcher(span.text()).matches()) {
                    String large = span.text().toUpperCase(Locale.ROOT);
                    String value = form.matcher(large).matches() ? large : span.text();
                    found.add(List.of(new Reading(TextNode.valueOf(value), span, sure)));
                }
            }
            at = end;
        }
        return found;
    }

    /** Tokens that hang together by hyphens or by nothing. */
    private static int joined(Analysis analysis, int from) {
        int at = from + 1;
        while (analysis.glued(at)) {
            boolean plain =
                    !analysis.token(at).sign() && !analysis.token(at - 1).sign();
            boolean hyphen = analysis.word(at).equals("-")
                    && analysis.glued(at + 1)
                    && !analysis.token(at + 1).sign();
            boolean afterHyphen =
                    analysis.word(at - 1).equals("-") && !analysis.token(at).sign();
            if (!plain && !hyphen && !afterHyphen) {
                break;
            }
            at++;
        }
        return at;
    }

    private static double sure(Analysis analysis, int from, int to, Fits fits) {
        if (fits == Fits.CODES) {
            return 0.97;
        }
        boolean letters = false;
        boolean digits = false;
        for (int i = from; i < to; i++) {
            letters |= analysis.token(i).word();
            digits |= analysis.token(i).digits();
        }
        if (!digits) {
            return 0;
        }
        boolean cue = analysis.after("reference-cue", from);
        if (letters) {
            boolean ordinal = to - from == 2 && analysis.token(from).digits();
            return ordinal ? (cue ? 0.6 : 0.1) : cue || fits == Fits.TIMES ? 0.97 : 0.85;
        }
        return cue ? 0.9 : to - from == 1 && analysis.word(from).length() >= 5 ? 0.4 : 0.15;
    }
}
