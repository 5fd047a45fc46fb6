package dev.intentsite.site.internal.dialogue;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The site's own texts, by language; English where there is no other. Thread-safe. */
public final class Texts {
    private static final String BUNDLE = "dev.intentsite.site.messages";
    private static final ResourceBundle.Control NO_MACHINE_LANGUAGE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** By locale and key; a turn's locale has no more than a language that the site speaks and a region. */
    private static final Map<Locale, Map<String, MessageFormat>> FORMATS = new ConcurrentHashMap<>();

    private Texts() {}

    /** Whether there is a text of that key. */
    public static boolean has(Locale locale, String key) {
        return ofLocale(locale).containsKey(key);
    }

    /** The text of {@code key} with its places filled. */
    public static String of(Locale locale, String key, Object... values) {
        MessageFormat format = ofLocale(locale).get(key);
        if (format == null) {
            throw new MissingResourceException("there is no text \"" + key + "\"", BUNDLE, key);
        }
        // A format is for one thread at a time; a copy costs a tenth of reading the pattern again.
        return ((MessageFormat) format.clone()).format(values);
    }

    private static Map<String, MessageFormat> ofLocale(Locale locale) {
        Map<String, MessageFormat> formats = FORMATS.get(locale);
        return formats != null ? formats : FORMATS.computeIfAbsent(locale, Texts::formats);
    }

    private static Map<String, MessageFormat> formats(Locale locale) {
        ResourceBundle bundle = ResourceBundle.getBundle(BUNDLE, locale, NO_MACHINE_LANGUAGE);
        return bundle.keySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Function.identity(), key -> new MessageFormat(bundle.getString(key), locale)));
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
