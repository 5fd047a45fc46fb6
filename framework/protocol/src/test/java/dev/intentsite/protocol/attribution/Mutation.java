package dev.intentsite.protocol.attribution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.StreamSupport;

/** One change to a signed envelope: a character, a member or an item. */
final class Mutation {
    private Mutation() {}

    /** A member of an object, or an item of an array. */
    private record Place(JsonNode parent, String name, int index) {
        JsonNode value() {
            return parent instanceof ObjectNode object ? object.get(name) : parent.get(index);
        }

        void set(JsonNode value) {
            if (parent instanceof ObjectNode object) {
                object.set(name, value);
            } else {
                ((ArrayNode) parent).set(index, value);
            }
        }

        void remove() {
            if (parent instanceof ObjectNode object) {
                object.remove(name);
            } else {
                ((ArrayNode) parent).remove(index);
            }
        }
    }

    /** Changes {@code envelope}, and says how. The profile stays: without it a message is unsigned, which is another matter. */
    static String apply(ObjectNode envelope, Random random) {
        List<Place> places = new ArrayList<>();
        collect(envelope, places);
        Place place = places.get(random.nextInt(places.size()));
        String what = place + " = " + place.value();
        boolean profile = place.name().equals("profile") || place.name().equals("attribution");
        switch (random.nextInt(4)) {
            case 0 -> {
                if (profile) {
                    return apply(envelope, random);
                }
                place.remove();
                return "removed " + what;
            }
            case 1 -> {
                if (place.name().equals("attribution")) {
                    return apply(envelope, random);
                }
                place.set(envelope.nullNode());
                return "nulled " + what;
            }
            case 2 -> {
                if (place.parent() instanceof ArrayNode array) {
                    array.add(place.value().deepCopy());
                    return "doubled " + what;
                }
                return apply(envelope, random);
            }
            default -> {
                if (!place.value().isTextual() || place.value().asText().isEmpty()) {
                    return apply(envelope, random);
                }
                String changed = changed(place.value().asText(), random);
                place.set(envelope.textNode(changed));
                return "changed " + what + " to " + changed;
            }
        }
    }

    /** One character is another, never half of one: that would be no text, and is refused before it is a message. */
    private static String changed(String text, Random random) {
        int[] points = text.codePoints().toArray();
        int at = random.nextInt(points.length);
        int other = '!' + random.nextInt(90);
        if (points[at] == other) {
            return changed(text, random);
        }
        points[at] = other;
        return new String(points, 0, points.length);
    }

    private static void collect(JsonNode node, List<Place> places) {
        if (node instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(name -> places.add(new Place(object, name, -1)));
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            places.add(new Place(node, "", i));
        }
        StreamSupport.stream(node.spliterator(), false).forEach(child -> collect(child, places));
    }
}
