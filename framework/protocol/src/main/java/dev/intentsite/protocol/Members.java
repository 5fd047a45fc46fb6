package dev.intentsite.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.schema.Fault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Members of a JSON object that a schema has already found well-formed, absent ones empty. */
final class Members {
    private Members() {}

    static Optional<String> text(JsonNode object, String member) {
        return Optional.ofNullable(object.path(member).textValue());
    }

    static Optional<JsonNode> node(JsonNode object, String member) {
        return Optional.ofNullable(object.get(member));
    }

    static List<String> texts(JsonNode object, String member) {
        return objects(object, member, JsonNode::asText);
    }

    static <T> List<T> objects(JsonNode object, String member, Function<JsonNode, T> read) {
        List<T> items = new ArrayList<>();
        object.path(member).forEach(item -> items.add(read.apply(item)));
        return items;
    }

    static <T> Map<String, T> map(JsonNode object, String member, Function<JsonNode, T> read) {
        Map<String, T> values = new LinkedHashMap<>();
        object.path(member).properties().forEach(value -> values.put(value.getKey(), read.apply(value.getValue())));
        return values;
    }

    static void putTexts(ObjectNode object, String member, List<String> texts) {
        texts.forEach(object.putArray(member)::add);
    }

    static <T> void putObjects(ObjectNode object, String member, List<T> items, Function<T, ObjectNode> write) {
        ArrayNode array = object.putArray(member);
        items.forEach(item -> array.add(write.apply(item)));
    }

    /** A copy of an object without those members that are {@code null}; anything else as it is. */
    static JsonNode withoutNulls(JsonNode node) {
        if (!node.isObject()) {
            return node;
        }
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        node.properties().forEach(member -> {
            if (!member.getValue().isNull()) {
                copy.set(member.getKey(), member.getValue());
            }
        });
        return copy;
    }

    static boolean isAt(Fault fault, String member) {
        return fault.pointer().equals("/" + member) || fault.pointer().startsWith("/" + member + "/");
    }

    /** Faults in one line, at most ten of them. */
    static String listed(List<Fault> faults) {
        String told = faults.stream()
                .limit(10)
                .map(fault -> fault.pointer() + " " + fault.message())
                .map(String::strip)
                .collect(Collectors.joining("; "));
        return faults.size() > 10 ? told + "; and " + (faults.size() - 10) + " more" : told;
    }
}
