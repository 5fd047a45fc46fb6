package dev.intentsite.language.internal.route;

import dev.intentsite.language.Reading;
import dev.intentsite.language.internal.recognize.Headcounts;
import dev.intentsite.language.internal.text.Analysis;
import dev.intentsite.language.internal.text.Hit;
import dev.intentsite.language.internal.text.Language;
import dev.intentsite.language.internal.text.Table;
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
    private static final double VERB = 0.6;
    private static final double WEAK = 0.25;
    private static final double STEEP = 3;
    private static final double VALUE = 0.45;
    private static final double FIT = 0.25;
    private static final double NAME = 0.25;
    private static final int RIVALS = 5;
    private static final double LEADING = 0.5;
    /** How much unknown words count after the verb of one capability: they are what it is done with. */
    private static final double OF_LEADING = 0.4;

    private final List<Vocabulary> vocabularies;
    private final Map<String, int[]> holders = new HashMap<>();
    private final Language language;
    private final ValueEvidence values;
    private final Set<String> requests = new HashSet<>();
    /** The capability whose intent alone begins with the verb; -1 where several do. */
    private final Map<String, Integer> leads = new HashMap<>();

    public Router(Manifest manifest, Language language) {
        this.language = language;
        this.values = new ValueEvidence(manifest);
        language.entries("request-verb").forEach(entry -> requests.add(language.stem(entry.phrase())));
        Thesaurus thesaurus = new Thesaurus(language);
        Map<String, Integer> sentences = new HashMap<>();
        manifest.capabilities()
                .forEach(capability -> new HashSet<>(Vocabulary.sentences(capability.description()))
                        .forEach(sentence -> sentences.merge(sentence, 1, Integer::sum)));
        sentences.values().removeIf(count -> count < 2);
        Set<String> shared = sentences.keySet();
        this.vocabularies = manifest.capabilities().stream()
                .map(capability -> new Vocabulary(capability, shared, language, thesaurus))
                .toList();
        for (int i = 0; i < vocabularies.size() && vocabularies.size() > 1; i++) {
            leads.merge(vocabularies.get(i).verb(), i, (one, other) -> -1);
        }
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
     * @param evidence the same however many capabilities have the word, verbs of request counting less
     * @param content the part of the evidence that verbs of request and everyday words have no share in
     * @param unknown how much of the message no capability knows
     */
    public record Scores(double[] scores, double[] evidence, double[] content, double unknown, int words) {
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
        double[] content = new double[vocabularies.size()];
        double unknown = 0;
        boolean[] quiet = quiet(analysis);
        Set<String> said = new HashSet<>();
        Set<String> stems = new LinkedHashSet<>();
        Set<String> named = new HashSet<>();
        for (int i = 0; i < analysis.size() && stems.size() < 400; i++) {
            Token token = analysis.token(i);
            if (token.word() && token.text().length() > 1 && !skipped[i] && !language.has("stop", token.text())) {
                stems.add(analysis.stem(i));
                if (!quiet[i]) {
                    said.add(analysis.stem(i));
                }
                if (i > 0 && token.capital()) {
                    named.add(analysis.stem(i));
                }
            }
        }
        for (String stem : stems) {
            int[] who = holders.get(stem);
            if (who == null) {
                unknown += !said.contains(stem) ? 0 : named.contains(stem) ? NAME : 1;
                continue;
            }
            analysis.step();
            boolean request = requests.contains(stem);
            boolean weak = language.has("weak-word", stem);
            double rarity = rarity(who.length) * (weak ? 0.5 : 1);
            for (int i : who) {
                double weight = vocabularies.get(i).weight(stem);
                scores[i] += rarity * weight;
                evidence[i] += request ? VERB * weight : weak ? WEAK * weight : weight;
                content[i] += request || weak ? 0 : weight;
            }
        }
        int leading = leading(stems, said);
        if (leading >= 0) {
            content[leading] += LEADING;
            evidence[leading] += LEADING;
            unknown *= OF_LEADING;
        }
        for (int i = 0; i < scores.length; i++) {
            content[i] += vocabularies.get(i).named(stems) ? 1 : 0;
            scores[i] = scores[i] > 0
                    ? Math.max(0.01, scores[i] + vocabularies.get(i).lead(stems))
                    : 0;
        }
        return new Scores(scores, evidence, content, unknown, stems.size());
    }

    /** The capability that alone begins with the verb that the message begins with ("Add …", "Rate …"); -1 without one. */
    private int leading(Set<String> stems, Set<String> said) {
        for (String stem : stems) {
            if (said.contains(stem)) {
                return leads.getOrDefault(stem, -1);
            }
        }
        return -1;
    }

    /** The tokens that are about the talk and not about what is wanted: "no wait", "thanks", and people who are counted. */
    private static boolean[] quiet(Analysis analysis) {
        boolean[] quiet = new boolean[analysis.size()];
        for (List<Reading> people : Headcounts.people().found(analysis)) {
            Arrays.fill(
                    quiet,
                    analysis.tokenAt(people.get(0).source().start()),
                    analysis.tokenAt(people.get(0).source().end() - 1) + 1,
                    true);
        }
        for (String table : List.of("polite", "correction", "yes", "no", "no-preference")) {
            Table phrases = analysis.language().table(table);
            for (int i = 0; i < quiet.length; i++) {
                Hit hit = phrases.longest(analysis, i);
                if (hit != null) {
                    Arrays.fill(quiet, i, hit.end(), true);
                }
            }
        }
        return quiet;
    }

    /** The scores with what the message's values say added. */
    Scores withValues(Analysis analysis, Scores words) {
        ValueEvidence.Values given = values.of(analysis);
        double[] scores = words.scores().clone();
        double[] evidence = words.evidence().clone();
        double[] content = words.content().clone();
        for (int i = 0; i < scores.length; i++) {
            scores[i] += VALUE * given.scores()[i];
            boolean several = given.kinds()[i] > 1;
            evidence[i] += several || evidence[i] > 0 ? FIT * given.kinds()[i] : 0;
            content[i] += several ? 1 : 0;
        }
        return new Scores(scores, evidence, content, words.unknown(), words.words());
    }

    /** One for a word that only one capability has, less the more have it. */
    private double rarity(int count) {
        return rarity(vocabularies.size(), count);
    }

    static double rarity(double all, int count) {
        return all == 1 ? 1 : 0.35 + 0.65 * Math.log(all / count) / Math.log(all);
    }

    /** The words that the site writes for people. */
    public static Set<String> words(Manifest manifest) {
        Set<String> words = new HashSet<>();
        manifest.capabilities().forEach(capability -> words.addAll(Vocabulary.words(capability)));
        return words;
    }

    /** Whether the stem is among the words of the capability. */
    public boolean knows(int capability, String stem) {
        return vocabularies.get(capability).weight(stem) > 0;
    }

    private static double share(double score, double most) {
        return score > 0 ? Math.exp(STEEP * (score - most)) : 0;
    }

    /** Confidences of the capabilities, {@code scope} being the chance that the message is for the site at all. */
    public static double[] confidences(double[] scores, double scope) {
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        double most = sorted.length == 0 ? 0 : sorted[sorted.length - 1];
        // The many that share a word or two on a large site are no rivals of the best.
        double sum = 0;
        for (int i = Math.max(0, sorted.length - RIVALS); i < sorted.length; i++) {
            sum += share(sorted[i], most);
        }
        double[] shares = new double[scores.length];
        for (int i = 0; i < scores.length; i++) {
            shares[i] = share(scores[i], most);
        }
        for (int i = 0; i < shares.length && sum > 0; i++) {
            shares[i] = scope * shares[i] / sum;
        }
        return shares;
    }
}
