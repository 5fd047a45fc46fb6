package dev.intentsite.site.internal.dialogue;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

/** The site's own texts, by language; English where there is no other. Thread-safe. */
public final class Texts {
    private static final String BUNDLE = "dev.intentsite.site.messages";
    private static final ResourceBundle.Control NO_MACHINE_LANGUAGE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** By locale; a turn's locale has no more than a language that the site speaks and a region. */
    private static final Map<Locale, ResourceBundle> BUNDLES = new ConcurrentHashMap<>();

    private Texts() {}

    /** The text of {@code key} with its places filled. */
    public static String of(Locale locale, String key, Object... values) {
        String pattern = BUNDLES.computeIfAbsent(
                        locale, spoken -> ResourceBundle.getBundle(BUNDLE, spoken, NO_MACHINE_LANGUAGE))
                .getString(key);
        return new MessageFormat(pattern, locale).format(values);
    }

    /** "a", "a and b", "a, b and c". */
    static String enumeration(Locale locale, List<String> parts) {
        return joined(locale, parts, "list.and");
    }

    /** "a", "a or b", "a, b or c". */
    static String alternatives(Locale locale, List<String> parts) {
        return joined(locale, parts, "list.or");
    }

    private static String joined(Locale locale, List<String> parts, String last) {
        if (parts.isEmpty()) {
            return "";
        }
        String joined = parts.get(0);
        for (int i = 1; i < parts.size(); i++) {
            joined = of(locale, i == parts.size() - 1 ? last : "list.comma", joined, parts.get(i));
        }
        return joined;
    }
}
