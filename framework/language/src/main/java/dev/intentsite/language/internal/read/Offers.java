package dev.intentsite.language.internal.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.intentsite.language.Mention;
import dev.intentsite.language.Reading;
import dev.intentsite.language.Span;
import dev.intentsite.language.internal.recognize.Assent;
import dev.intentsite.language.internal.recognize.Words;
import dev.intentsite.language.internal.text.Analysis;
import dev.intentsite.language.internal.text.Hit;
import dev.intentsite.protocol.Choice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes up what the site offered: by yes when it offered one value, by place ("the second one", "the later one"), by label. */
final class Offers {
    private static final double TAKEN = 0.9;
    /** The forms of a day, a time and both on the wire: their order as texts is that in time. */
    private static final Pattern TIMED =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}.*)?|\\d{2}:\\d{2}(:\\d{2})?");

    private Offers() {}

    /** The mentions with what the message takes of the offers added. */
    static List<Mention> with(
            Analysis analysis,
            CapabilityWords capability,
            Situation situation,
            List<Mention> mentions,
            boolean accepts) {
        Map<String, List<Choice>> offered = new LinkedHashMap<>();
        for (Choice choice : situation.context().offered()) {
            if (capability.parameters().stream().anyMatch(one -> one.name().equals(choice.parameter()))) {
                offered.computeIfAbsent(choice.parameter(), key -> new ArrayList<>())
                        .add(choice);
            }
        }
        List<Mention> all = new ArrayList<>();
        for (Mention mention : mentions) {
            all.add(narrowed(mention, offered.getOrDefault(mention.parameter(), List.of())));
        }
        Optional<Assent.Word> assent = Assent.of(analysis);
        offered.forEach((parameter, choices) -> {
            if (mentions.stream().anyMatch(mention -> mention.parameter().equals(parameter))) {
                return;
            }
            Span every = multiple(capability, parameter) ? every(analysis, choices.size()) : null;
            if (every != null) {
                choices.forEach(one -> all.add(new Mention(
                        parameter,
                        List.of(new Reading(one.value(), every, TAKEN)),
                        situation.collected(parameter),
                        false)));
                return;
            }
            Choice choice = null;
            Span span = null;
            if (choices.size() == 1 && accepts && assent.isPresent()) {
                choice = choices.get(0);
                span = analysis.span(assent.get().start(), assent.get().end());
            } else if (choices.size() == 1) {
                int[] pointed = pointed(analysis, capability);
                if (pointed.length > 0) {
                    choice = choices.get(0);
                    span = analysis.span(pointed[0], pointed[1]);
                }
            }
            if (choice == null) {
                int[] chosen = chosen(analysis, choices);
                if (chosen.length > 0) {
                    choice = choices.get(chosen[0]);
                    span = analysis.span(chosen[1], chosen[2]);
                    Span words = span;
                    boolean place = analysis.is("choice-place", chosen[1]);
                    // "the second one" is no day of the month, "the second of November" is no choice.
                    if (place && all.stream().anyMatch(one -> overlaps(one, words) && !within(one, words))) {
                        return;
                    }
                    all.removeIf(one -> place && within(one, words));
                }
            }
            if (choice != null && span != null) {
                all.add(new Mention(
                        parameter,
                        List.of(new Reading(choice.value(), span, TAKEN)),
                        situation.collected(parameter),
                        false));
            }
        });
        return all;
    }

    /** Whether the mention was read from any of these words. */
    static boolean overlaps(Mention mention, Span words) {
        Span span = mention.readings().get(0).source();
        return span.start() < words.end() && words.start() < span.end();
    }

    private static boolean within(Mention mention, Span words) {
        Span span = mention.readings().get(0).source();
        return span.start() >= words.start() && span.end() <= words.end();
    }

    private static boolean multiple(CapabilityWords capability, String parameter) {
        return capability.parameters().stream()
                .anyMatch(one -> one.name().equals(parameter) && one.declared().multiple());
    }

    /** The words that take everything of several: "both" of two, "all of them". */
    private static @Nullable Span every(Analysis analysis, int count) {
        for (int i = 0; i < analysis.size() && count > 1; i++) {
            Hit both = count == 2 ? analysis.language().table("choice-both").longest(analysis, i) : null;
            Hit hit = both == null ? analysis.language().table("choice-all").longest(analysis, i) : both;
            if (hit != null && !analysis.is("not", i - 1)) {
                return analysis.span(i, hit.end());
            }
        }
        return null;
    }

    /** Of several readings, those that the site offered. */
    private static Mention narrowed(Mention mention, List<Choice> choices) {
        if (mention.readings().size() < 2 || choices.isEmpty()) {
            return mention;
        }
        List<Reading> offered = mention.readings().stream()
                .filter(reading -> choices.stream().anyMatch(choice -> same(choice.value(), reading.value())))
                .map(reading -> new Reading(reading.value(), reading.source(), 0.95))
                .toList();
        return offered.size() == 1
                ? new Mention(mention.parameter(), offered, mention.correction(), mention.negated())
                : mention;
    }

    private static boolean same(JsonNode one, JsonNode two) {
        return one.equals(two) || one.asText().equals(two.asText()) && one.isValueNode() && two.isValueNode();
    }

    /** "that one", "the first one", "that": the only thing offered. */
    private static int[] pointed(Analysis analysis, CapabilityWords capability) {
        for (int i = 0; i < analysis.size(); i++) {
            Hit hit = analysis.language().table("that-one").longest(analysis, i);
            if (hit != null && !(i > 0 && analysis.is("not", i - 1))) {
                return new int[] {i, hit.end()};
            }
            if (named(analysis, capability, i)) {
                return new int[] {i, i + 1};
            }
        }
        return new int[0];
    }

    /** "book it", "that restaurant": a verb of request before the word that points, or a noun of the capability's after it. */
    private static boolean named(Analysis analysis, CapabilityWords capability, int at) {
        if (!analysis.is("pointing", at) || Questions.asks(analysis, at)) {
            return false;
        }
        boolean wanted = analysis.is("request-verb", at - 1) && !analysis.is("not", at - 2);
        wanted |= analysis.is("for-it", at - 1)
                && (at + 1 >= analysis.size() || analysis.token(at + 1).sign());
        boolean thing = !analysis.word(at).equals("it")
                && !analysis.is("not", at - 1)
                && at + 1 < analysis.size()
                && analysis.token(at + 1).word()
                && capability.knows(analysis.stem(at + 1));
        return wanted || thing;
    }

    private static int place(Hit hit, int count) {
        int number = Integer.parseInt((String) hit.value());
        return number < 0 ? count + number : number - 1;
    }

    /** "The later one", in whichever order they were shown; -1 where they are no times or days. */
    private static int time(Hit hit, List<Choice> choices) {
        if (!choices.stream()
                .allMatch(choice -> TIMED.matcher(choice.value().asText()).matches())) {
            return -1;
        }
        boolean last = Integer.parseInt((String) hit.value()) < 0;
        int best = 0;
        for (int i = 1; i < choices.size(); i++) {
            int order = choices.get(i)
                    .value()
                    .asText()
                    .compareTo(choices.get(best).value().asText());
            if (last ? order > 0 : order < 0) {
                best = i;
            }
        }
        return best;
    }

    /** The chosen one of several: its place, and the tokens that choose it; empty when none is. */
    static int[] chosen(Analysis analysis, List<Choice> choices) {
        for (int i = 0; i < analysis.size(); i++) {
            Hit place = analysis.language().table("choice-place").longest(analysis, i);
            Hit hit = place == null ? analysis.language().table("choice-time").longest(analysis, i) : place;
            if (hit == null) {
                continue;
            }
            int index = place == null ? time(hit, choices) : place(hit, choices.size());
            if (analysis.is("not", i - 1)) {
                i = hit.end() - 1;
            } else if (index >= 0 && index < choices.size()) {
                boolean one = analysis.is("choice-noun", hit.end());
                return new int[] {index, i, hit.end() + (one ? 1 : 0)};
            }
        }
        int[] best = new int[0];
        int length = 0;
        for (int c = 0; c < choices.size(); c++) {
            List<String> label = Words.of(choices.get(c).label());
            for (int i = 0; i < analysis.size() && !label.isEmpty(); i++) {
                int end = i;
                for (String word : label) {
                    analysis.step();
                    if (end >= analysis.size() || !analysis.word(end).equals(word)) {
                        end = -1;
                        break;
                    }
                    end++;
                }
                if (end > i && label.size() > length) {
                    best = new int[] {c, i, end};
                    length = label.size();
                }
            }
        }
        return best;
    }
}
