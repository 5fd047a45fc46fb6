package dev.intentsite.language.internal.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.intentsite.language.Mention;
import dev.intentsite.language.Reading;
import dev.intentsite.language.internal.text.Analysis;
import dev.intentsite.language.internal.text.Hit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Words that point back at what was said: "same as before", "the same day". They stand for what is held of the parameter that they name
 * or that was asked for, "the same" also for the one other value of its kind. Where nothing is held they are no value, and nothing else
 * is read from them.
 */
final class Earlier {
    private static final double HELD = 0.9;
    private static final double LIKE_ANOTHER = 0.8;

    private final boolean[] tokens;
    private final Set<Integer> parameters = new HashSet<>();
    private final List<Mention> mentions = new ArrayList<>();

    private Earlier(int size) {
        this.tokens = new boolean[size];
    }

    static Earlier of(Analysis analysis, CapabilityWords capability, Situation situation) {
        Earlier earlier = new Earlier(analysis.size());
        int at = 0;
        while (at < analysis.size()) {
            Hit before = analysis.language().table("as-before").longest(analysis, at);
            Hit same = before == null ? analysis.language().table("the-same").longest(analysis, at) : null;
            if (before != null) {
                earlier.point(analysis, capability, situation, at, before.end(), asked(capability, situation), false);
                at = before.end();
            } else if (same != null) {
                at = earlier.same(analysis, capability, situation, at, same.end());
            } else {
                at++;
            }
        }
        return earlier;
    }

    /** "The same" alone, or with what is the same: "the same time", "same name as before". */
    private int same(Analysis analysis, CapabilityWords capability, Situation situation, int from, int to) {
        if (ends(analysis, to)) {
            point(analysis, capability, situation, from, to, asked(capability, situation), true);
            return to;
        }
        List<Integer> named = named(analysis, capability, to);
        if (named.isEmpty()) {
            return to;
        }
        if (named.size() > 1) {
            named.removeIf(
                    index -> !situation.asked(capability.parameters().get(index).name()));
        }
        Hit before = analysis.language().table("as-before").longest(analysis, to + 1);
        int end = before == null ? to + 1 : before.end();
        point(analysis, capability, situation, from, end, named, true);
        return end;
    }

    private static boolean ends(Analysis analysis, int at) {
        return at >= analysis.size()
                || analysis.token(at).sign()
                || analysis.is("polite", at)
                || analysis.is("courtesy", at);
    }

    private static List<Integer> asked(CapabilityWords capability, Situation situation) {
        List<Integer> asked = new ArrayList<>();
        for (int i = 0; i < capability.parameters().size(); i++) {
            if (situation.asked(capability.parameters().get(i).name())) {
                asked.add(i);
            }
        }
        return asked;
    }

    /** The parameters that the word names, or whose kind it is. */
    private static List<Integer> named(Analysis analysis, CapabilityWords capability, int at) {
        Hit kind = analysis.language().table("same-kind").longest(analysis, at);
        List<Integer> named = new ArrayList<>();
        for (int i = 0; i < capability.parameters().size(); i++) {
            ParameterWords parameter = capability.parameters().get(i);
            if (parameter.names().contains(analysis.stem(at))
                    || kind != null && kind.value().equals(parameter.type())) {
                named.add(i);
            }
        }
        return named;
    }

    private void point(
            Analysis analysis,
            CapabilityWords capability,
            Situation situation,
            int from,
            int to,
            List<Integer> meant,
            boolean same) {
        for (int i = from; i < to; i++) {
            tokens[i] = true;
        }
        for (int index : meant) {
            ParameterWords parameter = capability.parameters().get(index);
            // Free words are added to those that were said: what is held stays.
            boolean added =
                    parameter.type().equals("text") || parameter.declared().multiple();
            JsonNode held = added ? null : situation.context().collected().get(parameter.name());
            JsonNode value = held == null && same ? other(capability, situation, parameter) : held;
            if (parameters.add(index) && value != null) {
                Reading reading = new Reading(value, analysis.span(from, to), held == null ? LIKE_ANOTHER : HELD);
                mentions.add(new Mention(parameter.name(), List.of(reading), false, false));
            }
        }
    }

    /** The one value that is held of another parameter of the same kind. */
    private static @Nullable JsonNode other(CapabilityWords capability, Situation situation, ParameterWords parameter) {
        Map<String, JsonNode> held = situation.context().collected();
        JsonNode found = null;
        for (ParameterWords one : capability.parameters()) {
            JsonNode value = held.get(one.name());
            if (value != null && one.span() && one.type().equals(parameter.type())) {
                if (found != null) {
                    return null;
                }
                found = value;
            }
        }
        return found;
    }

    /** The tokens of such words: nothing else is read from them. */
    boolean[] tokens() {
        return tokens;
    }

    /** Whether one of the candidate's tokens is among them. */
    boolean holds(Candidate candidate) {
        for (int i = candidate.from(); i < candidate.to(); i++) {
            if (tokens[i]) {
                return true;
            }
        }
        return false;
    }

    /** Whether the parameter was pointed at. */
    boolean points(int parameter) {
        return parameters.contains(parameter);
    }

    /** What is held of the parameters that were pointed at, save those that have a value in {@code given}. */
    List<Mention> with(List<Mention> given) {
        List<Mention> all = new ArrayList<>(given);
        for (Mention mention : mentions) {
            if (given.stream().noneMatch(one -> one.parameter().equals(mention.parameter()))) {
                all.add(mention);
            }
        }
        return all;
    }
}
