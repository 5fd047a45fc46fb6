package dev.intentsite.site.internal.dialogue;

import dev.intentsite.protocol.TextDirection;
import java.util.Set;

/** Puts words that are not ours into CommonMark so that they mean nothing but themselves. */
public final class Markdown {
    private static final String ACTIVE = "\\`*_[]<>|~&";

    private static final Set<Integer> SEPARATORS =
            Set.of((int) Character.LINE_SEPARATOR, (int) Character.PARAGRAPH_SEPARATOR);

    private Markdown() {}

    /** {@code words} on one line, with nothing in it active. */
    public static String plain(String words) {
        StringBuilder escaped = new StringBuilder(words.length() + 8);
        words.strip().codePoints().forEach(c -> {
            if (Character.isISOControl(c) || SEPARATORS.contains(Character.getType(c)) || TextDirection.isTurnedBy(c)) {
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

    /** The words of one of the site's own paragraphs, without what marks them. */
    static String words(String paragraph) {
        StringBuilder words = new StringBuilder(paragraph.length());
        for (int i = 0; i < paragraph.length(); i++) {
            char c = paragraph.charAt(i);
            boolean escapes = c == '\\' && i + 1 < paragraph.length() && ACTIVE.indexOf(paragraph.charAt(i + 1)) >= 0;
            if (escapes) {
                i++;
                words.append(paragraph.charAt(i));
            } else if (c != '*') {
                words.append(c);
            }
        }
        return words.toString();
    }
}
