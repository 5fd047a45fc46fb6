package dev.intentsite.language.internal.read;

import dev.intentsite.language.ValueTypes;
import dev.intentsite.language.internal.text.Language;
import dev.intentsite.language.internal.text.Token;
import dev.intentsite.language.internal.text.Tokens;
import dev.intentsite.protocol.Manifest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** A capability as the reader knows it. Immutable, thread-safe. */
public final class CapabilityWords {
    private final String id;
    private final List<ParameterWords> parameters;
    private final Map<String, Integer> counts = new HashMap<>();
    private final Predicate<String> vocabulary;
    private final boolean scaled;
    private final boolean partsPlaces;
    private final Set<String> things;
    private final int kind;
    private final boolean namesPlaces;

    /** @param vocabulary whether a stem is among the capability's words */
    public CapabilityWords(
            Manifest.Capability capability, ValueTypes types, Language language, Predicate<String> vocabulary) {
        this.id = capability.id();
        this.parameters = ParameterReading.of(capability, types, language);
        this.vocabulary = vocabulary;
        this.scaled = parameters.stream().anyMatch(ParameterWords::scale);
        this.partsPlaces = parameters.stream().anyMatch(one -> one.region() || one.country());
        this.namesPlaces = parameters.stream().anyMatch(ParameterWords::place);
        parameters.forEach(parameter -> counts.merge(parameter.type(), 1, Integer::sum));
        this.kind = kind(parameters);
        this.things = kind < 0 ? Set.of() : things(capability, parameters, language);
    }

    /** The one parameter that says in free words of which kind something is; -1 when there is none, or several. */
    private static int kind(List<ParameterWords> parameters) {
        int found = -1;
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).sort()) {
                if (found >= 0) {
                    return -1;
                }
                found = i;
            }
        }
        return found;
    }

    /** What the capability is about: the stems of its intent that are no verbs and no names of its parameters. */
    private static Set<String> things(
            Manifest.Capability capability, List<ParameterWords> parameters, Language language) {
        Set<String> things = new HashSet<>();
        for (Token token : Tokens.of(capability.intent())) {
            String stem = language.stem(token.text());
            if (token.word()
                    && !ParameterWords.stop(language, token.text())
                    && !language.has("request-verb", token.text().toLowerCase(language.locale()))
                    && parameters.stream().noneMatch(one -> one.names().contains(stem))) {
                things.add(stem);
                things.addAll(language.like(stem));
            }
        }
        return Set.copyOf(things);
    }

    /** The place of the parameter that says of which kind something is; -1 when there is not exactly one. */
    int kind() {
        return kind;
    }

    /** Whether the stem is what the capability is about: the movie of "Find movies by genre". */
    boolean about(String stem) {
        return things.contains(stem);
    }

    public String id() {
        return id;
    }

    List<ParameterWords> parameters() {
        return parameters;
    }

    /** Whether the parameter is the one number of people, and none counts people of one kind. */
    boolean countsAll(ParameterWords parameter) {
        return parameter.people()
                && parameter.number()
                && parameters.stream()
                        .filter(ParameterWords::number)
                        .noneMatch(one -> one.kind() || one != parameter && one.people());
    }

    /** The place of the parameter that takes remarks: free words that may be left out; -1 when there is none. */
    int remarks() {
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).type().equals("text")
                    && !parameters.get(i).declared().required()) {
                return i;
            }
        }
        return -1;
    }

    /** Whether a number of it is said beside the highest that there can be. */
    boolean scaled() {
        return scaled;
    }

    /** Whether it takes the beginning and the end of a span of that type, each in a parameter of its own. */
    boolean spans(String type) {
        return ends(type, Role.FROM) && ends(type, Role.TO);
    }

    /** Whether it takes a length of time by itself: a duration, or a number of days or the like. */
    boolean countsDays() {
        return parameters.stream().anyMatch(ParameterWords::lasts);
    }

    private boolean ends(String type, Role role) {
        return parameters.stream().anyMatch(one -> one.type().equals(type) && one.role() == role);
    }

    /** Whether it takes the parts of a place apart. */
    boolean partsPlaces() {
        return partsPlaces;
    }

    /** Whether it takes the name of a kind of place. */
    boolean namesPlaces() {
        return namesPlaces;
    }

    int count(String type) {
        return counts.getOrDefault(type, 0);
    }

    boolean knows(String stem) {
        return vocabulary.test(stem);
    }
}
