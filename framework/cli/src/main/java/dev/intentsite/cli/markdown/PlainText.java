package dev.intentsite.cli.markdown;

/**
 * Text from elsewhere, made safe to print: whatever a terminal would obey rather than show is taken out. These are the control characters
 * (C0, DEL and C1, so every escape sequence loses its head), the characters that turn the direction of writing around, and invisible tags.
 */
public final class PlainText {
    private PlainText() {}

    /** Several lines: line feeds stay, tabs become spaces. */
    public static String lines(String text) {
        return clean(text, true);
    }

    /** One line: line breaks become spaces too. */
    public static String line(String text) {
        return clean(text, false);
    }

    private static String clean(String text, boolean keepLineFeeds) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            if (character == '\n' && keepLineFeeds) {
                clean.append('\n');
            } else if (isBlank(character)) {
                clean.append(' ');
            } else if (!isObeyed(character)) {
                clean.appendCodePoint(character);
            }
        });
        return clean.toString();
    }

    private static boolean isBlank(int character) {
        return character == '\n' || character == '\t' || character == 0x2028 || character == 0x2029;
    }

    /** Whether a terminal may do something else with it than show it. */
    public static boolean isObeyed(int character) {
        return Character.getType(character) == Character.CONTROL
                || Character.getType(character) == Character.SURROGATE
                || isDirection(character)
                || character == 0xFEFF
                || (character >= 0xE0000 && character <= 0xE007F);
    }

    private static boolean isDirection(int character) {
        return character == 0x061C
                || character == 0x200E
                || character == 0x200F
                || (character >= 0x202A && character <= 0x202E)
                || (character >= 0x2066 && character <= 0x2069);
    }
}
