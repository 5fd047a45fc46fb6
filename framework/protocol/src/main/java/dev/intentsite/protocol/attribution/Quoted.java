package dev.intentsite.protocol.attribution;

/** A sender's words within a message: short, and without characters that could disturb a log. */
final class Quoted {
    private static final int LONGEST = 100;

    private Quoted() {}

    static String shortened(String text) {
        var kept = new StringBuilder();
        text.codePoints().limit(LONGEST).forEach(c -> kept.appendCodePoint(isPlain(c) ? c : '?'));
        return text.codePointCount(0, text.length()) > LONGEST ? kept + "…" : kept.toString();
    }

    private static boolean isPlain(int c) {
        return !Character.isISOControl(c)
                && Character.getType(c) != Character.FORMAT
                && Character.getType(c) != Character.SURROGATE
                && c != 0x2028
                && c != 0x2029;
    }
}
