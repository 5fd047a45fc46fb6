package dev.intentsite.site.internal.dialogue;

import dev.intentsite.site.internal.model.ParameterModel;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whether a parameter's description says what its label does not. Thread-safe. */
final class News {
    private static final int ENOUGH = 3;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** There are as many as the site has parameters and languages. */
    private final Map<Told, Boolean> held = new ConcurrentHashMap<>();

    private record Told(String label, String description, Locale locale) {}

    boolean isIn(ParameterModel parameter, Locale locale) {
        return held.computeIfAbsent(new Told(parameter.label(), parameter.description(), locale), News::hasNews);
    }

    private static boolean hasNews(Told told) {
        Set<String> known = words(told.label, told.locale);
        long news = words(told.description, told.locale).stream()
                .filter(word -> !known.contains(word))
                .count();
        return news >= ENOUGH;
    }

    private static Set<String> words(String text, Locale locale) {
        return BETWEEN_WORDS
                .splitAsStream(text.toLowerCase(locale))
                .filter(word -> word.length() > 3 || (!word.isEmpty() && Character.isDigit(word.charAt(0))))
                .collect(Collectors.toSet());
    }
}
