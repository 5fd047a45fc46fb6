package dev.intentsite.benchmarks.parts;

import dev.intentsite.language.ManifestInterpreter;
import dev.intentsite.language.ValueTypes;
import dev.intentsite.protocol.Manifest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Sites of any number of capabilities, each with five parameters and three examples, and what is said to them. */
final class ManyCapabilities {
    private static final List<String> VERBS = List.of(
            "Book", "Cancel", "Change", "Compare", "Confirm", "Find", "Hire", "Inspect", "List", "Measure", "Move",
            "Order", "Paint", "Print", "Quote", "Rent", "Repair", "Replace", "Return", "Reserve", "Sell", "Ship",
            "Store", "Track", "Value");
    private static final List<String> THINGS = List.of(
            "table",
            "bicycle",
            "boat",
            "camera",
            "carpet",
            "cottage",
            "course",
            "desk",
            "fence",
            "garden",
            "guitar",
            "helmet",
            "kayak",
            "kitchen",
            "ladder",
            "lesson",
            "mattress",
            "mirror",
            "oven",
            "parcel",
            "piano",
            "pram",
            "roof",
            "saddle",
            "sofa",
            "studio",
            "suit",
            "telescope",
            "tent",
            "ticket",
            "trailer",
            "truck",
            "tyre",
            "van",
            "violin",
            "visa",
            "wardrobe",
            "watch",
            "window",
            "workshop");
    private static final List<String> PLACES = List.of(
            "harbour", "market", "airport", "castle", "river", "station", "museum", "village", "campus", "forest");

    private ManyCapabilities() {}

    /** The same site for the same number; beyond a thousand, capabilities repeat. */
    static Manifest site(int count) {
        StringBuilder yaml = new StringBuilder(
                "manifest_version: '1.0'\ncompany: Everything\n"
                        + "last_updated: '2026-10-15'\nlocales: [en-US]\ncontact: {intent_endpoint: 'https://example.org/intent'}\ncapabilities:\n");
        for (int i = 0; i < count; i++) {
            yaml.append(capability("c" + i, verb(i), thing(i), place(i)));
        }
        return Manifest.ofYaml(yaml.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** What is done by the capability of that number. */
    static String verb(int number) {
        return VERBS.get(number / THINGS.size() % VERBS.size());
    }

    /** What it is done with. */
    static String thing(int number) {
        return THINGS.get(number % THINGS.size());
    }

    /** Where that is. */
    static String place(int number) {
        return PLACES.get(number % PLACES.size());
    }

    private static String capability(String id, String verb, String thing, String place) {
        return """
                - id: %1$s
                  intent: %2$s a %3$s
                  description: %2$s a %3$s at the %4$s, on the day and at the time that suits you.
                  examples:
                  - Can I %5$s a %3$s for 2 people tomorrow at 7pm?
                  - I want to %5$s the %3$s at the %4$s
                  - "%2$s a large %3$s on Friday, please"
                  requires: [Day, Time]
                  parameters:
                  - {name: day, type: date, description: Day on which you come, required: true}
                  - {name: time, type: time, description: Time at which you come, required: true}
                  - {name: party_size, type: integer, description: Number of people, required: true}
                  - {name: name, type: person_name, description: Your name, required: true}
                  - name: size
                    type: enum
                    values: [small, medium, large]
                    description: Size of the %3$s
                    required: false
                """.formatted(id, verb, thing, place, verb.toLowerCase(Locale.ROOT));
    }

    static ManifestInterpreter reader(Manifest site) {
        return ManifestInterpreter.of(site, ValueTypes.standard());
    }
}
