package dev.intentsite.language.internal.read;

import dev.intentsite.language.Context;
import dev.intentsite.language.Mention;
import dev.intentsite.language.internal.recognize.Assent;
import dev.intentsite.language.internal.text.Analysis;
import dev.intentsite.language.internal.text.Hit;
import dev.intentsite.language.internal.text.Sentence;
import dev.intentsite.language.internal.text.Sentences;
import java.util.List;
import java.util.Optional;

/** Tells messages that answer without a value: a bare yes or no, "any", "I don't care". */
final class Refusals {
    private static final int SHORT = 16;

    private Refusals() {}

    /** The parameters that were asked for, that the message gives no value for and that it leaves to the site. */
    static List<String> indifferent(
            Analysis analysis, CapabilityWords capability, Context context, List<Mention> mentions) {
        boolean asks = Sentences.of(analysis).stream().anyMatch(Sentence::asks);
        if (asks || !leaves(analysis, capability, context) && !lacks(analysis, capability, context)) {
            return List.of();
        }
        List<String> open = context.asked().stream()
                .filter(name -> capability.parameters().stream()
                        .anyMatch(one -> one.name().equals(name)))
                .filter(name -> mentions.stream()
                        .noneMatch(mention -> mention.parameter().equals(name)))
                .toList();
        List<String> named = open.stream()
                .filter(name -> capability.parameters().stream()
                        .anyMatch(one -> one.name().equals(name) && says(analysis, one)))
                .toList();
        return named.isEmpty() ? open : named;
    }

    private static boolean says(Analysis analysis, ParameterWords parameter) {
        for (int i = 0; i < analysis.size(); i++) {
            if (calls(parameter, analysis.stem(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean calls(ParameterWords parameter, String stem) {
        String kind = parameter.type().substring(parameter.type().lastIndexOf('_') + 1);
        return parameter.names().contains(stem) || kind.equals(stem);
    }

    /** "I don't have it", "I lost the reference". */
    private static boolean lacks(Analysis analysis, CapabilityWords capability, Context context) {
        for (int i = 0; i < analysis.size(); i++) {
            Hit hit = analysis.language().table("lacking").longest(analysis, i);
            if (hit != null) {
                return alone(analysis, capability, context, i, hit.end());
            }
        }
        return false;
    }

    /** "I don't care" anywhere; one word such as "any" only beside small words and those of what was asked. */
    private static boolean leaves(Analysis analysis, CapabilityWords capability, Context context) {
        for (int i = 0; i < analysis.size(); i++) {
            Hit hit = analysis.language().table("no-preference").longest(analysis, i);
            if (hit != null && (hit.end() > i + 1 || alone(analysis, capability, context, i, i + 1))) {
                return true;
            }
        }
        return false;
    }

    private static boolean alone(Analysis analysis, CapabilityWords capability, Context context, int from, int to) {
        for (int i = 0; i < analysis.size(); i++) {
            if ((i < from || i >= to)
                    && analysis.token(i).word()
                    && !small(analysis, i)
                    && !asked(analysis, capability, context, i)) {
                return false;
            }
        }
        return analysis.size() <= SHORT;
    }

    private static boolean small(Analysis analysis, int at) {
        return analysis.language().has("stop", analysis.word(at))
                || analysis.is("polite", at)
                || analysis.is("yes", at)
                || analysis.is("lacking-beside", at);
    }

    private static boolean asked(Analysis analysis, CapabilityWords capability, Context context, int at) {
        return capability.parameters().stream()
                .filter(one -> context.asked().contains(one.name()))
                .anyMatch(one -> calls(one, analysis.stem(at)));
    }

    /** Whether there is more than words of correction and politeness: "no wait" answers nothing. */
    static boolean says(Analysis analysis) {
        int at = 0;
        while (at < analysis.size()) {
            Hit correction = analysis.language().table("correction").longest(analysis, at);
            if (correction == null && !analysis.token(at).sign() && !analysis.is("polite", at)) {
                return true;
            }
            at = correction == null ? at + 1 : correction.end();
        }
        return false;
    }

    static boolean declines(Analysis analysis) {
        if (analysis.language().table("no-preference").within(analysis, 0, analysis.size())
                || analysis.language().table("lacking").within(analysis, 0, analysis.size())) {
            return true;
        }
        Optional<Assent.Word> assent = Assent.of(analysis);
        if (assent.isEmpty()) {
            return false;
        }
        int words = 0;
        for (int i = 0; i < analysis.size(); i++) {
            boolean said = i >= assent.get().start() && i < assent.get().end();
            if (analysis.token(i).word()
                    && !said
                    && !analysis.language().has("stop", analysis.word(i))
                    && !analysis.is("yes", i)
                    && !analysis.is("no", i)) {
                words++;
            }
        }
        return words == 0;
    }
}
