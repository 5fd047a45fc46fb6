package dev.intentsite.language;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.intentsite.protocol.Choice;
import dev.intentsite.protocol.Manifest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says messages to an interpreter in a test; the clock stands at Wednesday, 2026-10-14, 12:00 in Chicago. */
record Talk(ManifestInterpreter interpreter, Context context, Locale locale) {
    static final ZonedDateTime NOW = ZonedDateTime.parse("2026-10-14T12:00:00-05:00[America/Chicago]");

    static Talk restaurant() {
        return site("restaurant.yaml");
    }

    static Talk site(String resource) {
        try (InputStream in = Talk.class.getResourceAsStream("/" + resource)) {
            Manifest manifest = Manifest.ofYaml(in.readAllBytes());
            return new Talk(ManifestInterpreter.of(manifest, ValueTypes.standard()), Context.START, Locale.US);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    Talk in(Locale other) {
        return new Talk(interpreter, context, other);
    }

    Talk about(String capability) {
        return with(Optional.of(capability), context.collected(), context.asked(), context.offered(), false);
    }

    Talk asked(String... parameters) {
        return with(context.capability(), context.collected(), List.of(parameters), context.offered(), false);
    }

    Talk holding(String parameter, JsonNode value) {
        Map<String, JsonNode> collected = new LinkedHashMap<>(context.collected());
        collected.put(parameter, value);
        return with(context.capability(), collected, context.asked(), context.offered(), false);
    }

    Talk holding(String parameter, String value) {
        return holding(parameter, TextNode.valueOf(value));
    }

    Talk holding(String parameter, int value) {
        return holding(parameter, JsonNodeFactory.instance.numberNode(value));
    }

    Talk offered(String parameter, String... values) {
        List<Choice> offered = new ArrayList<>(context.offered());
        for (String value : values) {
            offered.add(new Choice(parameter, TextNode.valueOf(value), value));
        }
        return with(context.capability(), context.collected(), context.asked(), offered, false);
    }

    Talk choice(String parameter, String value, String label) {
        List<Choice> offered = new ArrayList<>(context.offered());
        offered.add(new Choice(parameter, TextNode.valueOf(value), label));
        return with(context.capability(), context.collected(), context.asked(), offered, false);
    }

    Talk told(String siteMessage) {
        Context told = new Context(
                context.capability(),
                context.collected(),
                context.asked(),
                context.offered(),
                context.offeredCapability(),
                Optional.of(siteMessage),
                context.confirming());
        return new Talk(interpreter, told, locale);
    }

    Talk confirming() {
        return with(context.capability(), context.collected(), context.asked(), context.offered(), true);
    }

    private Talk with(
            Optional<String> capability,
            Map<String, JsonNode> collected,
            List<String> asked,
            List<Choice> offered,
            boolean confirming) {
        return new Talk(
                interpreter,
                new Context(capability, collected, asked, offered, Optional.empty(), Optional.empty(), confirming),
                locale);
    }

    Utterance utterance(String message) {
        return new Utterance(message, NOW, locale, context);
    }

    Interpretation say(String message) {
        return interpreter.interpret(utterance(message));
    }

    /** The capability of the first route, or "none". */
    String route(String message) {
        List<Route> routes = say(message).routes();
        return routes.isEmpty() ? "none" : routes.get(0).capability();
    }

    /** The values of a message: {@code date=2026-10-15 time=07:00|19:00}, {@code not date=…} for one turned down. */
    String values(String message) {
        return say(message).mentions().stream()
                .map(mention -> (mention.negated() ? "not " : "") + mention.parameter() + "="
                        + mention.readings().stream()
                                .map(reading -> reading.value().asText())
                                .collect(Collectors.joining("|")))
                .sorted()
                .collect(Collectors.joining(" "));
    }
}
