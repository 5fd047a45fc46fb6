package dev.intentsite.site.internal.turn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.site.IntentSite;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** A visitor of a ferry's site. */
abstract class FerryConversation {
    private final MovableClock clock = new MovableClock();
    final Ferry ferry = new Ferry();
    private final IntentSite site = IntentSite.builder(ferry)
            .origin("https://ferry.example")
            .zone(ZoneOffset.UTC)
            .clock(clock)
            .build();
    final Visitor visitor = new Visitor(site, clock);

    @AfterEach
    void close() {
        site.close();
    }

    /** Marks a message as the page marks a question. */
    static void asks(ObjectNode payload) {
        payload.put("flow_type", "information_request");
    }

    static List<String> times(Visitor.Heard heard) {
        List<String> times = new ArrayList<>();
        for (JsonNode option : heard.envelope().path("options")) {
            times.add(option.path("value").asText());
        }
        return times;
    }

    static String known(Visitor.Heard heard) {
        return heard.envelope().path("collected_information").toString();
    }
}
