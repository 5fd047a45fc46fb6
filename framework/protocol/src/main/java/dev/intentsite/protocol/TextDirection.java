package dev.intentsite.protocol;

/** The characters of Unicode by which words show in another order than they are kept in. */
public final class TextDirection {
    private TextDirection() {}

    /** Whether it turns the direction of all that follows: an embedding, an override, an isolate, or the end of one. */
    public static boolean isTurnedBy(int codePoint) {
        return (codePoint >= 0x202A && codePoint <= 0x202E) || (codePoint >= 0x2066 && codePoint <= 0x2069);
    }
}
