package dev.intentsite.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Function;

/** What the anchors of a YAML document name, and how much it all is when the aliases are written out. */
final class YamlAnchors {
    private static final long MOST_VALUES = 400_000;

    private final Map<String, JsonNode> named = new HashMap<>();
    private final Map<JsonNode, Long> sizes = new IdentityHashMap<>();

    void put(String anchor, JsonNode node) {
        named.put(anchor, node);
    }

    /** What {@code anchor} names, which has to be complete before the alias. */
    JsonNode get(String anchor, Function<String, IllegalArgumentException> refused) {
        JsonNode node = named.get(anchor);
        if (node == null) {
            throw refused.apply(
                    "the alias *" + Excerpt.of(anchor) + " names no list or object before it; write the value out");
        }
        return node;
    }

    /** Counts a node whose children have been counted. */
    void count(JsonNode node, Function<String, IllegalArgumentException> refused) {
        long size = 1;
        if (node.isContainerNode()) {
            for (JsonNode child : node) {
                size += child.isContainerNode() ? sizes.getOrDefault(child, 1L) : 1;
            }
            sizes.put(node, size);
        }
        if (size > MOST_VALUES) {
            throw refused.apply("it holds more than " + MOST_VALUES + " values");
        }
    }
}
