package dev.intentsite.llm;

import dev.intentsite.language.Context;
import dev.intentsite.language.Interpreter;
import dev.intentsite.language.Mention;
import dev.intentsite.language.Reading;
import dev.intentsite.language.Span;
import dev.intentsite.language.Utterance;
import dev.intentsite.protocol.Manifest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Turns characters that a model points at into values, by the site's own reader alone: they are read as if they were the whole answer
 * to a question for that parameter. What cannot be read so, is a part of something larger, or is used for another parameter already, is
 * dropped; where two are plausible, neither is given and both are to be asked. Used for one message.
 */
final class Grounding {
    /** What the reader is so sure of stands against a model's word. */
    private static final double SURE = 0.9;
    /** The most that a value which only the model found is given with. */
    private static final double FOUND = 0.8;

    private static final String FREE = "text";
    /** Of these the reader takes whole sentences, when asked for them. */
    private static final List<String> OPEN = List.of(FREE, "string", "person_name", "location");

    private final Interpreter reader;
    private final Utterance utterance;
    private final Manifest.Capability capability;
    private final Set<String> unclear = new LinkedHashSet<>();
    private final Set<String> added = new LinkedHashSet<>();
    private final List<Mention> found = new ArrayList<>();
    private final List<Mention> known;
    private final List<String> doubtful;

    /**
     * @param known what the reader found by itself for that capability
     * @param doubtful parameters among which the reader found a bare value unclear; the model cannot know better
     */
    Grounding(
            Interpreter reader,
            Utterance utterance,
            Manifest.Capability capability,
            List<Mention> known,
            List<String> doubtful) {
        this.reader = reader;
        this.utterance = utterance;
        this.capability = capability;
        this.known = new ArrayList<>(known);
        this.doubtful = List.copyOf(doubtful);
    }

    /** Takes what the model points at. */
    void take(List<Proposal.Quote> quotes) {
        Set<Integer> begun = new HashSet<>();
        for (Proposal.Quote quote : quotes) {
            Optional<Manifest.Parameter> parameter = capability.parameters().stream()
                    .filter(one -> one.name().equals(quote.parameter()) && !doubtful.contains(one.name()))
                    .findFirst();
            if (parameter.isPresent()) {
                Characters.find(utterance.message(), quote.text(), begun).ifPresent(span -> {
                    begun.add(span.start());
                    take(parameter.get(), span);
                });
            }
        }
        known.removeIf(mention -> unclear.contains(mention.parameter()));
    }

    private void take(Manifest.Parameter parameter, Span span) {
        Optional<List<Reading>> readings = read(parameter, span);
        if (readings.isEmpty()) {
            if (utterance.context().asked().contains(parameter.name())
                    && known.stream().noneMatch(mention -> mention.parameter().equals(parameter.name()))) {
                unclear.add(parameter.name());
            }
            return;
        }
        for (Mention mention : known) {
            boolean same = mention.parameter().equals(parameter.name());
            if (overlaps(mention, span) && (same || !isFree(mention.parameter()))) {
                if (!same && confidence(mention) < SURE && !mention.negated()) {
                    unclear.add(mention.parameter());
                    unclear.add(parameter.name());
                }
                return;
            }
            if (same && !mention.negated() && !parameter.multiple() && confidence(mention) >= SURE) {
                return;
            }
        }
        if (isPart(parameter, span, readings.get())) {
            return;
        }
        added.add(parameter.name());
        found.add(new Mention(parameter.name(), readings.get(), false, false));
    }

    /** The characters alone, as the answer to a question for the parameter. */
    private Optional<List<Reading>> read(Manifest.Parameter parameter, Span span) {
        List<Mention> mentions = reader.mentions(asked(span.text(), parameter), capability.id()).stream()
                .filter(mention -> mention.parameter().equals(parameter.name()))
                .toList();
        if (mentions.size() != 1 || mentions.get(0).negated()) {
            return Optional.empty();
        }
        List<Reading> readings = new ArrayList<>();
        for (Reading reading : mentions.get(0).readings()) {
            Span source = reading.source();
            int start = span.start() + source.start();
            int end = span.start() + source.end();
            boolean within = source.start() >= 0
                    && end <= span.end()
                    && start < end
                    && utterance.message().substring(start, end).equals(source.text());
            if (within) {
                readings.add(new Reading(
                        reading.value(), new Span(start, end, source.text()), Math.min(FOUND, reading.confidence())));
            }
        }
        return readings.isEmpty() ? Optional.empty() : Optional.of(readings);
    }

    /** Whether the whole message, read for the parameter, says something else with these characters: "two" of "two hundred", "not two". */
    private boolean isPart(Manifest.Parameter parameter, Span span, List<Reading> readings) {
        for (Mention mention : reader.mentions(asked(utterance.message(), parameter), capability.id())) {
            Span source = mention.readings().get(0).source();
            boolean reliable = !OPEN.contains(parameter.type()) || confidence(mention) >= SURE;
            boolean larger = reliable
                    && source.start() <= span.start()
                    && source.end() >= span.end()
                    && source.end() - source.start() > span.end() - span.start();
            boolean other = mention.negated()
                    || larger
                            && mention.readings().stream()
                                    .noneMatch(reading -> readings.stream()
                                            .anyMatch(mine -> mine.value().equals(reading.value())));
            if (overlaps(mention, span) && other && !isFree(mention.parameter())) {
                return true;
            }
        }
        return false;
    }

    private Utterance asked(String words, Manifest.Parameter parameter) {
        Context context = utterance.context();
        boolean inHand = context.capability().filter(capability.id()::equals).isPresent();
        return new Utterance(
                words,
                utterance.now(),
                utterance.locale(),
                new Context(
                        Optional.of(capability.id()),
                        Map.of(),
                        List.of(parameter.name()),
                        inHand ? context.offered() : List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        false));
    }

    private static boolean overlaps(Mention mention, Span span) {
        return mention.readings().stream()
                .map(Reading::source)
                .anyMatch(source -> source.start() < span.end() && span.start() < source.end());
    }

    private static double confidence(Mention mention) {
        return mention.readings().get(0).confidence();
    }

    private boolean isFree(String parameter) {
        return capability.parameters().stream()
                .anyMatch(one -> one.name().equals(parameter) && one.type().equals(FREE));
    }

    /** All values, in the order of the message. */
    List<Mention> mentions() {
        List<Mention> all = new ArrayList<>(known);
        found.stream().filter(mention -> !unclear.contains(mention.parameter())).forEach(all::add);
        all.sort((left, right) -> Integer.compare(start(left), start(right)));
        return all;
    }

    private static int start(Mention mention) {
        return mention.readings().get(0).source().start();
    }

    /** Parameters that are to be asked for, since what was said may be for several or cannot be read. */
    Set<String> unclear() {
        return unclear;
    }

    /** Parameters whose values only the model pointed at. */
    List<String> added() {
        return added.stream().filter(name -> !unclear.contains(name)).toList();
    }
}
