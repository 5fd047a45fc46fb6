package dev.intentsite.language.internal.recognize;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.intentsite.language.Reading;
import dev.intentsite.language.internal.text.Analysis;
import dev.intentsite.language.internal.text.Language;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Finds declared values by themselves, their synonyms and their inflections, the longest first. */
public final class Choices implements MessageRecognizer {
    private static final double EXACT = 0.95;
    private static final double INFLECTED = 0.85;
    /** "check my balance" hardly means the account that is called "checking". */
    private static final double REQUEST = 0.3;

    private final Map<String, String> phrases;
    private final Map<Language, Map<String, List<Entry>>> byLanguage = new ConcurrentHashMap<>();

    /** @param phrases words for a value, with the value */
    private Choices(Map<String, String> phrases) {
        this.phrases = phrases;
    }

    public static Choices of(List<String> values, Map<String, List<String>> synonyms) {
        Map<String, String> phrases = new java.util.LinkedHashMap<>();
        for (String value : values) {
            phrases.put(value, value);
            phrases.putIfAbsent(spoken(value), value);
        }
        synonyms.forEach((value, words) -> words.forEach(word -> phrases.putIfAbsent(word, value)));
        return new Choices(phrases);
    }

    /** VERY_EXPENSIVE and veryExpensive are said "very expensive". */
    private static String spoken(String value) {
        return value.replaceAll("([a-z0-9])([A-Z])", "$1 $2")
                .replace('_', ' ')
                .replace('-', ' ')
                .toLowerCase(Locale.ROOT);
    }

    @Override
    public List<List<Reading>> find(Analysis analysis) {
        Map<String, List<Entry>> index = byLanguage.computeIfAbsent(analysis.language(), this::index);
        List<List<Reading>> found = new ArrayList<>();
        int at = 0;
        while (at < analysis.size()) {
            Entry best = null;
            int end = at;
            for (Entry entry : index.getOrDefault(key(analysis, at), List.of())) {
                int fits = entry.end(analysis, at);
                if (fits > end) {
                    best = entry;
                    end = fits;
                }
            }
            if (best == null) {
                at++;
            } else {
                boolean exact = best.exact(analysis, at);
                found.add(List.of(new Reading(
                        TextNode.valueOf(best.value),
                        analysis.span(at, end),
                        exact ? EXACT : end == at + 1 && analysis.is("request-verb", at) ? REQUEST : INFLECTED)));
                at = end;
            }
        }
        return found;
    }

    private static String key(Analysis analysis, int at) {
        return analysis.stem(at);
    }

    private Map<String, List<Entry>> index(Language language) {
        Map<String, List<Entry>> index = new HashMap<>();
        phrases.forEach((phrase, value) -> {
            List<String> words = Words.of(phrase);
            if (!words.isEmpty()) {
                List<String> stems = words.stream().map(language::stem).toList();
                index.computeIfAbsent(stems.get(0), key -> new ArrayList<>()).add(new Entry(words, stems, value));
            }
        });
        index.values().forEach(list -> list.sort(Comparator.comparingInt(entry -> -entry.stems.size())));
        return index;
    }

    private record Entry(List<String> words, List<String> stems, String value) {
        /** The end of the phrase at the token, hyphens and spaces being one; the token itself when it is not there. */
        int end(Analysis analysis, int from) {
            int at = from;
            for (String stem : stems) {
                if (at > from && analysis.word(at).equals("-")) {
                    at++;
                }
                analysis.step();
                if (at >= analysis.size() || !analysis.stem(at).equals(stem)) {
                    return from;
                }
                at++;
            }
            return at;
        }

        boolean exact(Analysis analysis, int from) {
            return analysis.word(from).equals(words.get(0));
        }
    }
}
