package dev.intentsite.language.internal.read;

import dev.intentsite.language.Interpretation;
import dev.intentsite.language.Mention;
import dev.intentsite.language.Reading;
import dev.intentsite.language.Span;
import dev.intentsite.language.internal.route.Routing;
import dev.intentsite.language.internal.text.Analysis;
import dev.intentsite.protocol.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The answer to "which of these do you want?": by place, by label, or by the words of one of them. */
public final class CapabilityChoice {
    private static final String PARAMETER = "capability";
    private static final double POINTED = 0.95;
    private static final double SAID = 0.8;

    /** A place in the list by its bare number, which nothing else was asked for. */
    private static final Pattern NUMBER = Pattern.compile("\\(?([0-9]{1,3})[.)]?");

    private CapabilityChoice() {}

    /** The capability that the message chooses among those that were shown. */
    public static Optional<Mention> of(Analysis analysis, Routing routing, Optional<Interpretation.Command> command) {
        List<Choice> shown = analysis.utterance().context().offered().stream()
                .filter(choice -> choice.parameter().equals(PARAMETER))
                .toList();
        boolean busy = analysis.utterance().context().capability().isPresent();
        if (shown.isEmpty() || busy || command.isPresent() || analysis.size() == 0) {
            return Optional.empty();
        }
        int[] chosen = Offers.chosen(analysis, shown);
        if (chosen.length > 0) {
            return Optional.of(mention(shown.get(chosen[0]), analysis.span(chosen[1], chosen[2]), POINTED));
        }
        Span whole = analysis.span(0, analysis.size());
        Matcher number = NUMBER.matcher(analysis.utterance().message().strip());
        if (number.matches()) {
            int place = Integer.parseInt(number.group(1));
            return place >= 1 && place <= shown.size()
                    ? Optional.of(mention(shown.get(place - 1), whole, POINTED))
                    : Optional.empty();
        }
        List<String> ids = shown.stream().map(choice -> choice.value().asText()).toList();
        return routing.best(analysis, Busy.tokens(analysis), ids)
                .map(id -> mention(shown.get(ids.indexOf(id)), whole, SAID));
    }

    private static Mention mention(Choice choice, Span span, double sure) {
        return new Mention(PARAMETER, List.of(new Reading(choice.value(), span, sure)), false, false);
    }

    /** The values that the message gives beside the choice. */
    public static List<Mention> with(Mention chosen, List<Mention> mentions) {
        List<Mention> all = new ArrayList<>(List.of(chosen));
        Span words = chosen.readings().get(0).source();
        boolean pointed = chosen.readings().get(0).confidence() > SAID;
        mentions.stream()
                // "the second" is no date here.
                .filter(mention -> !pointed || !Offers.overlaps(mention, words))
                .forEach(all::add);
        return all;
    }
}
