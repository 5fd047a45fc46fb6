package dev.intentsite.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.protocol.attribution.RequestSigner.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many at once. */
class CrowdTest extends RestaurantTest {
    private static final int AGENTS = 80;
    private static final int COPIES = 12;

    private final ExecutorService crowd = Executors.newFixedThreadPool(AGENTS);

    @AfterEach
    void dismiss() {
        crowd.shutdownNow();
    }

    private <T> List<T> atOnce(List<Callable<T>> tasks) throws Exception {
        List<T> results = new ArrayList<>();
        for (Future<T> task : crowd.invokeAll(tasks)) {
            results.add(task.get());
        }
        return results;
    }

    private static ObjectNode booking(int guest) {
        ObjectNode payload = Agent.start("A table for two at nine").put("capability", "book_table");
        payload.putObject("parameters")
                .put("party_size", 2)
                .put("guest_name", "Guest " + (char) ('A' + guest % 26) + "son")
                .put("date", "2026-10-16")
                .put("time", "21:00");
        return payload;
    }

    @Test
    void eightyAgentsAtOnceForTheLastTablesGetEachTableOnce() throws Exception {
        List<Reply> replies = atOnce(IntStream.range(0, AGENTS)
                .<Callable<Reply>>mapToObj(i -> () -> restaurant.agent().send(booking(i)))
                .toList());

        assertThat(replies).allSatisfy(reply -> assertThat(reply.http()).isLessThan(500));
        List<Reply> confirmed = replies.stream()
                .filter(reply -> reply.status().equals("confirmed"))
                .toList();
        int tables = restaurant.count("SELECT count(*) FROM dining_table WHERE least_party <= 2");
        assertThat(confirmed).hasSize(tables);
        assertThat(restaurant.count("SELECT count(DISTINCT table_id) FROM booking"))
                .isEqualTo(tables);
        assertThat(restaurant.bookings()).isEqualTo(tables);
        assertThat(confirmed.stream().map(reply -> reply.at("/external_id")).distinct())
                .hasSize(tables);
        assertThat(replies).filteredOn(reply -> !confirmed.contains(reply)).allSatisfy(reply -> {
            assertThat(reply.flow()).as(reply.message()).isEqualTo("information_request");
            assertThat(reply.envelope().path("options").findValuesAsText("value"))
                    .contains("19:00")
                    .doesNotContain("21:00");
        });
    }

    @Test
    void twelveCopiesOfOneYesCancelOnce() throws Exception {
        Agent agent = restaurant.agent();
        String reference = restaurant.book(agent, "Jane Smith", "2026-10-16", "19:00", 2);
        Reply asked = agent.send(Agent.start("Cancel my reservation " + reference));
        assertThat(asked.at("/options/0/parameter").asText()).isEqualTo("confirmation");
        ObjectNode yes = agent.inReplyTo(
                asked.reference().orElseThrow(),
                Agent.payload(
                        "information_response",
                        "yes",
                        asked.at("/interaction_id").asText()));

        List<Reply> replies = atOnce(IntStream.range(0, COPIES)
                .<Callable<Reply>>mapToObj(i -> () -> agent.deliver(yes))
                .toList());

        assertThat(replies)
                .filteredOn(reply -> reply.status().equals("confirmed"))
                .hasSize(1);
        assertThat(replies).allSatisfy(reply -> assertThat(reply.http()).isIn(200, 409));
        assertThat(restaurant.bookings()).isZero();
    }

    @Test
    void twelveYesesSignedOneByOneCancelOnce() throws Exception {
        Agent agent = restaurant.agent();
        String reference = restaurant.book(agent, "Jane Smith", "2026-10-16", "19:00", 2);
        Reply asked = agent.send(Agent.start("Cancel my reservation " + reference));

        List<Reply> replies = atOnce(IntStream.range(0, COPIES)
                .<Callable<Reply>>mapToObj(i -> () -> agent.reply(asked, "information_response", "yes"))
                .toList());

        assertThat(replies)
                .filteredOn(reply -> reply.status().equals("confirmed"))
                .hasSize(1);
        assertThat(replies)
                .filteredOn(reply -> !reply.status().equals("confirmed"))
                .allSatisfy(reply -> assertThat(reply.status()).isIn("conflict", "interaction_closed", "stale_reply"));
        assertThat(restaurant.bookings()).isZero();
    }

    @Test
    void twelveRetriesOfOneBookingBookOnce() throws Exception {
        Agent agent = restaurant.agent();
        ObjectNode payload = booking(0).put("idempotency_key", "only-once");

        List<Reply> replies = atOnce(IntStream.range(0, COPIES)
                .<Callable<Reply>>mapToObj(i -> () ->
                        agent.deliver(agent.signed(payload, new Terms(List.of(), Optional.empty(), Optional.empty()))))
                .toList());

        assertThat(replies).allSatisfy(reply -> assertThat(reply.http()).isIn(200, 409));
        assertThat(replies.stream()
                        .filter(reply -> reply.http() == 200)
                        .map(reply -> reply.at("/external_id").asText())
                        .distinct())
                .hasSize(1);
        assertThat(restaurant.bookings()).isEqualTo(1);
    }
}
