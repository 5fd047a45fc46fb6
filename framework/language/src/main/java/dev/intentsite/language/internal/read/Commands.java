package dev.intentsite.language.internal.read;

import dev.intentsite.language.Context;
import dev.intentsite.language.Interpretation;
import dev.intentsite.language.internal.text.Analysis;
import dev.intentsite.language.internal.text.Grammar;
import dev.intentsite.language.internal.text.Match;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Words about the conversation itself: they count when they are the message, beside politeness. */
public final class Commands {
    private Commands() {}

    public static Optional<Interpretation.Command> of(Analysis analysis) {
        Grammar grammar = analysis.language().grammar("dialogue", Map::of);
        for (int at = 0; at < analysis.size(); at++) {
            List<Match> matches = grammar.at(analysis, at);
            for (Match match : matches) {
                if (alone(analysis, at, match.end())) {
                    return Optional.of(command(match.action(), busy(analysis)));
                }
            }
            if (!polite(analysis, at) && !analysis.is("praise", at)) {
                break;
            }
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

    /** In a task, a greeting or thanks are beside the matter; outside one, they are of somebody who asks for nothing yet. */
    private static boolean busy(Analysis analysis) {
        Context context = analysis.utterance().context();
        return context.capability().isPresent()
                || context.offeredCapability().isPresent()
                || !context.offered().isEmpty();
    }

    private static Interpretation.Command command(String action, boolean busy) {
        return switch (action) {
            case "greeting" -> busy ? Interpretation.Command.GREETING : Interpretation.Command.HELP;
            case "thanks" -> busy ? Interpretation.Command.THANKS : Interpretation.Command.HELP;
            case "cancel" -> Interpretation.Command.CANCEL;
            case "start-over" -> Interpretation.Command.START_OVER;
            default -> Interpretation.Command.HELP;
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
