package dev.intentsite.language.internal.recognize;

import dev.intentsite.language.internal.text.Analysis;
import dev.intentsite.language.internal.text.Grammar;
import dev.intentsite.language.internal.text.Match;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds moments that are hours or minutes from now: "in an hour", "half an hour from now". They give a date and a time. */
final class Ahead {
    private static final double LIKELY = 0.9;

    private Ahead() {}

    static List<Found<LocalDateTime>> in(Analysis analysis) {
        return analysis.once(Ahead.class, () -> search(analysis));
    }

    private static List<Found<LocalDateTime>> search(Analysis analysis) {
        Grammar grammar = analysis.language().grammar("ahead", () -> Map.of("period", Lengths.PERIOD));
        List<Found<LocalDateTime>> found = new ArrayList<>();
        int at = 0;
        while (at < analysis.size()) {
            Found<LocalDateTime> moment = best(grammar, analysis, at);
            if (moment != null) {
                found.add(moment);
            }
            at = moment == null ? at + 1 : moment.end();
        }
        return List.copyOf(found);
    }

    private static @Nullable Found<LocalDateTime> best(Grammar grammar, Analysis analysis, int at) {
        for (Match match : grammar.at(analysis, at)) {
            Length length = (Length) match.get("period");
            if (length.times() && length.reasonable()) {
                LocalDateTime moment =
                        length.from(analysis.utterance().now(), 1).toLocalDateTime();
                return new Found<>(match.start(), match.end(), List.of(moment), LIKELY);
            }
        }
        return null;
    }
}
