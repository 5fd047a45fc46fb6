package dev.intentsite.language.internal.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Cuts a text into tokens: letters, digits, single signs. Endings such as {@code 's} are words of their own. */
final class Tokenizer {
    private static final Set<String> ENDINGS = Set.of("s", "m", "d", "ll", "re", "ve");

    private Tokenizer() {}

    static List<Token> tokens(String text) {
        List<Token> tokens = new ArrayList<>(text.length() / 5 + 4);
        int at = 0;
        int last = -1;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            if (blank(point)) {
                at += Character.charCount(point);
                continue;
            }
            int end = end(text, at, point);
            Token.Kind kind = letter(point) ? Token.Kind.WORD : digit(point) ? Token.Kind.DIGITS : Token.Kind.SIGN;
            String word = text.substring(at, end);
            if (kind == Token.Kind.SIGN && apostrophe(point) && letterAt(text, end)) {
                int tail = end(text, end, text.codePointAt(end));
                if (ENDINGS.contains(text.substring(end, tail).toLowerCase(Locale.ROOT))) {
                    end = tail;
                    word = "'" + text.substring(at + 1, tail);
                    kind = Token.Kind.WORD;
                }
            }
            tokens.add(new Token(at, end, plain(word), kind, at == last, Character.isUpperCase(point)));
            last = end;
            at = end;
        }
        return tokens;
    }

    private static int end(String text, int at, int first) {
        int end = at + Character.charCount(first);
        if (!letter(first) && !digit(first)) {
            return end;
        }
        boolean letters = letter(first);
        while (end < text.length()) {
            int point = text.codePointAt(end);
            if (letters ? letter(point) || Character.getType(point) == Character.NON_SPACING_MARK : digit(point)) {
                end += Character.charCount(point);
            } else if (letters && apostrophe(point) && letterAt(text, end + 1) && !ending(text, end + 1)) {
                end++;
            } else {
                break;
            }
        }
        return end;
    }

    private static boolean ending(String text, int at) {
        int end = at;
        while (end < text.length() && end < at + 3 && letter(text.charAt(end))) {
            end++;
        }
        return ENDINGS.contains(text.substring(at, end).toLowerCase(Locale.ROOT));
    }

    private static boolean letterAt(String text, int at) {
        return at < text.length() && letter(text.codePointAt(at));
    }

    private static boolean letter(int point) {
        return Character.isLetter(point);
    }

    private static boolean digit(int point) {
        return point >= '0' && point <= '9';
    }

    private static boolean blank(int point) {
        return Character.isWhitespace(point) || Character.isSpaceChar(point) || Character.isISOControl(point);
    }

    static boolean apostrophe(int point) {
        return point == '\'' || point == '\u2019' || point == '`';
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT)
                .replace('\u2019', '\'')
                .replace('\u2013', '-')
                .replace('\u2014', '-');
    }
}
