package dev.intentsite.language.internal.route;

import dev.intentsite.language.internal.text.Folder;
import dev.intentsite.language.internal.text.Language;
import dev.intentsite.language.internal.text.Marked;
import dev.intentsite.language.internal.text.Token;
import dev.intentsite.language.internal.text.Tokens;
import dev.intentsite.protocol.Manifest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The words of one capability, by stem, with how much each says for it: its intent most, its parameters least. */
final class Vocabulary {
    private static final double INTENT = 0.8;
    private static final double NAME = 1;
    private static final double EXAMPLE = 0.8;
    private static final double DESCRIPTION = 0.4;
    private static final double PARAMETER = 0.45;
    private static final double VALUE = 1;
    private static final double LEAD = 0.45;
    private static final double MISSED = 0.3;
    private static final double SYNONYM = 0.3;
    private static final double NEAR = 0.4;

    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s+");

    private final Map<String, Double> weights = new HashMap<>();
    private final Map<String, Double> heads = new HashMap<>();
    private final Set<String> core;
    private final Set<String> verbs = new HashSet<>();
    private String verb = "";
    private final Set<String> near = new HashSet<>();
    private String verbForm = "";
    private boolean needed;
    private boolean finds;

    /** @param shared sentences that several descriptions have, and that tell nothing apart */
    Vocabulary(Manifest.Capability capability, Set<String> shared, Language language, Thesaurus thesaurus) {
        add(capability.intent(), INTENT, language);
        lead(capability.intent(), language, thesaurus);
        add(capability.id().replace('_', ' '), NAME, language);
        core = Set.copyOf(weights.keySet());
        Map<String, Integer> seen = new HashMap<>();
        for (String example : capability.examples()) {
            for (String stem : stems(withoutNames(Marked.of(example).text()), language)) {
                seen.merge(stem, 1, Integer::sum);
            }
        }
        seen.forEach((stem, count) -> put(stem, EXAMPLE * (0.75 + 0.25 * count)));
        add(own(capability.description(), shared), DESCRIPTION, language);
        for (Manifest.Parameter parameter : capability.parameters()) {
            add(parameter.name().replace('_', ' '), PARAMETER, language);
            add(parameter.label(), PARAMETER, language);
            add(parameter.description(), PARAMETER, language);
            parameter.values().forEach(value -> add(value, VALUE, language));
            parameter.synonyms().values().forEach(words -> words.forEach(word -> add(word, VALUE, language)));
        }
        Heads.of(capability.intent(), language).forEach(head -> head(head, INTENT));
        for (String example : capability.examples()) {
            Heads.of(Marked.of(example).text(), language).forEach(head -> head(head, EXAMPLE));
        }
        new HashMap<>(heads)
                .forEach((head, weight) -> thesaurus.like(head).forEach(other -> head(other, weight * SYNONYM)));
        new HashMap<>(weights)
                .forEach((stem, weight) -> thesaurus.like(stem).forEach(other -> put(other, weight * SYNONYM)));
        if (finds) {
            for (Folder.Entry verb : language.entries("finding")) {
                String stem = language.stem(verb.phrase());
                if (language.has("stop", verb.phrase())) {
                    continue;
                }
                put(stem, EXAMPLE);
                weights.merge(stem, EXAMPLE, Math::min);
                heads.put(stem, EXAMPLE);
            }
        }
        Map<String, Double> own = new HashMap<>(weights);
        own.keySet().removeIf(stem -> language.has("weak-word", stem) || verbs.contains(stem));
        own.forEach((stem, weight) -> language.like(stem).forEach(other -> {
            if (language.has("stop", other) || language.has("weak-word", other) || language.has("yes", other)) {
                return;
            }
            put(other, weight * NEAR);
            if (!own.containsKey(other)) {
                near.add(other);
            }
        }));
    }

    private void add(String text, double weight, Language language) {
        stems(text, language).forEach(stem -> put(stem, weight));
    }

    private void head(String stem, double weight) {
        heads.merge(stem, weight, Math::max);
    }

    private void put(String stem, double weight) {
        weights.merge(stem, Math.min(weight, 1.2), Math::max);
    }

    private static String own(String description, Set<String> shared) {
        return String.join(
                " ",
                sentences(description).stream()
                        .filter(one -> !shared.contains(one))
                        .toList());
    }

    static List<String> sentences(String description) {
        return List.of(SENTENCE_END.split(description));
    }

    /** Names in an example say nothing of what the capability is about. */
    private static String withoutNames(String example) {
        List<String> words = new ArrayList<>();
        boolean first = true;
        for (Token token : Tokens.of(example)) {
            if (token.word() && (first || !token.capital())) {
                words.add(token.text());
            }
            first = false;
        }
        return String.join(" ", words);
    }

    static Set<String> stems(String text, Language language) {
        Set<String> stems = new HashSet<>();
        for (Token token : Tokens.of(text)) {
            if (token.word()
                    && !language.has("stop", token.text())
                    && token.text().length() > 1) {
                stems.add(language.stem(token.text()));
            }
        }
        return stems;
    }

    /** The words that the site writes for people, in small letters. */
    static Set<String> words(Manifest.Capability capability) {
        List<String> texts = new ArrayList<>(List.of(
                capability.intent(), capability.id().replace('_', ' '), withoutNames(capability.description())));
        capability
                .examples()
                .forEach(example -> texts.add(withoutNames(Marked.of(example).text())));
        for (Manifest.Parameter parameter : capability.parameters()) {
            texts.add(parameter.name().replace('_', ' '));
            texts.add(parameter.label());
            texts.add(withoutNames(parameter.description()));
            texts.addAll(parameter.values());
            parameter.synonyms().values().forEach(texts::addAll);
        }
        Set<String> words = new HashSet<>();
        texts.forEach(text -> Tokens.of(text.replace('_', ' ')).stream()
                .filter(Token::word)
                .forEach(token -> words.add(token.text())));
        return words;
    }

    /** The verb that the intent begins with ("Cancel a reservation"). */
    private void lead(String intent, Language language, Thesaurus thesaurus) {
        List<Token> words = Tokens.of(intent);
        finds = !words.isEmpty() && language.has("finding", words.get(0).text());
        if (words.isEmpty() || language.has("stop", words.get(0).text())) {
            return;
        }
        verbForm = words.get(0).text();
        verb = language.stem(verbForm);
        needed = !language.has("default-verb", words.get(0).text());
        verbs.add(verb);
        verbs.addAll(thesaurus.like(verb));
    }

    /** What the verb of the message says for the capability: more with the verb that its intent begins with, less without one that it needs. */
    double lead(Predicate<String> acts) {
        boolean said = false;
        for (String stem : verbs) {
            said |= acts.test(stem);
        }
        return said ? LEAD : needed ? -MISSED : 0;
    }

    /** Whether the message has the verb of the intent itself, and that is no everyday verb. */
    boolean named(Predicate<String> acts) {
        return needed && acts.test(verb);
    }

    /** Whether the intent begins with that form of a verb. */
    boolean verb(String form) {
        return form.equals(verbForm);
    }

    /** Whether the capability looks for something, rather than does something with it. */
    boolean finds() {
        return finds;
    }

    /** How much the head of a sentence says for the capability. */
    double head(String stem) {
        return heads.getOrDefault(stem, 0.0);
    }

    /** The words of its intent and its name. */
    Set<String> core() {
        return core;
    }

    Set<String> heads() {
        return heads.keySet();
    }

    Set<String> stems() {
        return weights.keySet();
    }

    /** Whether the word is one of the capability's own, or stands for one of its verbs. */
    boolean knows(String stem) {
        return weights.containsKey(stem) && !near.contains(stem);
    }

    double weight(String stem) {
        return weights.getOrDefault(stem, 0.0);
    }
}
