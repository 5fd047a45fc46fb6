package dev.intentsite.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Strangers who try references of other people's bookings over HTTP. */
class GuessedReferencesTest extends RestaurantTest {
    private String reference;

    @BeforeEach
    void book() {
        reference = restaurant.book(restaurant.agent(), "Jane Smith", "2026-10-17", "19:00", 2);
    }

    @Test
    void aWrongNameIsAnsweredLikeAReferenceThatThereIsNot() {
        for (String capability : List.of("cancel_reservation", "modify_reservation")) {
            String theirs = guessed(restaurant.agent(), capability, reference).replace(reference, "REFERENCE");
            String nobodys = guessed(restaurant.agent(), capability, "RES-2026-10-17-000001")
                    .replace("RES-2026-10-17-000001", "REFERENCE");
            assertThat(theirs).contains("I find no reservation").isEqualTo(nobodys);
        }
    }

    private static String guessed(Agent agent, String capability, String reference) {
        Reply reply = guess(agent, capability, reference);
        reply.envelope().remove(List.of("attribution", "interaction_id", "record", "timestamp"));
        return reply.envelope().toString();
    }

    private static Reply guess(Agent agent, String capability, String reference) {
        ObjectNode payload = Agent.start("My reservation").put("capability", capability);
        ObjectNode parameters =
                payload.putObject("parameters").put("reference", reference).put("guest_name", "John Doe");
        if (capability.equals("modify_reservation")) {
            parameters.put("party_size", 3);
        }
        return agent.send(payload);
    }

    /** 30 of one actor and 300 of one address in an hour, as many actors as it makes of itself. */
    @Test
    void nobodyTriesReferencesForLong() {
        Agent stubborn = restaurant.agent();
        for (int i = 0; i < 30; i++) {
            assertThat(guess(stubborn, "cancel_reservation", "RES-2026-10-17-" + (100_000 + i))
                            .http())
                    .isEqualTo(200);
        }
        assertThat(guess(stubborn, "cancel_reservation", reference).status()).isEqualTo("rate_limited");

        for (int i = 30; i < 300; i++) {
            assertThat(guess(restaurant.agent(), "modify_reservation", "RES-2026-10-17-" + (100_000 + i))
                            .http())
                    .isEqualTo(200);
        }
        Reply refused = guess(restaurant.agent(), "modify_reservation", reference);
        assertThat(refused.status()).isEqualTo("rate_limited");
        assertThat(refused.retryAfter()).isNotBlank();
        assertThat(restaurant.agent().send(Agent.start("When are you open?")).http())
                .as("who names no reference is served")
                .isEqualTo(200);
    }
}
