package dev.intentsite.cli.markdown;

import java.util.regex.Pattern;
import org.jline.utils.WCWidth;

/** How words are set off: by ANSI sequences on a terminal that knows them, else not at all. Immutable. */
public enum Style {
    BOLD("1", "22"),
    DIM("2", "22"),
    ITALIC("3", "23"),
    UNDERLINED("4", "24"),
    RED("31", "39"),
    GREEN("32", "39"),
    YELLOW("33", "39"),
    CYAN("36", "39");

    private static final Pattern SEQUENCE = Pattern.compile("\u001b\\[[0-9;]*m");

    private final String on;
    private final String off;

    Style(String on, String off) {
        this.on = "\u001b[" + on + "m";
        this.off = "\u001b[" + off + "m";
    }

    /** {@code text} in this style, or as it is without {@code colour}. */
    public String of(String text, boolean colour) {
        return colour && !text.isEmpty() ? on + text + off : text;
    }

    /** How many columns {@code text} takes, its styles not counted. */
    public static int width(String text) {
        return SEQUENCE.matcher(text)
                .replaceAll("")
                .codePoints()
                .map(character -> Math.max(0, WCWidth.wcwidth(character)))
                .sum();
    }
}
