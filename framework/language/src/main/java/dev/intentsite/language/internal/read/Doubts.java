package dev.intentsite.language.internal.read;

import dev.intentsite.language.internal.recognize.Names;
import dev.intentsite.language.internal.text.Analysis;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Bare numbers that could be for several parameters: "change it to 8" is eight people or eight o'clock. No reading of such a
 * number is kept; the parameters are named, so that the site asks.
 */
final class Doubts {
    private static final double POSSIBLE = 0.1;
    private static final double SETTLED = 0.8;

    private final Set<Integer> tokens;
    private final List<String> parameters;

    /** By the token of a bare number that takes back another, the one parameter that it can be for. */
    private final Map<Integer, Integer> settled;

    private Doubts(Set<Integer> tokens, List<String> parameters, Map<Integer, Integer> settled) {
        this.tokens = tokens;
        this.parameters = parameters;
        this.settled = settled;
    }

    static Doubts of(Analysis analysis, CapabilityWords capability, Situation situation, List<Candidate> candidates) {
        boolean numbers = capability.parameters().stream().anyMatch(ParameterWords::number);
        Map<Integer, Integer> settled = settled(analysis, capability, situation, candidates);
        if (!numbers || capability.count("time") == 0 || situation.asksFor(capability)) {
            return new Doubts(Set.of(), List.of(), settled);
        }
        Candidate[] times = new Candidate[analysis.size()];
        for (Candidate candidate : candidates) {
            if (type(capability, candidate).equals("time") && candidate.score() >= POSSIBLE) {
                times[candidate.from()] = candidate;
            }
        }
        Set<Integer> tokens = new LinkedHashSet<>();
        Set<String> parameters = new LinkedHashSet<>();
        for (Candidate number : candidates) {
            ParameterWords parameter = capability.parameters().get(number.parameter());
            Candidate time = times[number.from()];
            boolean either = parameter.number()
                    && !settled.containsKey(number.from())
                    && time != null
                    && time.to() == number.to()
                    && !clear(number)
                    && directed(analysis, number);
            if (either && !parameter.within(number.readings().get(0).value().asDouble())) {
                // "Change it to 830" is no number of people.
                settled.put(number.from(), time.parameter());
            } else if (either && time.score() < Scoring.CLEAR) {
                tokens.add(number.from());
                parameters.add(parameter.name());
                parameters.add(capability.parameters().get(time.parameter()).name());
            }
        }
        return new Doubts(tokens, List.copyOf(parameters), settled);
    }

    /** Without the readings of such numbers. */
    List<Candidate> without(List<Candidate> candidates) {
        if (tokens.isEmpty() && settled.isEmpty()) {
            return candidates;
        }
        List<Candidate> clear = new ArrayList<>();
        for (Candidate candidate : candidates) {
            Integer only = settled.get(candidate.from());
            if (only != null) {
                if (only == candidate.parameter()) {
                    clear.add(0, candidate.scored(SETTLED));
                }
            } else if (!tokens.contains(candidate.from()) || candidate.score() >= Scoring.CLEAR) {
                clear.add(candidate);
            }
        }
        return clear;
    }

    List<String> parameters() {
        return parameters;
    }

    /** "Actually five" takes back what is held: where one held value can be five, that, even if something else was asked for. */
    private static Map<Integer, Integer> settled(
            Analysis analysis, CapabilityWords capability, Situation situation, List<Candidate> candidates) {
        Map<Integer, Set<Integer>> held = new LinkedHashMap<>();
        for (Candidate one : candidates) {
            ParameterWords parameter = capability.parameters().get(one.parameter());
            if (situation.collected(parameter.name())
                    && (parameter.number() || parameter.type().equals("time"))
                    && bare(analysis, one)) {
                held.computeIfAbsent(one.from(), key -> new LinkedHashSet<>()).add(one.parameter());
            }
        }
        Map<Integer, Integer> settled = new LinkedHashMap<>();
        held.forEach((token, parameters) -> {
            if (parameters.size() == 1) {
                settled.put(token, parameters.iterator().next());
            }
        });
        return settled;
    }

    /** A number with nothing beside it but words that take something back, or "it to". */
    private static boolean bare(Analysis analysis, Candidate one) {
        boolean ends = one.to() >= analysis.size()
                || analysis.token(one.to()).sign() && !analysis.glued(one.to() + 1)
                || analysis.is("polite", one.to());
        return ends
                && Names.number(analysis, one.from(), one.to())
                && (analysis.after("take-back", one.from())
                        || analysis.is("change-to", one.from() - 1) && analysis.is("in-hand", one.from() - 2)
                        || analysis.word(one.from() - 1).equals(",") && analysis.after("take-back", one.from() - 1));
    }

    private static boolean clear(Candidate number) {
        return number.score() >= Scoring.CLEAR;
    }

    /** Something is to become that number: after "to", or after words of correction. */
    private static boolean directed(Analysis analysis, Candidate number) {
        return analysis.is("change-to", number.from() - 1) || analysis.after("correction", number.from());
    }

    private static String type(CapabilityWords capability, Candidate candidate) {
        return capability.parameters().get(candidate.parameter()).type();
    }
}
