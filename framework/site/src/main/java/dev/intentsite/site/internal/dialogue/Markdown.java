package dev.intentsite.site.internal.dialogue;

/** Puts words that are not ours into CommonMark so that they mean nothing but themselves. */
final class Markdown {
    private static final String ACTIVE = "\\`*_[]<>|~&";

    private Markdown() {}

    /** {@code words} on one line, with nothing in it active. */
    static String plain(String words) {
        StringBuilder escaped = new StringBuilder(words.length() + 8);
        words.strip().codePoints().forEach(c -> {
            if (Character.isISOControl(c) || Character.getType(c) == Character.LINE_SEPARATOR) {
                escaped.append(' ');
                return;
            }
            if (ACTIVE.indexOf(c) >= 0) {
                escaped.append('\\');
            }
            escaped.appendCodePoint(c);
        });
        return escaped.toString();
    }
}
