package dev.intentsite.language.internal.route;

import dev.intentsite.language.internal.text.Analysis;
import dev.intentsite.language.internal.text.Folder;
import dev.intentsite.language.internal.text.Language;
import dev.intentsite.protocol.Manifest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * Says which capability a message is about, by the words that the message shares with the manifest. A word counts the more
 * the fewer capabilities have it. Immutable, thread-safe.
 */
public final class Router {
    private static final double WEAK = 0.25;
    private static final double STEEP = 3;
    private static final double VALUE = 0.35;
    private static final double FIT = 0.3;
    /** What a word costs that no capability knows: a name, a kind of thing that is wanted, another right word, any other. */
    private static final double NAME = 0.25;

    private static final double KIND = 1.2;
    private static final double COMMON = 0.4;
    private static final double OTHER = 0.6;
    /** How much unknown words count after the verb of one capability: they are what it is done with. */
    private static final double OF_LEADING = 0.5;

    private static final double EVERYDAY = 0.8;
    private static final double REQUEST = 0.8;
    private static final double FORM = 0.9;
    private static final double HEAD = 0.2;
    private static final double LEADING = 0.2;
    private static final double FINDING = 0.25;
    private static final double COMMONEST = 0.4;
    private static final double RARE = 0.9;
    private static final int RIVALS = 5;

    private final List<Vocabulary> vocabularies;
    private final Map<String, Holders> holders = new HashMap<>();
    private final Map<String, Holders> heads = new HashMap<>();
    private final Language language;
    private final ValueEvidence values;
    private final Map<String, BitSet> forms = new HashMap<>();
    private final Set<String> requests = new HashSet<>();

    /** Learns the words of the manifest. */
    public Router(Manifest manifest, Words words, Language language) {
        this(manifest, words, language, vocabularies(manifest, language));
    }

    private Router(Manifest manifest, Words words, Language language, List<Vocabulary> vocabularies) {
        this.language = language;
        this.values = new ValueEvidence(manifest);
        this.vocabularies = vocabularies;
        language.entries("request-verb").forEach(entry -> requests.add(language.stem(entry.phrase())));
        Map<String, List<Integer>> known = new HashMap<>();
        Map<String, List<Integer>> first = new HashMap<>();
        for (int i = 0; i < vocabularies.size(); i++) {
            Vocabulary vocabulary = vocabularies.get(i);
            for (String stem : vocabulary.stems()) {
                known.computeIfAbsent(stem, key -> new ArrayList<>()).add(i);
            }
            for (String stem : vocabulary.heads()) {
                first.computeIfAbsent(stem, key -> new ArrayList<>()).add(i);
            }
            for (String form : words.byCapability().get(i)) {
                forms.computeIfAbsent(singular(form), key -> new BitSet()).set(i);
            }
        }
        for (Folder.Entry verb : language.entries("finding")) {
            BitSet who = forms.get(verb.phrase());
            for (int i = 0; i < vocabularies.size() && who != null; i++) {
                who.set(i, who.get(i) || vocabularies.get(i).finds());
            }
        }
        known.forEach((stem, list) -> holders.put(stem, holders(list, one -> one.weight(stem))));
        first.forEach((stem, list) -> heads.put(stem, holders(list, one -> one.head(stem))));
    }

    private static List<Vocabulary> vocabularies(Manifest manifest, Language language) {
        Thesaurus thesaurus = new Thesaurus(language);
        Map<String, Integer> sentences = new HashMap<>();
        manifest.capabilities()
                .forEach(capability -> new HashSet<>(Vocabulary.sentences(capability.description()))
                        .forEach(sentence -> sentences.merge(sentence, 1, Integer::sum)));
        sentences.values().removeIf(count -> count < 2);
        Set<String> shared = sentences.keySet();
        return manifest.capabilities().stream()
                .map(capability -> new Vocabulary(capability, shared, language, thesaurus))
                .toList();
    }

    /** The router of a manifest with some of this one's capabilities, which it knows by their places here. */
    public Router part(Manifest manifest, Words words, List<Integer> places) {
        return new Router(
                manifest,
                words,
                language,
                places.stream().map(vocabularies::get).toList());
    }

    /** Scores the words that are not {@code skipped}. */
    Scores scores(Analysis analysis, boolean[] skipped) {
        int count = vocabularies.size();
        double[] scores = new double[count];
        double[] evidence = new double[count];
        double[] content = new double[count];
        double unknown = 0;
        boolean common = false;
        Said said = Said.of(analysis, skipped);
        for (Said.Word word : said.words()) {
            Holders who = holders.get(word.stem());
            if (who == null) {
                boolean right = !word.talk() && said.common(word);
                common |= right;
                unknown += word.talk() ? 0 : word.name() ? NAME : !right ? OTHER : said.kind(word) ? KIND : COMMON;
                continue;
            }
            analysis.step();
            boolean request = requests.contains(word.stem());
            boolean weak = language.has("weak-word", word.stem());
            double rarity = who.rarity * (weak ? 0.5 : request ? REQUEST : 1);
            BitSet form = forms.get(singular(word.form()));
            for (int i : who.places) {
                double weight = vocabularies.get(i).weight(word.stem());
                scores[i] += rarity * weight * (form == null || form.get(i) ? 1 : FORM);
                evidence[i] += weak ? WEAK * weight : weight;
                content[i] += request || weak ? 0 : weight;
            }
        }
        boolean[] acts = new boolean[count];
        boolean commits = false;
        double most = 0;
        for (String stem : said.heads()) {
            Holders who = heads.get(stem);
            if (who == null) {
                continue;
            }
            boolean everyday = language.has("default-verb", stem);
            for (int i : who.places) {
                if (!acts(i, said, stem)) {
                    continue;
                }
                acts[i] = true;
                double weight = who.rarity * vocabularies.get(i).head(stem);
                scores[i] += HEAD * weight;
                commits |= !finds(i) && who.rarity > RARE;
                if (who.rarity > RARE && !(everyday && common)) {
                    content[i] += LEADING * weight;
                    evidence[i] += LEADING * weight;
                }
                double alone = (who.rarity - COMMONEST) / (1 - COMMONEST);
                most = Math.max(most, !everyday ? alone : common ? 0 : EVERYDAY * alone);
            }
        }
        unknown *= 1 - most * (1 - OF_LEADING);
        for (int i = 0; i < count; i++) {
            if (scores[i] > 0) {
                int place = i;
                double lead = vocabularies.get(i).lead(stem -> acts(place, said, stem));
                content[i] += vocabularies.get(i).named(stem -> acts(place, said, stem)) ? 1 : 0;
                acts[i] |= lead > 0;
                commits |= lead > 0 && !finds(i);
                scores[i] = Math.max(0.01, scores[i] + lead);
            }
        }
        return new Scores(scores, evidence, content, acts, commits, common, unknown);
    }

    /** Whether the message has the word as what is to be done with the capability: "the book" books nothing. */
    private boolean acts(int capability, Said said, String stem) {
        Said.Word word = said.word(stem);
        if (word == null || !said.verb(word) && vocabularies.get(capability).verb(word.form())) {
            return false;
        }
        // "playing" is not "play" where something else is "playing".
        BitSet form = forms.get(singular(word.form()));
        return form == null || form.get(capability);
    }

    private static String singular(String form) {
        return form.endsWith("s") ? form.substring(0, form.length() - 1) : form;
    }

    /** The capabilities that have a word, and one for a word that only one has, less the more have it. */
    private static final class Holders {
        private final int[] places;
        private final double rarity;

        private Holders(int[] places, double rarity) {
            this.places = places;
            this.rarity = rarity;
        }
    }

    private Holders holders(List<Integer> list, ToDoubleFunction<Vocabulary> weight) {
        double sum = 0;
        double most = 0;
        for (int i : list) {
            double one = weight.applyAsDouble(vocabularies.get(i));
            sum += one;
            most = Math.max(most, one);
        }
        return new Holders(list.stream().mapToInt(i -> i).toArray(), rarity(vocabularies.size(), sum / most));
    }

    /** The scores with what the message's values say added; who commits to nothing is looking for something. */
    Scores withValues(Analysis analysis, Scores words) {
        ValueEvidence.Values given = values.of(analysis);
        double[] scores = words.scores().clone();
        double[] evidence = words.evidence().clone();
        double[] content = words.content().clone();
        double most = Arrays.stream(given.kinds()).max().orElse(0);
        for (int i = 0; i < scores.length; i++) {
            scores[i] += VALUE * given.scores()[i];
            boolean several = given.kinds()[i] > 1;
            evidence[i] += several || evidence[i] > 0 ? FIT * given.kinds()[i] : 0;
            content[i] += several ? 1 : 0;
            boolean fits = most == 0 || given.kinds()[i] > 0;
            scores[i] += !words.commits() && scores[i] > 0 && finds(i) && fits ? FINDING : 0;
        }
        return new Scores(scores, evidence, content, words.acts(), words.commits(), words.common(), words.unknown());
    }

    static double rarity(double all, double count) {
        return all == 1 ? 1 : COMMONEST + (1 - COMMONEST) * Math.log(all / count) / Math.log(all);
    }

    /** Whether the message has a value of a kind that the capability takes. */
    boolean takes(Analysis analysis, int capability) {
        return values.of(analysis).kinds()[capability] > 0;
    }

    /** Whether the message has values that the one capability takes, and none of a kind that the other takes. */
    boolean takesAlone(Analysis analysis, int one, int other) {
        double[] kinds = values.of(analysis).kinds();
        return kinds[one] >= 1 && kinds[other] == 0;
    }

    /** The only capability that needs values which the message has, and of which this one takes none; -1 when there is none. */
    int alone(Analysis analysis, int capability) {
        double[] kinds = values.of(analysis).kinds();
        int only = -1;
        for (int i = 0; i < kinds.length; i++) {
            if (i != capability && kinds[i] > 0) {
                if (only >= 0 || kinds[capability] > 0 || kinds[i] < 1) {
                    return -1;
                }
                only = i;
            }
        }
        return only;
    }

    /**
     * Whether the message has nothing but a verb and values ("book for two tomorrow"), and the verb is of this capability
     * alone, which needs all the values.
     */
    boolean only(Analysis analysis, Scores scores, int capability) {
        if (!scores.acts()[capability] || scores.common() || scores.unknown() > 0) {
            return false;
        }
        double[] fits = values.of(analysis).kinds();
        for (int i = 0; i < fits.length; i++) {
            if (i != capability && (scores.acts()[i] || fits[i] > fits[capability])) {
                return false;
            }
        }
        return fits[capability] >= 1;
    }

    /** Whether a sentence about the capability begins with the word. */
    boolean begins(int capability, String stem) {
        return vocabularies.get(capability).head(stem) > 0;
    }

    /** What the values of a message say. */
    ValueEvidence values() {
        return values;
    }

    /** Whether the capability changes something that is there already: a sentence about it begins with a verb of that. */
    boolean alters(int capability) {
        return language.entries("altering").stream().anyMatch(verb -> begins(capability, language.stem(verb.phrase())));
    }

    /** Whether the capability looks for something, rather than does something with it. */
    boolean finds(int capability) {
        return vocabularies.get(capability).finds();
    }

    /** 0 to 1: how much of what the one capability is about the other is about, too. */
    double alike(int one, int other) {
        double shared = 0;
        double all = 0;
        for (String stem : vocabularies.get(one).core()) {
            Holders who = holders.get(stem);
            double rarity = who == null ? 0 : who.rarity;
            all += rarity;
            shared += vocabularies.get(other).core().contains(stem) ? rarity : 0;
        }
        return all == 0 ? 0 : shared / all;
    }

    /** The words that a site writes for people, those of each capability in their order. */
    public record Words(List<Set<String>> byCapability) {
        /** Those of a manifest. */
        public static Words of(Manifest manifest) {
            return new Words(
                    manifest.capabilities().stream().map(Vocabulary::words).toList());
        }

        /** Those of all. */
        public Set<String> all() {
            Set<String> all = new HashSet<>();
            byCapability.forEach(all::addAll);
            return all;
        }
    }

    /** Tells whether a stem is among the words of the capability. */
    public Predicate<String> knows(int capability) {
        return vocabularies.get(capability)::knows;
    }

    private static double share(double score, double most) {
        return score > 0 ? Math.exp(STEEP * (score - most)) : 0;
    }

    /** Confidences of the capabilities, {@code scope} being the chance that the message is for the site at all. */
    static double[] confidences(double[] scores, double scope) {
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
