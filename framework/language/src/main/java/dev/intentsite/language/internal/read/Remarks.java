package dev.intentsite.language.internal.read;

import dev.intentsite.language.Reading;
import dev.intentsite.language.internal.text.Analysis;
import dev.intentsite.language.internal.text.Grammar;
import dev.intentsite.language.internal.text.Hit;
import dev.intentsite.language.internal.text.Match;
import dev.intentsite.language.internal.text.Sentence;
import dev.intentsite.language.internal.text.Sentences;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds what people tell beside the matter ("my mother is in a wheelchair", "it's her birthday") and what the description of
 * a free-text parameter names ("such as a high chair"): a parameter of free words that may be left out takes it.
 */
public final class Remarks {
    private static final double TOLD = 0.6;

    private final Analysis analysis;
    private final CapabilityWords capability;
    private final ParameterWords parameter;
    private final int index;
    private final boolean[] covered;
    private final boolean named;

    /** @param named whether a person's name was asked for, so that "I'm …" may give it */
    private Remarks(Analysis analysis, CapabilityWords capability, int index, boolean[] covered, boolean named) {
        this.analysis = analysis;
        this.capability = capability;
        this.parameter = capability.parameters().get(index);
        this.index = index;
        this.covered = covered;
        this.named = named;
    }

    /** Whether the message is nothing but a remark that the capability can keep. */
    public static boolean only(Analysis analysis, CapabilityWords capability) {
        int index = capability.remarks();
        if (index < 0 || analysis.size() == 0) {
            return false;
        }
        Remarks remarks = new Remarks(analysis, capability, index, new boolean[analysis.size()], false);
        return Sentences.of(analysis).stream()
                .allMatch(sentence -> !Questions.asks(analysis, sentence.start())
                        && remarks.told(remarks.begin(sentence.start(), sentence.end()), sentence.end()) != null);
    }

    /** The remarks, beside what was {@code taken}. */
    static List<Candidate> of(Analysis analysis, CapabilityWords capability, Situation situation, boolean[] covered) {
        int index = capability.remarks();
        if (index < 0 || situation.asked(capability.parameters().get(index).name())) {
            return List.of();
        }
        boolean named = capability.parameters().stream()
                .anyMatch(one -> one.type().equals("person_name") && situation.asked(one.name()));
        Remarks remarks = new Remarks(analysis, capability, index, covered, named);
        List<Candidate> found = new ArrayList<>();
        for (Sentence sentence : Sentences.of(analysis)) {
            if (!Questions.asks(analysis, sentence.start())) {
                remarks.add(sentence, found);
            }
        }
        return found;
    }

    private void add(Sentence sentence, List<Candidate> found) {
        // "Could we have a high chair?" wishes for what is named, and tells nothing.
        int at = sentence.asks() ? sentence.end() : begin(sentence.start(), sentence.end());
        while (at < sentence.end()) {
            Candidate told = told(at, sentence.end());
            if (told != null) {
                found.add(told);
                return;
            }
            at = next(at, sentence.end());
        }
        Candidate named = named(sentence);
        if (named != null) {
            found.add(named);
        }
    }

    /** Past the words that lead to what is told. */
    private int begin(int from, int end) {
        int at = from;
        while (at < end) {
            Hit joint = analysis.language().table("remark-joint").longest(analysis, at);
            if (joint != null) {
                at = joint.end();
            } else if (analysis.token(at).sign() || analysis.is("polite", at) && !opens(at)) {
                at++;
            } else {
                break;
            }
        }
        return at;
    }

    private boolean opens(int at) {
        return !grammar().at(analysis, at).isEmpty();
    }

    private boolean joint(int at) {
        return analysis.is("remark-joint", at);
    }

    /** The next place where something may begin to be told. */
    private int next(int from, int end) {
        for (int at = from + 1; at < end; at++) {
            if (joint(at - 1) && !joint(at)) {
                return at;
            }
        }
        return end;
    }

    /** What is told from the token on, up to the next value. */
    private @Nullable Candidate told(int from, int end) {
        if (from >= end || covered[from]) {
            return null;
        }
        List<Match> matches = grammar().at(analysis, from);
        if (matches.isEmpty()) {
            return null;
        }
        Match opening = matches.get(0);
        if (named && opening.argument().equals("self")) {
            return null;
        }
        int to = free(from, end);
        boolean talk = to <= opening.end()
                || analysis.is("not-a-name", opening.end())
                || analysis.language().table("no-preference").within(analysis, from, to);
        return talk || !says(opening.end(), to) ? null : candidate(from, to);
    }

    /** The words around something that the parameter's description names. */
    private @Nullable Candidate named(Sentence sentence) {
        if (parameter.hints().isEmpty()) {
            return null;
        }
        for (List<Reading> hint : Reader.found(analysis, parameter.hints().get())) {
            int at = analysis.tokenAt(hint.get(0).source().start());
            if (at < sentence.start() || at >= sentence.end() || covered[at]) {
                continue;
            }
            int from = at;
            while (from > sentence.start() && !covered[from - 1] && !joint(from - 1)) {
                from--;
            }
            return candidate(from, free(at, sentence.end()));
        }
        return null;
    }

    /** The end of the words from the token on that are no value, without what leads to the value. */
    private int free(int from, int end) {
        int to = from;
        while (to < end && !covered[to]) {
            to++;
        }
        boolean leads = to < end;
        while (to > from && (analysis.token(to - 1).sign() || (leads && analysis.is("boundary", to - 1)))) {
            leads &= !analysis.token(to - 1).sign();
            to--;
        }
        return to;
    }

    /** Whether there is a word that is not about the matter itself. */
    private boolean says(int from, int to) {
        for (int i = from; i < to; i++) {
            String stem = analysis.stem(i);
            boolean own = parameter.cues().contains(stem);
            if (analysis.token(i).word()
                    && !analysis.language().has("stop", analysis.word(i))
                    && !analysis.is("not-a-name", i)
                    && !analysis.is("request-verb", i)
                    && !(analysis.is("relation", i) && analysis.is("possessive", i - 1))
                    && !analysis.is("talk", i)
                    && (own || !capability.knows(stem))) {
                return true;
            }
        }
        return false;
    }

    private Candidate candidate(int from, int to) {
        return new Candidate(index, Leftover.plain(analysis, new Leftover.Run(from, to), TOLD), from, to, TOLD);
    }

    private Grammar grammar() {
        return analysis.language()
                .grammar(
                        "remark",
                        () -> Map.of(
                                "word",
                                (all, at) -> all.token(at).word() ? List.of(new Hit(at + 1, at)) : List.of(),
                                "number",
                                (all, at) -> all.token(at).digits() ? List.of(new Hit(at + 1, at)) : List.of()));
    }
}
