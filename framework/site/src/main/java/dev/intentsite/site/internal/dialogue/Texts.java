package dev.intentsite.site.internal.dialogue;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The site's own texts, by language; English where there is no other. Thread-safe. */
public final class Texts {
    private static final String BUNDLE = "dev.intentsite.site.messages";
    private static final ResourceBundle.Control NO_MACHINE_LANGUAGE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private Texts() {}

    /** The text of {@code key} with its places filled. */
    public static String of(Locale locale, String key, Object... values) {
        String pattern =
                ResourceBundle.getBundle(BUNDLE, locale, NO_MACHINE_LANGUAGE).getString(key);
        return new MessageFormat(pattern, locale).format(values);
    }

    /** "a", "a and b", "a, b and c". */
    static String enumeration(Locale locale, List<String> parts) {
        if (parts.isEmpty()) {
            return "";
        }
        String joined = parts.get(0);
        for (int i = 1; i < parts.size(); i++) {
            joined = of(locale, i == parts.size() - 1 ? "list.and" : "list.comma", joined, parts.get(i));
        }
        return joined;
    }
}
