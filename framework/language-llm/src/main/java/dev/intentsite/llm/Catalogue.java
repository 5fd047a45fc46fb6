package dev.intentsite.llm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.language.Context;
import dev.intentsite.language.Interpretation;
import dev.intentsite.language.Route;
import dev.intentsite.language.Utterance;
import dev.intentsite.protocol.Manifest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a model is told of a site: its capabilities and their parameters, as the manifest has them. Immutable, thread-safe. */
final class Catalogue {
    /** Of a larger site the model is told of the capabilities that the reader thinks possible. */
    private static final int ALL = 20;

    private static final int MOST_EXAMPLES = 3;
    private static final int MOST_VALUES = 40;
    private static final int MOST_WORDS = 300;
    private static final int MOST_TOKENS = 800;
    static final String NONE = "none";

    private final Map<String, Entry> capabilities = new LinkedHashMap<>();
    private final String instructions = Texts.of("reading.txt");

    private record Entry(Manifest.Capability capability, ObjectNode told) {}

    Catalogue(Manifest manifest) {
        manifest.capabilities()
                .forEach(capability ->
                        capabilities.putIfAbsent(capability.id(), new Entry(capability, told(capability))));
    }

    Optional<Manifest.Capability> find(String id) {
        return Optional.ofNullable(capabilities.get(id)).map(Entry::capability);
    }

    Asking question(Utterance utterance, Interpretation read) {
        Context context = utterance.context();
        Set<String> possible = possible(context, read);
        ArrayNode site = JsonNodeFactory.instance.arrayNode();
        for (String id : possible) {
            Optional.ofNullable(capabilities.get(id)).ifPresent(entry -> site.add(entry.told()));
        }
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        context.capability().ifPresent(id -> data.put("capability_in_progress", id));
        ArrayNode asked = data.putArray("asked_for");
        context.asked().forEach(asked::add);
        data.put("message", utterance.message());
        List<String> allowed = new ArrayList<>(possible);
        allowed.add(NONE);
        return new Asking(
                instructions + "\n" + site,
                data.toString(),
                new Asking.Form(
                        "reading",
                        List.of(
                                new Asking.Member("capability", allowed, List.of()),
                                new Asking.Member("values", List.of(), List.of("parameter", "text")))),
                MOST_TOKENS);
    }

    private Set<String> possible(Context context, Interpretation read) {
        if (capabilities.size() <= ALL) {
            return capabilities.keySet();
        }
        Set<String> possible = new LinkedHashSet<>();
        context.capability().ifPresent(possible::add);
        read.routes().stream().map(Route::capability).limit(ALL).forEach(possible::add);
        possible.retainAll(capabilities.keySet());
        return possible;
    }

    private static ObjectNode told(Manifest.Capability capability) {
        ObjectNode told = JsonNodeFactory.instance.objectNode();
        told.put("capability", capability.id());
        told.put("intent", shortened(capability.intent()));
        told.put("description", shortened(capability.description()));
        ArrayNode examples = told.putArray("examples");
        capability.examples().stream()
                .limit(MOST_EXAMPLES)
                .map(Catalogue::shortened)
                .forEach(examples::add);
        ArrayNode parameters = told.putArray("parameters");
        for (Manifest.Parameter parameter : capability.parameters()) {
            ObjectNode one = parameters.addObject();
            one.put("parameter", parameter.name());
            one.put("type", parameter.type());
            one.put("description", shortened(parameter.description()));
            if (!parameter.values().isEmpty()) {
                ArrayNode values = one.putArray("values");
                parameter.values().stream()
                        .limit(MOST_VALUES)
                        .map(Catalogue::shortened)
                        .forEach(values::add);
            }
        }
        return told;
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= MOST_WORDS
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MOST_WORDS));
    }
}
