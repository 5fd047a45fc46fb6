package dev.intentsite.language.internal.read;

import dev.intentsite.language.Mention;
import dev.intentsite.language.Reading;
import dev.intentsite.language.Recognizer;
import dev.intentsite.language.internal.recognize.Lasting;
import dev.intentsite.language.internal.recognize.MessageRecognizer;
import dev.intentsite.language.internal.recognize.Names;
import dev.intentsite.language.internal.recognize.People;
import dev.intentsite.language.internal.recognize.Ranges;
import dev.intentsite.language.internal.recognize.Ratings;
import dev.intentsite.language.internal.recognize.Readings;
import dev.intentsite.language.internal.recognize.Regions;
import dev.intentsite.language.internal.text.Analysis;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads the values that a message gives for a capability: every recognizer says what it finds, what fits best is taken
 * first, no characters are used twice, and what is left over answers what was asked.
 */
final class Reader {
    private static final double ENOUGH = 0.5;
    private static final Comparator<Candidate> BEST = Comparator.comparingDouble(Candidate::score)
            .reversed()
            .thenComparingInt(Candidate::from)
            .thenComparingInt(Candidate::parameter);

    private final Analysis analysis;
    private final CapabilityWords capability;
    private final Situation situation;
    private final Earlier earlier;

    Reader(Analysis analysis, CapabilityWords capability, Situation situation) {
        this.analysis = analysis;
        this.capability = capability;
        this.situation = situation;
        this.earlier = Earlier.of(analysis, capability, situation);
    }

    /**
     * What was read.
     *
     * @param unclear parameters among which a bare value is unclear
     */
    record Read(List<Mention> mentions, List<String> unclear) {}

    Read read() {
        List<Candidate> candidates = candidates();
        candidates.removeIf(earlier::holds);
        Doubts doubts = Doubts.of(analysis, capability, situation, candidates);
        candidates = doubts.without(candidates);
        List<Candidate> taken = take(candidates, new ArrayList<>());
        taken = take(Remarks.of(analysis, capability, situation, covered(taken)), taken);
        taken = answers(taken);
        return new Read(
                earlier.with(Resolution.mentions(analysis, capability, situation, taken, spare(candidates, taken))),
                doubts.parameters());
    }

    private List<Candidate> candidates() {
        Scoring scoring = new Scoring(analysis, capability, situation);
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < capability.parameters().size(); i++) {
            ParameterWords parameter = capability.parameters().get(i);
            int index = i;
            if (parameter.type().equals("boolean")) {
                candidates.addAll(Flags.find(analysis, capability, situation, i));
                continue;
            }
            List<List<Reading>> values = found(analysis, parameter.recognizer());
            if (parameter.type().equals("person_name")) {
                values = Stream.concat(values.stream(), People.after(analysis, parameter.cues()).stream())
                        .toList();
            }
            if (capability.countsAll(parameter)) {
                values = Sums.of(analysis, values);
            }
            if (parameter.type().equals("location") && capability.partsPlaces()) {
                values = Regions.parted(analysis, values);
            }
            for (List<Reading> readings : values) {
                candidates.add(candidate(scoring, i, readings));
            }
            if (parameter.type().equals("date") && parameter.role() != Role.NONE && capability.spans("date")) {
                Ranges.Spans spans = Ranges.in(analysis);
                for (List<Reading> readings : parameter.role() == Role.FROM ? spans.first() : spans.last()) {
                    candidates.add(candidate(i, readings, 1.3));
                }
            }
            if (parameter.role() == Role.TO && capability.spans(parameter.type()) && !capability.countsDays()) {
                List<List<Reading>> ends = switch (parameter.type()) {
                    case "date" -> Lasting.dates(analysis);
                    case "time" -> Lasting.times(analysis);
                    default -> List.of();
                };
                ends.forEach(readings -> candidates.add(candidate(index, readings, Readings.sure(readings))));
            }
            if (parameter.number() && capability.scaled()) {
                Ratings.Rated rated = Ratings.in(analysis);
                for (List<Reading> readings : parameter.scale() ? rated.highest() : rated.given()) {
                    candidates.add(candidate(i, readings, Readings.sure(readings)));
                }
            }
            if (parameter.hints().isPresent() && !parameter.type().equals("text")) {
                for (List<Reading> readings : found(analysis, parameter.hints().get())) {
                    candidates.add(candidate(scoring, i, readings));
                }
            }
        }
        if (capability.kind() >= 0) {
            candidates.addAll(Kinds.find(analysis, capability, situation));
        }
        candidates.sort(BEST);
        return candidates;
    }

    private Candidate candidate(Scoring scoring, int parameter, List<Reading> readings) {
        int from = analysis.tokenAt(readings.get(0).source().start());
        int to = analysis.tokenAt(readings.get(0).source().end() - 1) + 1;
        return new Candidate(parameter, readings, from, to, scoring.score(parameter, readings, from, to));
    }

    private Candidate candidate(int parameter, List<Reading> readings, double score) {
        int from = analysis.tokenAt(readings.get(0).source().start());
        int to = analysis.tokenAt(readings.get(0).source().end() - 1) + 1;
        return new Candidate(parameter, readings, from, to, score);
    }

    static List<List<Reading>> found(Analysis analysis, Recognizer recognizer) {
        return recognizer instanceof MessageRecognizer built
                ? built.found(analysis)
                : analysis.once(recognizer, () -> recognizer.find(analysis.utterance()));
    }

    private List<Candidate> take(List<Candidate> candidates, List<Candidate> taken) {
        List<Candidate> chosen = new ArrayList<>(taken);
        Coverage covered = new Coverage(analysis, taken);
        boolean[] filled = new boolean[capability.parameters().size()];
        taken.forEach(candidate -> filled[candidate.parameter()] = true);
        for (Candidate candidate : candidates) {
            if (candidate.score() < ENOUGH) {
                break;
            }
            boolean full = filled[candidate.parameter()]
                    && !capability
                            .parameters()
                            .get(candidate.parameter())
                            .declared()
                            .multiple();
            if (!full && (covered.free(candidate) || shares(candidate, chosen))) {
                chosen.add(candidate);
                covered.add(candidate);
                filled[candidate.parameter()] = true;
            }
        }
        return chosen;
    }

    /** "in an hour" is a day and a time of day at once. */
    private boolean shares(Candidate candidate, List<Candidate> chosen) {
        Set<String> types = Set.of("date", "time");
        return types.contains(type(candidate))
                && chosen.stream()
                        .filter(other -> other.to() > candidate.from() && other.from() < candidate.to())
                        .allMatch(other -> other.from() == candidate.from()
                                && other.to() == candidate.to()
                                && types.contains(type(other))
                                && !type(other).equals(type(candidate)));
    }

    private String type(Candidate candidate) {
        return capability.parameters().get(candidate.parameter()).type();
    }

    /** Other good values for parameters that have one already: corrections, alternatives, negations. */
    private List<Candidate> spare(List<Candidate> candidates, List<Candidate> taken) {
        List<Candidate> spare = new ArrayList<>();
        Coverage covered = new Coverage(analysis, taken);
        for (Candidate candidate : candidates) {
            boolean likely = candidate.score() >= ENOUGH
                    || capability.parameters().get(candidate.parameter()).number()
                            && Resolution.beside(analysis, candidate);
            if (likely && covered.free(candidate)) {
                spare.add(candidate);
                covered.add(candidate);
            }
        }
        return spare;
    }

    /** Names and free words that were asked for and that nothing has read yet. */
    private List<Candidate> answers(List<Candidate> taken) {
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < capability.parameters().size(); i++) {
            ParameterWords parameter = capability.parameters().get(i);
            int index = i;
            boolean words = parameter.named() && !parameter.declared().schema().has("pattern")
                    || parameter.type().equals("text");
            if (words
                    && !earlier.points(i)
                    && situation.asked(parameter.name())
                    && taken.stream().noneMatch(one -> one.parameter() == index)) {
                open.add(i);
            }
        }
        if (open.isEmpty() || !Refusals.says(analysis) || Refusals.declines(analysis) || Questions.asks(analysis)) {
            return taken;
        }
        boolean[] covered = covered(taken);
        boolean[] changes = Changes.tokens(analysis);
        for (int i = 0; i < covered.length; i++) {
            covered[i] |= changes[i] || earlier.tokens()[i];
        }
        List<Candidate> more = new ArrayList<>();
        for (Leftover.Run run : Leftover.runs(analysis, covered, capability)) {
            for (int index : open) {
                ParameterWords parameter = capability.parameters().get(index);
                String type = parameter.type();
                boolean name = !type.equals("person_name") || nameable(run) && !stray(run, parameter, taken);
                if (name && (type.equals("text") || analysis.language().read() || capitals(run))) {
                    more.add(answer(index, run));
                }
            }
        }
        if (more.isEmpty()
                && open.size() == 1
                && capability.parameters().get(open.get(0)).type().equals("text")
                && taken.isEmpty()) {
            more.add(answer(open.get(0), new Leftover.Run(0, analysis.size())));
        }
        more.sort(BEST);
        return take(more, taken);
    }

    private Candidate answer(int index, Leftover.Run run) {
        ParameterWords parameter = capability.parameters().get(index);
        double score = 0.62;
        boolean place = analysis.is("place-only-cue", run.from() - 1);
        if (parameter.type().equals("location")) {
            score += place ? 0.1 : 0;
            Role role = Surroundings.role(analysis, run.from());
            score += role == Role.NONE || parameter.role() == Role.NONE ? 0 : role == parameter.role() ? 0.1 : -0.3;
        } else {
            score += place ? -0.08 : 0.02;
        }
        if (parameter.type().equals("text")) {
            return new Candidate(
                    index,
                    Leftover.plain(analysis, new Leftover.Run(0, analysis.size()), score),
                    0,
                    analysis.size(),
                    score);
        }
        return new Candidate(index, Leftover.reading(analysis, run, score), run.from(), run.to(), score);
    }

    /** Of a language that is not read only capitals tell what is a name. */
    private boolean capitals(Leftover.Run run) {
        for (int i = run.from(); i < run.to(); i++) {
            if (analysis.token(i).word() && !analysis.token(i).capital()) {
                return false;
            }
        }
        return true;
    }

    /** One small word beside the answer to another question, or words of the calendar: "next Saturday, lateish" names nobody. */
    private boolean stray(Leftover.Run run, ParameterWords parameter, List<Candidate> taken) {
        if (situation.askedFirst(parameter.name())) {
            return false;
        }
        for (int i = run.from(); i < run.to(); i++) {
            if (!analysis.token(i).capital() && (analysis.is("month", i) || analysis.is("weekday", i))) {
                return true;
            }
        }
        return run.to() - run.from() == 1 && !analysis.token(run.from()).capital() && !taken.isEmpty();
    }

    /** Whether the words can be somebody's name; a number is nobody's. */
    private boolean nameable(Leftover.Run run) {
        if (Names.number(analysis, run.from(), run.to()) || People.told(analysis)) {
            return false;
        }
        for (int i = run.from(); i < run.to(); i++) {
            boolean other = analysis.is("not-a-name", i)
                    || i == run.from() && analysis.is("request-verb", i)
                    || analysis.is("possessive", i)
                    || analysis.is("unit.date", i)
                    || analysis.token(i).digits();
            if (other && !(i > run.from() && analysis.token(i).capital())) {
                return false;
            }
        }
        return true;
    }

    private boolean[] covered(List<Candidate> taken) {
        boolean[] covered = Busy.tokens(analysis).clone();
        for (Candidate candidate : taken) {
            for (int i = candidate.from(); i < candidate.to(); i++) {
                covered[i] = true;
            }
        }
        return covered;
    }
}
