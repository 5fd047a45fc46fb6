package dev.intentsite.language.internal.route;

import dev.intentsite.language.internal.text.Analysis;
import dev.intentsite.language.internal.text.Language;
import dev.intentsite.language.internal.text.Token;
import dev.intentsite.protocol.Manifest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Says which capability a message is about, by the words that the message shares with the manifest. A word counts the more
 * the fewer capabilities have it. Immutable, thread-safe.
 */
public final class Router {
    private final List<Vocabulary> vocabularies;
    private final Map<String, int[]> holders = new HashMap<>();
    private final Language language;
    private final Set<String> requests = new HashSet<>();

    public Router(Manifest manifest, Language language) {
        this.language = language;
        language.entries("request-verb").forEach(entry -> requests.add(language.stem(entry.phrase())));
        Thesaurus thesaurus = new Thesaurus(language);
        this.vocabularies = manifest.capabilities().stream()
                .map(capability -> new Vocabulary(capability, language, thesaurus))
                .toList();
        Map<String, List<Integer>> lists = new HashMap<>();
        for (int i = 0; i < vocabularies.size(); i++) {
            for (String stem : vocabularies.get(i).stems()) {
                lists.computeIfAbsent(stem, key -> new ArrayList<>()).add(i);
            }
        }
        lists.forEach(
                (stem, list) -> holders.put(stem, list.stream().mapToInt(i -> i).toArray()));
    }

    /**
     * How well each capability fits, by its place in the manifest.
     *
     * @param scores what the shared words say for each
     * @param evidence the same from words that say what it is about, verbs of request left out
     * @param unknown how much of the message no capability knows
     */
    public record Scores(double[] scores, double[] evidence, double unknown, int words) {
        /** The place of the best, or -1. */
        public int best() {
            int best = -1;
            for (int i = 0; i < scores.length; i++) {
                if (scores[i] > 0 && (best < 0 || scores[i] > scores[best])) {
                    best = i;
                }
            }
            return best;
        }
    }

    /** Scores the tokens that {@code counts} lets through. */
    public Scores scores(Analysis analysis, boolean[] skipped) {
        double[] scores = new double[vocabularies.size()];
        double[] evidence = new double[vocabularies.size()];
        double unknown = 0;
        Set<String> stems = new LinkedHashSet<>();
        Set<String> named = new HashSet<>();
        for (int i = 0; i < analysis.size() && stems.size() < 400; i++) {
            Token token = analysis.token(i);
            if (token.word() && token.text().length() > 1 && !skipped[i] && !language.has("stop", token.text())) {
                stems.add(analysis.stem(i));
                if (i > 0 && token.capital()) {
                    named.add(analysis.stem(i));
                }
            }
        }
        for (String stem : stems) {
            int[] who = holders.get(stem);
            if (who == null) {
                unknown += named.contains(stem) ? 0.25 : 1;
                continue;
            }
            analysis.step();
            double rarity = rarity(who.length) * (language.has("weak-word", stem) ? 0.5 : 1);
            for (int i : who) {
                double weight = vocabularies.get(i).weight(stem);
                scores[i] += rarity * weight;
                evidence[i] += requests.contains(stem) ? 0 : weight;
            }
        }
        for (int i = 0; i < scores.length; i++) {
            scores[i] *= vocabularies.get(i).leads(stems) ? 1 : 0.7;
        }
        return new Scores(scores, evidence, unknown, stems.size());
    }

    /** One for a word that only one capability has, less the more have it. */
    private double rarity(int count) {
        double all = vocabularies.size();
        return all == 1 ? 1 : 0.35 + 0.65 * Math.log(all / count) / Math.log(all);
    }

    /** Whether the stem is among the words of the capability. */
    public boolean knows(int capability, String stem) {
        return vocabularies.get(capability).weight(stem) > 0;
    }

    /** Confidences that add up to one with "none of them", which {@code threshold} stands for. */
    public static double[] confidences(double[] scores, double threshold) {
        double[] shares = Arrays.stream(scores)
                .map(score -> Math.exp(3 * (score - threshold)))
                .toArray();
        double sum = 1 + Arrays.stream(shares).sum();
        for (int i = 0; i < shares.length; i++) {
            shares[i] = Double.isFinite(sum) ? shares[i] / sum : scores[i] >= max(scores) ? 1 : 0;
        }
        return shares;
    }

    private static double max(double[] scores) {
        return Arrays.stream(scores).max().orElse(0);
    }
}
