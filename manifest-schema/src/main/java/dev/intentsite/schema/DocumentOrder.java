package dev.intentsite.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Orders places as they come in a document; what is missing comes last in its object. A stable sort keeps the schema's order there. */
final class DocumentOrder implements Comparator<List<String>> {
    private final JsonNode document;
    private final Map<JsonNode, Map<String, Integer>> members = new IdentityHashMap<>();

    DocumentOrder(JsonNode document) {
        this.document = document;
    }

    @Override
    public int compare(List<String> one, List<String> other) {
        JsonNode node = document;
        int common = Math.min(one.size(), other.size());
        for (int i = 0; i < common; i++) {
            if (!one.get(i).equals(other.get(i))) {
                return Integer.compare(position(node, one.get(i)), position(node, other.get(i)));
            }
            node = child(node, one.get(i));
        }
        return Integer.compare(one.size(), other.size());
    }

    private int position(JsonNode parent, String segment) {
        return parent.isArray()
                ? Integer.parseInt(segment)
                : members.computeIfAbsent(parent, DocumentOrder::positions).getOrDefault(segment, Integer.MAX_VALUE);
    }

    private static Map<String, Integer> positions(JsonNode object) {
        Map<String, Integer> positions = new HashMap<>();
        object.fieldNames().forEachRemaining(name -> positions.put(name, positions.size()));
        return positions;
    }

    private static JsonNode child(JsonNode parent, String segment) {
        return parent.isArray() ? parent.path(Integer.parseInt(segment)) : parent.path(segment);
    }
}
