package dev.intentsite.site.internal.dialogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.intentsite.language.Mention;
import dev.intentsite.language.Reading;
import dev.intentsite.language.Window;
import dev.intentsite.protocol.Choice;
import dev.intentsite.site.internal.model.CapabilityModel;
import dev.intentsite.site.internal.model.ParameterModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes the values of a message: structured ones over silence, all plausible readings of words, each held against its constraints. */
final class ValueTaking {
    /** Types whose words cannot be compared with a structured value. */
    private static final List<String> FREE_WORDS = List.of("text", "string", "location");

    private ValueTaking() {}

    /** One value as a message gives it. */
    record Taken(List<JsonNode> readings, String source, double confidence) {}

    /** Takes what {@code mentions} and {@code structured} give for the task in hand. */
    static void take(Draft draft, List<Mention> mentions, Map<String, JsonNode> structured) {
        CapabilityModel task = draft.task();
        Locale locale = draft.said.locale();
        List<String> collected = new ArrayList<>();
        for (ParameterModel parameter : task.parameters()) {
            List<Mention> said = new ArrayList<>();
            for (Mention mention : mentions) {
                if (!mention.parameter().equals(parameter.name())) {
                    continue;
                }
                if (mention.negated()) {
                    drop(draft, parameter, mention);
                } else {
                    said.add(mention);
                }
            }
            Optional<Taken> inWords =
                    inWords(parameter, said, draft.state.values().get(parameter.name()));
            Optional<Taken> taken = merged(draft, parameter, inWords, structured.get(parameter.name()));
            if (taken.isPresent() && hold(draft, parameter, taken.get(), locale)) {
                collected.add(parameter.name());
            }
        }
        draft.said.interpretation().windows().forEach(window -> bound(draft, window));
        if (!collected.isEmpty()) {
            draft.notes.add(0, new Note.Collected(collected));
        }
        reconsider(draft);
    }

    /** Keeps a range, unless what is held lies in it already; "late" after "in the evening" is late in the evening. */
    private static void bound(Draft draft, Window window) {
        String name = window.parameter();
        Held held = draft.state.values().get(name);
        if (window.part() == Window.Part.EARLIER || window.part() == Window.Part.LATER) {
            if (draft.task().optionSource(name).isPresent() && !draft.changed.contains(name)) {
                shifted(draft, window, held);
            }
            return;
        }
        Window.Part part = window.part() == Window.Part.ALL ? null : window.part();
        Held range = Held.between(window.from(), window.to(), window.source().text(), part);
        if (part != null && held != null && held.bounds() && range.within(held.value())) {
            range = Held.between(held.value(), held.readings().get(1), range.source(), part);
        }
        boolean fits = held != null && held.usable() && !range.utmost() && range.within(held.value());
        if (draft.task().parameter(name).isPresent() && !draft.changed.contains(name) && !fits) {
            draft.add(new DialogueEvent.ValueBounded(
                    name, range.value(), range.readings().get(1), range.source(), part));
            draft.changed.add(name);
        }
    }

    /** "Something later": after the value that was last named, or in the last half of the choices that were shown. */
    private static void shifted(Draft draft, Window window, @Nullable Held held) {
        boolean later = window.part() == Window.Part.LATER;
        Optional<JsonNode> named = Optional.ofNullable(held)
                .filter(one -> !one.bounds() && one.readings().size() == 1)
                .map(Held::value);
        List<JsonNode> shown = draft.state.offered().stream()
                .filter(choice -> choice.parameter().equals(window.parameter()))
                .map(Choice::value)
                .sorted(Comparator.comparing(JsonNode::asText))
                .toList();
        if (named.isEmpty() && shown.isEmpty()) {
            return;
        }
        JsonNode first = held != null && held.bounds() ? held.value() : window.from();
        JsonNode last = held != null && held.bounds() ? held.readings().get(1) : window.to();
        JsonNode middle = named.orElseGet(() -> shown.get(shown.size() / 2));
        draft.add(new DialogueEvent.ValueBounded(
                window.parameter(),
                later ? middle : first,
                later ? last : middle,
                window.source().text(),
                later && named.isPresent() ? Window.Part.LATER : null));
        draft.changed.add(window.parameter());
    }

    private static void drop(Draft draft, ParameterModel parameter, Mention mention) {
        Held held = draft.state.values().get(parameter.name());
        if (held != null
                && held.readings().stream()
                        .anyMatch(value -> mention.readings().stream()
                                .anyMatch(reading -> JsonValues.same(reading.value(), value)))) {
            draft.add(new DialogueEvent.ValueDropped(parameter.name()));
            draft.changed.add(parameter.name());
        }
    }

    /** What the words say of one parameter: the last correction, or all that was said. */
    static Optional<Taken> inWords(ParameterModel parameter, List<Mention> said, @Nullable Held before) {
        if (said.isEmpty()) {
            return Optional.empty();
        }
        List<Mention> corrections = said.stream().filter(Mention::correction).toList();
        List<Mention> counted =
                corrections.isEmpty() ? said : corrections.subList(corrections.size() - 1, corrections.size());
        if (parameter.multiple()) {
            return Optional.of(several(counted, corrections.isEmpty() ? before : null));
        }
        if (parameter.wireType().equals("text")) {
            return Optional.of(joined(counted, corrections.isEmpty() ? before : null));
        }
        List<JsonNode> readings = new ArrayList<>();
        for (Mention mention : counted) {
            for (Reading reading : mention.readings()) {
                boolean fresh = readings.isEmpty()
                        || readings.stream().noneMatch(known -> JsonValues.same(known, reading.value()));
                if (fresh) {
                    readings.add(reading.value());
                }
            }
        }
        return Optional.of(new Taken(readings, source(counted), confidence(counted)));
    }

    private static Taken several(List<Mention> mentions, @Nullable Held before) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        if (before != null && before.usable() && before.value().isArray()) {
            before.value().forEach(all::add);
        }
        for (Mention mention : mentions) {
            JsonNode value = mention.readings().get(0).value();
            Iterable<JsonNode> values = value.isArray() ? value : List.of(value);
            for (JsonNode one : values) {
                boolean known = false;
                for (JsonNode held : all) {
                    known |= JsonValues.same(held, one);
                }
                if (!known) {
                    all.add(one);
                }
            }
        }
        return new Taken(List.of(all), source(mentions), confidence(mentions));
    }

    private static Taken joined(List<Mention> mentions, @Nullable Held before) {
        List<String> parts = new ArrayList<>();
        if (before != null && before.usable() && before.value().isTextual()) {
            parts.add(before.value().textValue());
        }
        for (Mention mention : mentions) {
            String words = mention.readings().get(0).value().asText();
            if (parts.stream().noneMatch(part -> part.contains(words))) {
                parts.add(words);
            }
        }
        return new Taken(
                List.of(JsonNodeFactory.instance.textNode(String.join("; ", parts))),
                source(mentions),
                confidence(mentions));
    }

    private static String source(List<Mention> mentions) {
        Set<String> words = new LinkedHashSet<>();
        for (Mention mention : mentions) {
            words.add(mention.readings().get(0).source().text());
        }
        return String.join(", ", words);
    }

    private static double confidence(List<Mention> mentions) {
        double least = 1;
        for (Mention mention : mentions) {
            least = Math.min(least, mention.readings().get(0).confidence());
        }
        return least;
    }

    private static Optional<Taken> merged(
            Draft draft, ParameterModel parameter, Optional<Taken> inWords, @Nullable JsonNode structured) {
        if (structured == null) {
            return inWords;
        }
        Taken given = new Taken(List.of(structured), "parameters", 1);
        boolean comparable = !FREE_WORDS.contains(parameter.wireType()) && !parameter.multiple();
        if (inWords.isEmpty() || !comparable || agree(parameter, inWords.get(), structured, draft.said.locale())) {
            return Optional.of(given);
        }
        List<JsonNode> both = new ArrayList<>();
        both.add(structured);
        both.addAll(inWords.get().readings());
        draft.notes.add(new Note.Disagreement(parameter.name()));
        return Optional.of(new Taken(both, inWords.get().source(), inWords.get().confidence()));
    }

    private static boolean agree(ParameterModel parameter, Taken inWords, JsonNode structured, Locale locale) {
        JsonNode normal =
                parameter.violations(structured, locale).isEmpty() ? parameter.normalise(structured) : structured;
        return inWords.readings().stream().anyMatch(reading -> JsonValues.same(reading, normal));
    }

    /** Holds the value, refused where its constraints say so; false when it is held already or refused. */
    private static boolean hold(Draft draft, ParameterModel parameter, Taken taken, Locale locale) {
        List<JsonNode> valid = new ArrayList<>(taken.readings().size());
        for (JsonNode value : taken.readings()) {
            if (parameter.violations(value, locale).isEmpty()) {
                valid.add(parameter.normalise(value));
            }
        }
        Held before = draft.state.values().get(parameter.name());
        if (before != null && valid.stream().anyMatch(before::within)) {
            valid = valid.stream().filter(before::within).toList();
        }
        if (before != null && before.usable() && valid.size() == 1 && JsonValues.same(before.value(), valid.get(0))) {
            return false;
        }
        if (before != null
                && before.usable()
                && valid.stream().anyMatch(value -> JsonValues.same(before.value(), value))
                && taken.readings().size() > 1
                && !draft.notes.contains(new Note.Disagreement(parameter.name()))) {
            return false;
        }
        draft.changed.add(parameter.name());
        if (valid.isEmpty()) {
            draft.add(new DialogueEvent.ValueCollected(
                    parameter.name(), taken.readings().subList(0, 1), taken.source(), taken.confidence()));
            draft.refuse(
                    parameter.name(),
                    String.join("; ", parameter.violations(taken.readings().get(0), locale)),
                    List.<Choice>of());
            return false;
        }
        draft.add(new DialogueEvent.ValueCollected(parameter.name(), valid, taken.source(), taken.confidence()));
        return valid.size() == 1;
    }

    /** What was refused in the light of other values may be possible again when one of them changed. */
    private static void reconsider(Draft draft) {
        if (draft.changed.isEmpty()) {
            return;
        }
        CapabilityModel task = draft.task();
        Map<String, Held> values = new LinkedHashMap<>(draft.state.values());
        values.forEach((name, held) -> {
            if (held.refusal() == null || draft.changed.contains(name)) {
                return;
            }
            boolean faultless = task.parameter(name)
                    .filter(parameter -> parameter
                            .violations(held.value(), draft.said.locale())
                            .isEmpty())
                    .isPresent();
            if (faultless) {
                draft.add(new DialogueEvent.ValueReconsidered(name));
                draft.changed.add(name);
            }
        });
    }
}
