package dev.intentsite.language.internal.text;

/**
 * A word, a run of digits or one other character of a message.
 *
 * @param start index of the first UTF-16 unit in the message
 * @param end index after the last
 * @param text lower case, straight apostrophes
 * @param glued whether nothing stands between it and the token before
 * @param capital whether it begins with a capital letter
 */
public record Token(int start, int end, String text, Kind kind, boolean glued, boolean capital) {
    /** What a token is made of. */
    public enum Kind {
        WORD,
        DIGITS,
        SIGN
    }

    public boolean word() {
        return kind == Kind.WORD;
    }

    public boolean digits() {
        return kind == Kind.DIGITS;
    }

    public boolean sign() {
        return kind == Kind.SIGN;
    }
}
