package dev.intentsite.site.internal.dialogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.intentsite.language.Interpretation;
import dev.intentsite.language.Mention;
import dev.intentsite.language.Reading;
import dev.intentsite.language.Route;
import dev.intentsite.language.Span;
import dev.intentsite.language.Window;
import dev.intentsite.protocol.FlowType;
import dev.intentsite.protocol.attribution.Trust;
import dev.intentsite.site.internal.model.SiteModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A hand-made message with what can be read in it, the same for every capability that takes such values. */
final class Words {
    private static final SiteModel MODEL = new FakeCompany().model;

    private FlowType flowType = FlowType.INFORMATION_RESPONSE;
    private Optional<String> capability = Optional.empty();
    private final Map<String, JsonNode> parameters = new LinkedHashMap<>();
    private final List<Route> routes = new ArrayList<>();
    private final List<Mention> mentions = new ArrayList<>();
    private final List<Window> windows = new ArrayList<>();
    private Optional<Boolean> assent = Optional.empty();
    private Optional<Interpretation.Command> command = Optional.empty();
    private boolean question;
    private boolean switching;
    private boolean foreign;
    private final List<String> unreadable = new ArrayList<>();
    private final List<String> indifferent = new ArrayList<>();
    private Trust trust = Trust.SELF_ASSERTED;
    private Optional<Retry> retry = Optional.empty();
    private final List<String> script = new ArrayList<>();
    private final List<Words> parts = new ArrayList<>();

    private Words() {}

    /** The first message of an interaction, about a capability. */
    static Words first(String about) {
        return new Words().flow(FlowType.INTENT_REQUEST).about(about);
    }

    static Words say() {
        return new Words();
    }

    Words flow(FlowType type) {
        flowType = type;
        return noted(type.wire());
    }

    Words about(String id) {
        return about(id, 0.9);
    }

    Words about(String id, double confidence) {
        routes.add(new Route(id, confidence));
        return noted("about " + id + " " + confidence);
    }

    Words naming(String id) {
        capability = Optional.of(id);
        return noted("naming " + id);
    }

    Words structured(String name, Object value) {
        parameters.put(name, json(value));
        return noted(name + ":=" + value);
    }

    Words with(String parameter, Object... readings) {
        return mention(parameter, false, false, readings);
    }

    Words correcting(String parameter, Object... readings) {
        return mention(parameter, true, false, readings);
    }

    Words not(String parameter, Object... readings) {
        return mention(parameter, false, true, readings);
    }

    /** Only a range of the parameter was said. */
    Words between(String parameter, String from, String to) {
        windows.add(new Window(parameter, json(from), json(to), new Span(0, 1, "“" + from + "”")));
        return noted(parameter + " between " + from + " and " + to);
    }

    private Words mention(String parameter, boolean correction, boolean negated, Object... readings) {
        mentions.add(new Mention(
                parameter,
                Arrays.stream(readings)
                        .map(value -> new Reading(json(value), new Span(0, 1, "“" + value + "”"), 0.9))
                        .toList(),
                correction,
                negated));
        return noted((negated ? "not " : correction ? "rather " : "") + parameter + "=" + Arrays.toString(readings));
    }

    Words yes() {
        assent = Optional.of(true);
        return noted("yes");
    }

    Words no() {
        assent = Optional.of(false);
        return noted("no");
    }

    Words command(Interpretation.Command word) {
        command = Optional.of(word);
        return noted(word.name());
    }

    Words asking() {
        question = true;
        return noted("asking");
    }

    /** Words that give nothing. */
    Words noting(String words) {
        return noted(words);
    }

    Words switching() {
        switching = true;
        return noted("switching");
    }

    Words foreign() {
        foreign = true;
        return noted("foreign");
    }

    Words unreadable(String parameter) {
        unreadable.add(parameter);
        return noted("unreadable " + parameter);
    }

    /** Leaves the parameter to the site. */
    Words any(String parameter) {
        indifferent.add(parameter);
        return noted("any " + parameter);
    }

    Words trusted(Trust least) {
        trust = least;
        return noted(least.wire());
    }

    Words key(String idempotencyKey) {
        retry = Optional.of(new Retry(idempotencyKey, "hash of " + idempotencyKey));
        return noted("key " + idempotencyKey);
    }

    /** Another sentence. */
    Words and(Words next) {
        if (parts.isEmpty()) {
            Words first = say();
            first.take(this);
            parts.add(first);
        }
        parts.add(next);
        take(next);
        return this;
    }

    private void take(Words other) {
        routes.addAll(other.routes);
        mentions.addAll(other.mentions);
        windows.addAll(other.windows);
        assent = assent.or(() -> other.assent);
        question |= other.question;
        switching |= other.switching;
        unreadable.addAll(other.unreadable);
        indifferent.addAll(other.indifferent);
        script.addAll(other.script);
    }

    private Words noted(String words) {
        script.add(words);
        return this;
    }

    /** The message for an interaction whose task is {@code task}: without another route, it is about that one. */
    Said said(Optional<String> task, Map<String, List<Mention>> memory) {
        memory.put(toString(), List.copyOf(mentions));
        parts.forEach(part -> memory.put(part.toString(), List.copyOf(part.mentions)));
        Interpretation interpretation = interpretation(task)
                .withParts(parts.stream()
                        .map(part -> new Interpretation.Part(part.toString(), part.interpretation(task)))
                        .toList());
        return new Said(
                flowType,
                toString(),
                capability,
                parameters,
                retry,
                interpretation,
                (message, id) -> of(id, memory.containsKey(message) ? memory.get(message) : ofParts(message)),
                trust,
                FakeCompany.locale());
    }

    /** Of several parts in one. */
    private List<Mention> ofParts(String message) {
        return parts.stream()
                .filter(part -> message.contains(part.toString()))
                .flatMap(part -> part.mentions.stream())
                .toList();
    }

    private Interpretation interpretation(Optional<String> task) {
        List<Route> all =
                routes.isEmpty() ? task.map(id -> new Route(id, 0.6)).stream().toList() : routes;
        return new Interpretation(
                all, mentions, assent, command, question, switching, unreadable, indifferent, foreign, windows);
    }

    /** Only what the capability takes is read for it; "capability" is what the site itself asked. */
    private static List<Mention> of(String id, List<Mention> said) {
        List<String> taken = MODEL.find(id).orElseThrow().parameters().stream()
                .map(parameter -> parameter.name())
                .toList();
        return said.stream()
                .filter(mention -> taken.contains(mention.parameter()))
                .toList();
    }

    static JsonNode json(Object value) {
        if (value instanceof JsonNode node) {
            return node;
        }
        if (value instanceof Integer number) {
            return IntNode.valueOf(number);
        }
        return value instanceof Boolean truth ? BooleanNode.valueOf(truth) : TextNode.valueOf(value.toString());
    }

    @Override
    public String toString() {
        return String.join(", ", script);
    }
}
