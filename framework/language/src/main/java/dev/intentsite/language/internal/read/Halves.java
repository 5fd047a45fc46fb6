package dev.intentsite.language.internal.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.intentsite.language.Context;
import dev.intentsite.language.Mention;
import dev.intentsite.language.Reading;
import dev.intentsite.language.Utterance;
import dev.intentsite.language.internal.recognize.BuiltIn;
import dev.intentsite.language.internal.text.Analysis;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells which half of the day is meant where the message does not: the one of a time that the site has just named, or that
 * which is nearer to the time that is changed. What is written as a clock shows it ("11:15") is left as it is.
 */
final class Halves {
    private static final Pattern PLAIN = Pattern.compile("[0-9]:[0-9]");
    private static final double NAMED = 0.93;
    private static final double CHANGED = 0.85;

    private Halves() {}

    static List<Mention> narrowed(Analysis analysis, CapabilityWords capability, List<Mention> mentions) {
        return mentions.stream()
                .map(mention -> open(capability, mention) ? narrowed(analysis, mention) : mention)
                .toList();
    }

    /** Whether the mention is of a time with two readings. */
    private static boolean open(CapabilityWords capability, Mention mention) {
        return mention.readings().size() == 2
                && capability.parameters().stream()
                        .anyMatch(one -> one.name().equals(mention.parameter())
                                && one.type().equals("time"));
    }

    private static Mention narrowed(Analysis analysis, Mention mention) {
        Context context = analysis.utterance().context();
        Set<String> named = named(analysis, context.siteMessage());
        List<Reading> said = mention.readings().stream()
                .filter(reading -> named.contains(reading.value().asText()))
                .toList();
        if (said.size() == 1) {
            return only(mention, said.get(0), NAMED);
        }
        JsonNode held = context.collected().get(mention.parameter());
        Reading one = mention.readings().get(0);
        if (held == null || PLAIN.matcher(one.source().text()).find()) {
            return mention;
        }
        Reading two = mention.readings().get(1);
        int nearer = Integer.compare(apart(held, one.value()), apart(held, two.value()));
        return nearer == 0 ? mention : only(mention, nearer < 0 ? one : two, CHANGED);
    }

    /** How many minutes lie between two times of day; none where one is no time. */
    private static int apart(JsonNode one, JsonNode two) {
        try {
            return Math.abs(LocalTime.parse(one.asText()).toSecondOfDay()
                            - LocalTime.parse(two.asText()).toSecondOfDay())
                    / 60;
        } catch (DateTimeParseException unreadable) {
            return 0;
        }
    }

    private static Mention only(Mention mention, Reading reading, double sure) {
        return new Mention(
                mention.parameter(),
                List.of(new Reading(reading.value(), reading.source(), sure)),
                mention.correction(),
                mention.negated());
    }

    /** The times of the site's last words that leave nothing open. */
    private static Set<String> named(Analysis analysis, Optional<String> words) {
        Set<String> named = new HashSet<>();
        if (words.isEmpty()) {
            return named;
        }
        Utterance utterance = analysis.utterance();
        Analysis site = Analysis.of(new Utterance(words.get(), utterance.now(), utterance.locale(), Context.START));
        BuiltIn.time().found(site).stream()
                .filter(readings -> readings.size() == 1 && readings.get(0).confidence() > 0.6)
                .forEach(readings -> named.add(readings.get(0).value().asText()));
        return named;
    }
}
