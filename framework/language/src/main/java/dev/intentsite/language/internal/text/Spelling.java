package dev.intentsite.language.internal.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells which word a misspelt one means: one of the language's closed vocabulary (weekdays, months, "tomorrow") or of the
 * site's own. A right word is never changed, nor a short one, a number, or what may be a name. Immutable, thread-safe.
 */
public final class Spelling {
    /** From so many letters on a word may have one wrong; a shorter one at most two letters in each other's place. */
    private static final int ONE_WRONG = 6;

    private static final int TWO_WRONG = 8;
    private static final int SHORTEST = 5;
    private static final int LONGEST = 24;

    private final Language language;
    private final Set<String> known;
    private final Map<String, List<String>> byStem = new HashMap<>();
    private final Map<String, List<String>> near = new HashMap<>();

    private Spelling(Language language, Collection<String> words) {
        this.language = language;
        this.known = new HashSet<>(words);
        for (String word : known) {
            byStem.computeIfAbsent(language.stem(word), stem -> new ArrayList<>(1))
                    .add(word);
            if (word.length() >= SHORTEST && word.length() <= LONGEST) {
                for (String key : keys(word)) {
                    near.computeIfAbsent(key, list -> new ArrayList<>(1)).add(word);
                }
            }
        }
    }

    /** The language's closed vocabulary. */
    public static Spelling of(Language language) {
        return language.once("spelling", () -> new Spelling(language, language.closed()));
    }

    /** The language's closed vocabulary and the site's own {@code words}. */
    public static Spelling of(Language language, Collection<String> words) {
        Set<String> all = new HashSet<>(language.closed());
        all.addAll(words);
        return new Spelling(language, all);
    }

    /**
     * The word that is meant by one of small letters; null when it is right, or nothing is near enough, or several are.
     *
     * @param named whether it may be a name, so that only words that are written with a capital are meant
     */
    @Nullable
    String meant(String word, boolean named) {
        String whole = named || known.contains(word) ? null : language.whole(word);
        if (whole != null) {
            return whole;
        }
        if (word.length() < SHORTEST || word.length() > LONGEST || known.contains(word) || language.has("stop", word)) {
            return null;
        }
        String best = null;
        int least = Integer.MAX_VALUE;
        boolean tied = false;
        for (String key : keys(word)) {
            for (String other : near.getOrDefault(key, List.of())) {
                int distance = possible(word, other, named) ? distance(word, other) : Integer.MAX_VALUE;
                if (distance <= most(word, other) && distance <= least) {
                    tied = distance == least && (tied || !other.equals(best));
                    best = other;
                    least = distance;
                }
            }
        }
        return best == null || tied || right(word) ? null : best;
    }

    /** A word of the language, or one of the site's with another ending. */
    private boolean right(String word) {
        return language.right(word)
                || byStem.getOrDefault(language.stem(word), List.of()).stream()
                        .anyMatch(other -> word.startsWith(other) || other.startsWith(word));
    }

    /** The first letter is hardly ever wrong, and a word with more at its end is another word: "tablet" is no "table". */
    private boolean possible(String word, String other, boolean named) {
        boolean longer = word.startsWith(other) && word.charAt(word.length() - 1) != other.charAt(other.length() - 1);
        return word.charAt(0) == other.charAt(0) && !longer && (!named || language.capitalised(other));
    }

    private static int most(String word, String other) {
        int letters = Math.max(word.length(), other.length());
        return letters >= TWO_WRONG ? 2 : letters >= ONE_WRONG || swapped(word, other) ? 1 : 0;
    }

    private static boolean swapped(String word, String other) {
        if (word.length() != other.length()) {
            return false;
        }
        int letters = 0;
        for (int i = 0; i < word.length(); i++) {
            letters += word.charAt(i) == other.charAt(i) ? 0 : 1;
        }
        return letters == 2;
    }

    /** The word itself and the word without any one of its letters: words that are near share one. */
    private static List<String> keys(String word) {
        List<String> keys = new ArrayList<>(word.length() + 1);
        keys.add(word);
        for (int i = 0; i < word.length(); i++) {
            // Of letters that are the same, one is left out.
            if (i == 0 || word.charAt(i) != word.charAt(i - 1)) {
                keys.add(word.substring(0, i).concat(word.substring(i + 1)));
            }
        }
        return keys;
    }

    /** How many letters are missing, too many, wrong, or in the next one's place. */
    private static int distance(String one, String two) {
        int[][] steps = new int[one.length() + 1][two.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            steps[i][0] = i;
        }
        for (int j = 0; j <= two.length(); j++) {
            steps[0][j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            for (int j = 1; j <= two.length(); j++) {
                int wrong = one.charAt(i - 1) == two.charAt(j - 1) ? 0 : 1;
                int least = Math.min(steps[i - 1][j - 1] + wrong, Math.min(steps[i - 1][j], steps[i][j - 1]) + 1);
                boolean crossed = i > 1
                        && j > 1
                        && one.charAt(i - 1) == two.charAt(j - 2)
                        && one.charAt(i - 2) == two.charAt(j - 1);
                steps[i][j] = crossed ? Math.min(least, steps[i - 2][j - 2] + 1) : least;
            }
        }
        return steps[one.length()][two.length()];
    }
}
