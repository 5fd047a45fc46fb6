package dev.intentsite.ui;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.protocol.FlowType;
import dev.intentsite.protocol.Request;
import dev.intentsite.protocol.attribution.Verified;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A table for two, asked for in four turns: enough of a site to show everything that a page can show. */
final class Booking implements FakeSite.Script {
    private final Map<String, Integer> turns = new ConcurrentHashMap<>();

    static String manifest(String origin) {
        return """
                manifest_version: "1.0"
                company: "Bella Cucina"
                about: "A neighbourhood restaurant with handmade pasta, a wood fire and a quiet patio. Open Tuesday to Sunday."
                last_updated: "2026-11-20"
                locales: [en]
                capabilities:
                  - id: book_table
                    intent: "Book a table"
                    description: "Reserve a table for lunch or dinner, from 2 hours to 90 days ahead."
                    examples: ["Book a table for 2 people tomorrow at 7pm", "Reserve dinner for 4 under the name Smith"]
                    parameters:
                      - {name: party_size, label: "party size", type: integer}
                      - {name: guest_name, label: "name", type: person_name}
                      - {name: date, label: "date", type: date}
                      - {name: time, label: "time", type: time}
                  - id: cancel_reservation
                    intent: "Cancel a reservation"
                    description: "By its reference, or by name, date and time. We ask before we do it."
                    examples: ["Cancel RES-2026-10-16-7891"]
                  - id: dietary_options
                    intent: "Ask about the menu"
                    description: "Dishes, prices and what suits your diet."
                    examples: ["Do you have vegan options?", "What is in the lasagne?"]
                  - id: show_my_data
                    intent: "See the personal data held about you"
                    description: "Shows it"
                    examples: ["Show me my personal data", "What do you know about me?"]
                  - id: forget_me
                    intent: "Have the personal data held about you erased"
                    description: "Erases it"
                    examples: ["Forget me"]
                contact: {intent_endpoint: "%s/intent"}
                """.formatted(origin);
    }

    @Override
    public ObjectNode answer(Request request, Verified verified) {
        if (request.flowType() == FlowType.ERROR) {
            return envelope("error", "It is **cancelled**. Nothing was booked.").put("status", "cancelled");
        }
        if (request.flowType() == FlowType.INFORMATION_REQUEST) {
            ObjectNode answer = askTime(2);
            return answer.put("flow_type", "information_response")
                    .put(
                            "message",
                            "Yes: *penne arrabbiata* and the garden risotto are vegan.\n\nWhich time suits you?");
        }
        int turn = turns.merge(request.interactionId(), 1, Integer::sum);
        return switch (turn) {
            case 1 -> askName();
            case 2 -> askTime(turn);
            case 3 -> confirm(request);
            default ->
                request.parameters().containsKey("confirmation")
                                && !request.parameters().get("confirmation").booleanValue()
                        ? envelope("error", "As you wish: nothing was booked.").put("status", "cancelled")
                        : done();
        };
    }

    private ObjectNode askName() {
        ObjectNode answer =
                envelope("information_request", "With pleasure. Under which **name** shall I put the table?");
        answer.putObject("collected_information").put("party_size", 2).put("date", "2026-11-27");
        required(answer, "name", "time");
        answer.putArray("suggestions").add("Under Jane Smith").add("What times are free?");
        return progress(answer, 1);
    }

    private ObjectNode askTime(int turn) {
        ObjectNode answer = envelope("information_request", """
                These times are free on **Friday, 27 November**:

                | Time  | Where          | Tables |
                |-------|----------------|-------:|
                | 18:00 | Bar            |      2 |
                | 18:30 | Dining room    |      4 |
                | 19:00 | Dining room    |      1 |
                | 21:00 | Patio          |      3 |

                Which one suits you?""");
        answer.putObject("collected_information")
                .put("party_size", 2)
                .put("date", "2026-11-27")
                .put("guest_name", "Jane Smith");
        required(answer, "time");
        ArrayNode options = answer.putArray("options");
        for (String time : List.of("18:00", "18:30", "19:00", "21:00")) {
            options.addObject().put("parameter", "time").put("value", time).put("label", time);
        }
        answer.putArray("suggestions").add("Do you have vegan options?").add("Make it 3 people instead");
        return progress(answer, turn);
    }

    private ObjectNode confirm(Request request) {
        String time = request.parameters().containsKey("time")
                ? request.parameters().get("time").textValue()
                : "19:00";
        ObjectNode answer = envelope(
                "clarification_request",
                "A table for **2** under **Jane Smith** on Friday, 27 November at **" + time + "**. Shall I book it?");
        answer.putObject("collected_information")
                .put("party_size", 2)
                .put("date", "2026-11-27")
                .put("guest_name", "Jane Smith")
                .put("time", time);
        required(answer);
        ArrayNode options = answer.putArray("options");
        options.addObject().put("parameter", "confirmation").put("value", true).put("label", "Yes, book it");
        options.addObject().put("parameter", "confirmation").put("value", false).put("label", "No");
        return progress(answer, 3);
    }

    private ObjectNode done() {
        ObjectNode answer = envelope("execution_result", """
                # Booking confirmed

                Table for **2** in the *main dining room*, Friday, 27 November, 19:00.

                - Your reference: `RES-2026-11-27-4412`
                - Change or cancel until 17:00, or write to [us](mailto:hello@bellacucina.example)""");
        answer.put("status", "confirmed").put("external_id", "RES-2026-11-27-4412");
        answer.putObject("collected_information")
                .put("party_size", 2)
                .put("date", "2026-11-27")
                .put("guest_name", "Jane Smith")
                .put("time", "19:00");
        return progress(answer, 4);
    }

    private static ObjectNode progress(ObjectNode answer, int turn) {
        answer.put("capability", "book_table").put("turn", turn).put("record", "9f2c".repeat(16));
        if (!answer.path("flow_type").asText().equals("execution_result")) {
            answer.put("expires_at", Instant.now().plusSeconds(1800).toString());
        }
        return answer;
    }

    static void required(ObjectNode answer, String... labels) {
        ArrayNode required = answer.putArray("required_information");
        for (String label : labels) {
            required.add(label);
        }
    }

    static ObjectNode envelope(String flowType, String message) {
        return FakeSite.JSON.createObjectNode().put("flow_type", flowType).put("message", message);
    }
}
