package dev.intentsite.language.internal.read;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.intentsite.language.Reading;
import dev.intentsite.language.Span;
import dev.intentsite.language.internal.recognize.Names;
import dev.intentsite.language.internal.text.Analysis;
import java.util.ArrayList;
import java.util.List;

/** What a message says beside its values and the site's own words: the answer to a question for a name. */
final class Leftover {
    private static final int LONGEST = 8;

    private Leftover() {}

    /** A run of tokens. */
    record Run(int from, int to) {}

    /** The runs that may be names, in order: those with capitals, if the message has any. */
    static List<Run> runs(Analysis analysis, boolean[] covered, CapabilityWords capability) {
        List<Run> runs = new ArrayList<>();
        int at = 0;
        while (at < analysis.size()) {
            if (breaks(analysis, at, covered)) {
                at++;
                continue;
            }
            int end = at;
            while (end < analysis.size() && !breaks(analysis, end, covered)) {
                end++;
            }
            add(analysis, at, end, capability, runs);
            at = end;
        }
        List<Run> capitals = runs.stream().filter(run -> capital(analysis, run)).toList();
        return capitals.isEmpty() || !Names.tells(analysis) ? runs : capitals;
    }

    /** A capital inside a sentence, or a sentence that begins with several. */
    private static boolean capital(Analysis analysis, Run run) {
        for (int i = run.from(); i < run.to(); i++) {
            boolean begins = i == 0 || ".!?".contains(analysis.word(i - 1));
            boolean several = i + 1 < run.to() && analysis.token(i + 1).capital();
            if (analysis.token(i).capital() && (!begins || several || analysis.size() <= 3)) {
                return true;
            }
        }
        return false;
    }

    private static boolean breaks(Analysis analysis, int at, boolean[] covered) {
        if (covered[at]) {
            return true;
        }
        String word = analysis.word(at);
        if (analysis.token(at).sign()) {
            boolean inside = analysis.glued(at) && analysis.glued(at + 1)
                    || "&".equals(word)
                    || word.equals(".")
                            && at > 0
                            && analysis.word(at - 1).length() <= 2
                            && at + 1 < analysis.size()
                            && analysis.token(at + 1).capital();
            return !inside;
        }
        return analysis.is("answer-break", at) && !analysis.token(at).capital();
    }

    private static void add(Analysis analysis, int from, int to, CapabilityWords capability, List<Run> runs) {
        int start = from;
        int end = to;
        while (start < end && edge(analysis, start, capability)) {
            start++;
        }
        while (end > start && edge(analysis, end - 1, capability)) {
            end--;
        }
        if (end > start && end - start <= LONGEST) {
            runs.add(new Run(start, end));
        }
    }

    private static boolean edge(Analysis analysis, int at, CapabilityWords capability) {
        if (analysis.token(at).sign()) {
            return true;
        }
        if (analysis.token(at).capital()
                && at > 0
                && Names.tells(analysis)
                && !analysis.word(at).equals("i")) {
            return false;
        }
        return analysis.language().has("stop", analysis.word(at))
                || analysis.is("answer-lead", at)
                || at == 0 && analysis.is("request-verb", at) && analysis.is("place-only-cue", at + 1)
                || analysis.is("boundary", at)
                || analysis.is("relation", at) && analysis.is("possessive", at - 1)
                || capability.knows(analysis.stem(at)) && !analysis.token(at).capital();
    }

    /** The words without the courtesy around them: "a loan car, please" is "a loan car". */
    static Span plain(Analysis analysis, int from, int to) {
        int start = from;
        int end = to;
        for (int i = from;
                i < to && (courteous(analysis, i) || analysis.token(i).sign());
                i++) {
            start = courteous(analysis, i) ? i + 1 : start;
        }
        for (int i = to;
                i > from && (courteous(analysis, i - 1) || analysis.token(i - 1).sign());
                i--) {
            end = courteous(analysis, i - 1) ? i - 1 : end;
        }
        while (start < end && start > from && analysis.token(start).sign()) {
            start++;
        }
        while (start < end && end < to && analysis.token(end - 1).sign()) {
            end--;
        }
        return start < end ? analysis.span(start, end) : analysis.span(from, to);
    }

    private static boolean courteous(Analysis analysis, int at) {
        return analysis.language().has("courtesy", analysis.word(at));
    }

    static List<Reading> plain(Analysis analysis, Run run, double sure) {
        Span span = plain(analysis, run.from(), run.to());
        return List.of(new Reading(TextNode.valueOf(span.text()), span, sure));
    }

    static List<Reading> reading(Analysis analysis, Run run, double sure) {
        Span span = analysis.span(run.from(), run.to());
        return List.of(new Reading(TextNode.valueOf(span.text()), span, sure));
    }
}
