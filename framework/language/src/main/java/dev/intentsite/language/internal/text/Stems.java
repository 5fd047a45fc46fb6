package dev.intentsite.language.internal.text;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.tartarus.snowball.ext.EnglishStemmer;

/** Words brought to their stems (Porter 2), with a table for those that no rule reaches. Thread-safe. */
final class Stems {
    private static final int REMEMBERED = 20_000;

    private final Map<String, String> known = new ConcurrentHashMap<>();
    private final Map<String, String> irregular;

    Stems(Map<String, String> irregular) {
        this.irregular = irregular;
    }

    String of(String word) {
        String stem = known.get(word);
        if (stem != null) {
            return stem;
        }
        stem = stem(irregular.getOrDefault(word, word));
        // People write endless words; the ones of a site come first and stay.
        if (known.size() < REMEMBERED) {
            known.put(word, stem);
        }
        return stem;
    }

    private static String stem(String word) {
        if (word.length() < 3 || word.length() > 40) {
            return word;
        }
        EnglishStemmer stemmer = new EnglishStemmer();
        stemmer.setCurrent(word);
        stemmer.stem();
        return stemmer.getCurrent();
    }
}
