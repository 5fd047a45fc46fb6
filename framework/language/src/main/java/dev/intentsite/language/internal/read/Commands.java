package dev.intentsite.language.internal.read;

import dev.intentsite.language.Context;
import dev.intentsite.language.Interpretation;
import dev.intentsite.language.internal.text.Analysis;
import dev.intentsite.language.internal.text.Grammar;
import dev.intentsite.language.internal.text.Match;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Words about the conversation itself: they count when they are the message, beside politeness. */
public final class Commands {
    private static final Set<String> COURTESIES = Set.of("greeting", "thanks", "done");

    private Commands() {}

    public static Optional<Interpretation.Command> of(Analysis analysis) {
        Grammar grammar = analysis.language().grammar("dialogue", Map::of);
        int at = 0;
        while (at < analysis.size()) {
            int next = polite(analysis, at) || analysis.is("praise", at) ? at + 1 : at;
            for (Match match : grammar.at(analysis, at)) {
                if (alone(analysis, at, match.end())) {
                    return command(match.action(), analysis);
                }
                // "Thanks a lot, bye": courtesy that leads to something else.
                next = COURTESIES.contains(match.action()) ? Math.max(next, match.end()) : next;
            }
            if (next == at) {
                break;
            }
            at = next;
        }
        return givenUp(analysis, grammar) ? Optional.of(Interpretation.Command.CANCEL) : Optional.empty();
    }

    /** "Nobody, forget it": the last clause gives up, and there is no value before it, and no question that it takes back. */
    private static boolean givenUp(Analysis analysis, Grammar grammar) {
        int last = 0;
        for (int at = 1; at + 1 < analysis.size(); at++) {
            last = analysis.token(at).sign() && !analysis.glued(at + 1) ? at + 1 : last;
        }
        boolean[] values = Busy.tokens(analysis);
        for (int at = 0; at < last; at++) {
            if (values[at] || analysis.token(at).digits() || Questions.asks(analysis, at)) {
                return false;
            }
        }
        int from = last;
        return last > 0
                && grammar.at(analysis, from).stream()
                        .anyMatch(match -> match.action().equals("cancel") && alone(analysis, from, match.end()));
    }

    /** In a task, a greeting is beside the matter; outside one, it is of somebody who asks for nothing yet. */
    private static boolean busy(Analysis analysis) {
        Context context = analysis.utterance().context();
        return context.capability().isPresent()
                || context.offeredCapability().isPresent()
                || !context.offered().isEmpty();
    }

    /** In a task "that's all" may be all of its values. */
    private static Optional<Interpretation.Command> command(String action, Analysis analysis) {
        boolean inTask = analysis.utterance().context().capability().isPresent();
        return switch (action) {
            case "greeting" ->
                Optional.of(busy(analysis) ? Interpretation.Command.GREETING : Interpretation.Command.HELP);
            case "thanks" -> Optional.of(Interpretation.Command.THANKS);
            case "farewell" -> Optional.of(Interpretation.Command.FAREWELL);
            case "done" -> inTask ? Optional.empty() : Optional.of(Interpretation.Command.FAREWELL);
            case "cancel" -> Optional.of(Interpretation.Command.CANCEL);
            case "start-over" -> Optional.of(Interpretation.Command.START_OVER);
            default -> Optional.of(Interpretation.Command.HELP);
        };
    }

    private static boolean alone(Analysis analysis, int from, int to) {
        for (int i = to; i < analysis.size(); i++) {
            if (!polite(analysis, i)) {
                return false;
            }
        }
        return from < to;
    }

    private static boolean polite(Analysis analysis, int at) {
        return analysis.token(at).sign() || analysis.is("polite", at);
    }
}
