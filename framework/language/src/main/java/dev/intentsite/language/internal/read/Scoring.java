package dev.intentsite.language.internal.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.intentsite.language.Reading;
import dev.intentsite.language.internal.recognize.Countries;
import dev.intentsite.language.internal.recognize.Headcounts;
import dev.intentsite.language.internal.recognize.Names;
import dev.intentsite.language.internal.recognize.Readings;
import dev.intentsite.language.internal.recognize.Regions;
import dev.intentsite.language.internal.text.Analysis;
import dev.intentsite.language.internal.text.Sentences;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** How well a value that was found fits a parameter. */
final class Scoring {
    /** From here on the words around a value tell what it is for. */
    static final double CLEAR = 0.6;

    private final Analysis analysis;
    private final CapabilityWords capability;
    private final Situation situation;
    private final boolean[] busy;

    Scoring(Analysis analysis, CapabilityWords capability, Situation situation) {
        this.analysis = analysis;
        this.capability = capability;
        this.situation = situation;
        this.busy = Busy.tokens(analysis);
    }

    double score(int index, List<Reading> readings, int from, int to) {
        ParameterWords parameter = capability.parameters().get(index);
        double sure = Readings.sure(readings);
        boolean asked = situation.asked(parameter.name());
        double score = switch (parameter.type()) {
            case "integer", "decimal" -> number(parameter, readings.get(0).value(), from, to, sure, asked);
            case "date", "time", "datetime" -> spanned(parameter, from, to, sure, asked);
            case "location", "string" -> name(parameter, from, to, sure, asked);
            case "person_name" -> person(parameter, from, to, sure, asked);
            case "enum" -> choice(parameter, readings.get(0).value().asText(), from, to, sure, asked);
            case "email", "phone", "url", "money", "duration" -> asked && sure > 0.25 ? Math.max(sure, 0.6) : sure;
            default -> sure;
        };
        return situation.collected(parameter.name()) && !asked ? score - 0.02 : score;
    }

    private double number(ParameterWords parameter, JsonNode value, int from, int to, double sure, boolean asked) {
        if (!parameter.within(value.asDouble()) && parameter.declared().schema().has("minimum") && !asked) {
            sure -= 0.05;
        }
        if (counted(to)) {
            return 0.1;
        }
        double cue = Surroundings.cue(analysis, parameter, from, to);
        if (!parameter.scale() && parameter.noun().equals(analysis.stem(to))) {
            cue = Math.max(cue, 0.85);
        }
        if (Headcounts.named(analysis, from)) {
            boolean mixed = analysis.language().table("person-kind").within(analysis, from, to);
            return parameter.people() && (!mixed || capability.countsAll(parameter)) ? sure : 0;
        }
        if (Busy.address(analysis, from)) {
            return 0;
        }
        if (busy[from] && (cue < 0.9 || asked)) {
            return asked && !strictlyBusy(from) ? 0.5 : 0.1;
        }
        if (parameter.people() && people(from, to)) {
            cue = Math.max(cue, 1);
        }
        boolean ordinal = ordinal(to);
        if (ordinal) {
            return asked ? 0.6 : 0.1;
        }
        if (cue > 0) {
            return sure * (0.6 + 0.35 * cue);
        }
        boolean other = elsewhere(parameter, to);
        if (asked) {
            return other ? 0.4 : sure * 0.85;
        }
        boolean only = capability.parameters().stream()
                                .filter(one -> one.number() && !one.scale())
                                .count()
                        == 1
                && !parameter.scale();
        return only
                        && !other
                        && !situation.collected(parameter.name())
                        && (!generic(from) || capability.scaled())
                        && counts(to)
                ? sure * 0.62
                : sure * 0.3;
    }

    /** "five years ago" is a time, not five of something. */
    private boolean counted(int to) {
        return analysis.is("unit.date", to) && analysis.is("ago", to + 1);
    }

    private boolean strictlyBusy(int from) {
        return analysis.after("currency-sign", from);
    }

    /** "for 2", "for two next Friday", "party of six", "4 people", "2 of us". */
    private boolean people(int from, int to) {
        boolean added = to > from + 1 && analysis.is("person-kind", to - 1);
        if (added
                || analysis.is("people-word", to)
                || analysis.is("seat-word", to)
                || analysis.after("party-of", from)) {
            return true;
        }
        boolean ends = to >= analysis.size() || analysis.token(to).sign() || analysis.is("boundary", to) || busy[to];
        return ends && analysis.word(from - 1).equals("for") && !analysis.is("unit.date", to);
    }

    private boolean ordinal(int to) {
        return analysis.is("ordinal.suffix", to - 1) && analysis.glued(to - 1) || analysis.is("number.ordinal", to - 1);
    }

    /** Whether the word after it counts something that is another parameter, or a unit. */
    private boolean elsewhere(ParameterWords parameter, int to) {
        if (to >= analysis.size()) {
            return false;
        }
        int at = analysis.word(to).equals("-") ? to + 1 : to;
        for (ParameterWords other : capability.parameters()) {
            if (other != parameter
                    && at < analysis.size()
                    && !other.type().equals("text")
                    && ParameterWords.holds(other.cues(), analysis.stem(at))) {
                return true;
            }
        }
        return analysis.is("unit.date", at)
                || analysis.is("unit.time", at)
                || analysis.is("percent", at)
                || analysis.is("ampm", at);
    }

    /** "one" is mostly no number. */
    private boolean generic(int from) {
        return analysis.word(from).equals("one") || analysis.word(from).equals("zero");
    }

    /** A number that counts: the end, a sign, or a word of the capability's after it. */
    private boolean counts(int to) {
        return to >= analysis.size()
                || analysis.token(to).sign() && !analysis.glued(to + 1)
                || analysis.is("boundary", to)
                || capability.knows(analysis.stem(to));
    }

    private double spanned(ParameterWords parameter, int from, int to, double sure, boolean asked) {
        double score = asked && sure > 0.1 ? Math.max(sure, 0.55 + sure / 10) : sure;
        if (capability.count(parameter.type()) > 1) {
            Role role = Surroundings.role(analysis, from);
            if (role != Role.NONE && parameter.role() != Role.NONE) {
                score += role == parameter.role() ? 0.3 : -0.35;
            } else {
                score += 0.15 * Surroundings.cue(analysis, parameter, from, to);
            }
            score += asked ? 0.1 : 0;
            score -= situation.collected(parameter.name()) && !asked ? 0.08 : 0;
        }
        return score;
    }

    private double name(ParameterWords parameter, int from, int to, double sure, boolean asked) {
        if (parameter.declared().schema().has("pattern") || parameter.code() || sure > 0.9) {
            return asked ? Math.max(sure, 0.6) : sure;
        }
        double cue = Surroundings.cue(analysis, parameter, from, to);
        double score = 0.35 + 0.3 * cue + (asked ? 0.3 : 0);
        String before = analysis.stem(from - 1);
        if (parameter.before().contains(before)) {
            score += 0.4;
        }
        if (parameter.maker() && analysis.is("maker-cue", from - 1)) {
            score += 0.45;
        }
        if (parameter.type().equals("location")) {
            boolean place = analysis.after("location-cue", from)
                    || capability.partsPlaces() && Regions.named(analysis, from, to);
            score += place ? 0.3 : -0.05;
            score += area(parameter, from, to, asked);
            if (capability.count("location") > 1) {
                Role role = Surroundings.role(analysis, from);
                score += role == Role.NONE || parameter.role() == Role.NONE ? 0 : role == parameter.role() ? 0.2 : -0.6;
                score += situation.collected(parameter.name()) ? -0.03 : 0;
            }
        } else {
            boolean place = analysis.is("place-only-cue", from - 1);
            boolean title = analysis.after("title-cue", from);
            boolean named = parameter.names().contains("name")
                    || parameter.declared().name().contains("name")
                    || parameter.declared().name().contains("title");
            score += place
                    ? -0.3
                    : title && named
                            ? 0.45
                            : named && introduced(parameter, from, to)
                                    ? 0.35
                                    : named && analysis.word(from - 1).equals("at")
                                            ? at(parameter)
                                            : named && object(parameter, from) ? 0.25 : 0;
            score -= parts(from, to) ? 0.1 : 0;
        }
        return Math.min(score, 0.95);
    }

    /** "the hotel Seaview", "the Seaview hotel": what has the name stands beside it. */
    private boolean introduced(ParameterWords parameter, int from, int to) {
        Set<String> kinds = parameter.names();
        return kinds.contains(analysis.stem(from - 1)) && analysis.is("the", from - 2)
                || kinds.contains(analysis.stem(to)) && analysis.is("the", from - 1);
    }

    /** "Watch Iron Harbour": what the capability is done with, when one name alone says what that is. */
    private boolean object(ParameterWords parameter, int from) {
        return parameter.declared().required()
                && from > 0
                && !analysis.is("finding", from - 1)
                && (analysis.is("request-verb", from - 1) || begins(from - 1))
                && capability.parameters().stream()
                        .noneMatch(one -> one != parameter
                                && one.type().equals("string")
                                && one.declared().required());
    }

    /** Whether the token is a word of the capability's with which the request begins: the "stream" of "can you stream …". */
    private boolean begins(int at) {
        return capability.knows(analysis.stem(at)) && (at == 0 || analysis.is("polite", at - 1));
    }

    /** "Yuzu in San Mateo" is two values where there is a parameter for the place. */
    private boolean parts(int from, int to) {
        if (capability.count("location") == 0) {
            return false;
        }
        for (int i = from + 1; i < to - 1; i++) {
            if (analysis.is("place-only-cue", i) && !analysis.token(i).capital()) {
                return true;
            }
        }
        return false;
    }

    /** What an "at" before a name says: people are at places, so it is the name of one where the capability takes such. */
    private double at(ParameterWords parameter) {
        return parameter.place() ? 0.35 : capability.namesPlaces() ? 0 : 0.2;
    }

    /** What it says that the words are the name of a country or a state, where a capability has parameters for such. */
    private double area(ParameterWords parameter, int from, int to, boolean asked) {
        if (capability.count("location") < 2 || !capability.partsPlaces()) {
            return parameter.country() && !asked ? -0.3 : 0;
        }
        boolean country = Countries.named(analysis, from, to) && has(ParameterWords::country);
        boolean region = !country && Regions.named(analysis, from, to) && has(ParameterWords::region);
        if (country || region) {
            return country && parameter.country() || region && parameter.region() ? 0.3 : -0.6;
        }
        return (parameter.country() || parameter.region()) && !asked ? -0.3 : 0;
    }

    private boolean has(Predicate<ParameterWords> kind) {
        return capability.parameters().stream().anyMatch(kind);
    }

    private double person(ParameterWords parameter, int from, int to, double sure, boolean asked) {
        double cue = Surroundings.cue(analysis, parameter, from, to);
        if (parameter.before().contains(analysis.stem(from - 1))) {
            return Math.max(sure, 0.9);
        }
        return asked ? Math.max(sure, 0.7) : Math.min(0.97, sure + 0.2 * cue);
    }

    /** Whether the words are a part of a longer name in capitals: the theatre of "Globe Theatre" is no kind of place. */
    private boolean named(int from, int to) {
        return Names.tells(analysis)
                && analysis.token(from).capital()
                && (capital(from - 1) && !Sentences.begins(analysis, from - 1) || capital(to));
    }

    private boolean capital(int at) {
        return at >= 0
                && at < analysis.size()
                && analysis.token(at).word()
                && analysis.token(at).capital();
    }

    private double choice(ParameterWords parameter, String value, int from, int to, double sure, boolean asked) {
        if (asked) {
            return sure;
        }
        boolean small = !Character.isUpperCase(value.charAt(0));
        if (small && named(from, to)) {
            return sure - 0.6;
        }
        boolean asking = situation.question(from);
        double score = asking && situation.inTask() ? sure - 0.6 : sure;
        return capability.count("enum") > 1
                ? score - 0.05 + 0.05 * Surroundings.cue(analysis, parameter, from, to)
                : score;
    }
}
