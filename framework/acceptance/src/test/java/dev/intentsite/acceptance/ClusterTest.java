package dev.intentsite.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.ledger.PostgresServer;
import dev.intentsite.protocol.attribution.Algorithm;
import dev.intentsite.protocol.attribution.SigningKey;
import dev.intentsite.redis.RedisProcess;
import dev.intentsite.sample.restaurant.BellaCucina;
import dev.intentsite.testkit.TestClock;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** Bella Cucina on three nodes: one origin, one key, one PostgreSQL, one Redis. */
class ClusterTest {
    private static final String ORIGIN = "https://bellacucina.example";

    @TempDir
    Path folder;

    private final TestClock clock = TestClock.at(Restaurant.NOW, "America/Chicago");
    private final RedisProcess redis = new RedisProcess();
    private final List<BellaCucina> houses = new ArrayList<>();
    private final List<Served> nodes = new ArrayList<>();
    private final SigningKey key = SigningKey.generate(Algorithm.ED25519);
    private PGSimpleDataSource database;
    private boolean redisKilled;

    @BeforeEach
    void open() throws SQLException {
        database = PostgresServer.database();
        for (int i = 0; i < 3; i++) {
            BellaCucina house =
                    new BellaCucina(folder, Optional.of(PostgresServer.url(database)), Optional.of(redis.uri()));
            houses.add(house);
            nodes.add(Served.start(clock, origin -> house.site().origin(ORIGIN).messagesPerMinute(30)));
        }
    }

    @AfterEach
    void close() {
        nodes.forEach(Served::close);
        houses.forEach(BellaCucina::close);
        if (!redisKilled) {
            redis.close();
        }
    }

    private Agent at(int node) {
        return new Agent(nodes.get(node), key);
    }

    private static ObjectNode wish() {
        return Agent.start("Book a table for 2 people tomorrow");
    }

    @Test
    void aConversationGoesOnAtAnyNode() throws SQLException {
        Reply asked = at(0).send(wish());
        Reply more = at(1).reply(asked, "information_response", "at 7pm");
        assertThat(more.flow()).isEqualTo("information_request");

        Reply done = at(2).reply(more, "information_response", "Jane Smith");

        assertThat(done.status()).isEqualTo("confirmed");
        assertThat(bookings()).isEqualTo(1);
        assertThat(at(0).reply(done, "information_response", "And now?").status())
                .isEqualTo("interaction_closed");
    }

    @Test
    void firstMessagesOfOnePersonAtThreeNodesAtOnceAreAllAnswered() throws Exception {
        List<ObjectNode> wishes = new ArrayList<>();
        for (int node = 0; node < 3; node++) {
            wishes.add(at(node).signed(wish()));
        }

        assertThat(atOnce(wishes)).allSatisfy(reply -> assertThat(reply.flow()).isEqualTo("information_request"));
    }

    @Test
    void aMessageThatOneNodeTookIsAReplayAtTheOthers() {
        ObjectNode envelope = at(0).signed(wish());
        assertThat(at(0).deliver(envelope).http()).isEqualTo(200);

        assertThat(at(1).deliver(envelope).status()).isEqualTo("replayed");
        assertThat(at(2).deliver(envelope).status()).isEqualTo("replayed");
    }

    @Test
    void oneLastWordAtThreeNodesAtOnceBooksOnce() throws Exception {
        Reply question = almostDone();
        List<ObjectNode> words = new ArrayList<>();
        for (int node = 0; node < 3; node++) {
            words.add(at(node).inReplyTo(
                            question.reference().orElseThrow(),
                            Agent.payload(
                                    "information_response",
                                    "Jane Smith",
                                    question.at("/interaction_id").asText())));
        }

        List<Reply> replies = atOnce(words);

        assertThat(replies.stream().filter(reply -> reply.status().equals("confirmed")))
                .hasSize(1);
        assertThat(replies.stream()
                        .filter(reply -> !reply.status().equals("confirmed"))
                        .map(Reply::status))
                .isSubsetOf("conflict", "stale_reply")
                .hasSize(2);
        assertThat(bookings()).isEqualTo(1);
    }

    @Test
    void aRetryAtAnotherNodeGetsTheFirstAnswerAndBooksOnce() throws Exception {
        Reply question = almostDone();
        ObjectNode word = Agent.payload(
                        "information_response",
                        "Jane Smith",
                        question.at("/interaction_id").asText())
                .put("idempotency_key", "k1");
        List<ObjectNode> same = new ArrayList<>();
        for (int node = 0; node < 3; node++) {
            same.add(at(node).inReplyTo(question.reference().orElseThrow(), word));
        }

        List<Reply> replies = atOnce(same);
        Reply again = at(1).deliver(at(1).inReplyTo(question.reference().orElseThrow(), word));

        assertThat(replies.stream().map(Reply::status))
                .isSubsetOf("confirmed", "conflict")
                .contains("confirmed");
        assertThat(again.status()).isEqualTo("confirmed");
        assertThat(replies.stream()
                        .filter(reply -> reply.status().equals("confirmed"))
                        .map(reply -> reply.at("/external_id").asText())
                        .distinct())
                .containsExactly(again.at("/external_id").asText());
        assertThat(bookings()).isEqualTo(1);
    }

    @Test
    void tablesThatManyNodesBookAtOnceAreEachBookedOnce() throws Exception {
        ExecutorService guests = Executors.newFixedThreadPool(6);
        try {
            List<Future<Reply>> asked = new ArrayList<>();
            CountDownLatch start = new CountDownLatch(1);
            for (int guest = 0; guest < 24; guest++) {
                Agent agent = new Agent(nodes.get(guest % 3));
                ObjectNode wish = booking("Guest " + (char) ('A' + guest), 2);
                asked.add(guests.submit(() -> {
                    start.await();
                    return agent.send(wish);
                }));
            }
            start.countDown();
            int confirmed = 0;
            for (Future<Reply> reply : asked) {
                assertThat(reply.get().http())
                        .as(reply.get().envelope().toString())
                        .isIn(200, 409);
                confirmed += reply.get().status().equals("confirmed") ? 1 : 0;
            }
            assertThat(bookings()).isEqualTo(confirmed);
            assertThat(count("SELECT count(*) FROM held_half_hour")).isEqualTo(3 * confirmed);
            assertThat(confirmed).as("the tables for two").isGreaterThanOrEqualTo(10);
        } finally {
            guests.shutdownNow();
        }
    }

    @Test
    void aLimitIsOneOfAllNodes() {
        List<String> statuses = new ArrayList<>();
        for (int message = 0; message < 33; message++) {
            statuses.add(at(message % 3).send(wish()).status());
        }

        assertThat(statuses.subList(0, 30)).doesNotContain("rate_limited");
        assertThat(statuses.subList(30, 33)).containsOnly("rate_limited");
    }

    @Test
    void withoutRedisNobodyHonestIsRefusedAndNoReplayIsTaken() throws SQLException {
        ObjectNode before = at(0).signed(wish());
        Reply asked = at(0).deliver(before);
        for (int message = 0; message < 30; message++) {
            at(message % 3).send(wish());
        }
        assertThat(at(1).send(wish()).status()).isEqualTo("rate_limited");

        redis.kill();
        redisKilled = true;

        Reply more = at(1).reply(asked, "information_response", "at 7pm");
        assertThat(more.http()).as(more.message()).isEqualTo(200);
        ObjectNode word = at(2).inReplyTo(
                        more.reference().orElseThrow(),
                        Agent.payload(
                                "information_response",
                                "Jane Smith",
                                more.at("/interaction_id").asText()));
        assertThat(at(2).deliver(word).status()).isEqualTo("confirmed");
        for (int node = 0; node < 3; node++) {
            assertThat(at(node).deliver(before).status()).isEqualTo("replayed");
            assertThat(at(node).deliver(word).status()).isEqualTo("replayed");
        }
        assertThat(bookings()).isEqualTo(1);
    }

    /** The guest's name is all that is missing. */
    private Reply almostDone() {
        ObjectNode wish = booking("", 2);
        ((ObjectNode) wish.path("parameters")).remove("guest_name");
        Reply question = at(0).send(wish);
        assertThat(question.flow()).as(question.message()).isEqualTo("information_request");
        return question;
    }

    private static ObjectNode booking(String name, int people) {
        ObjectNode payload = Agent.start("A table, please").put("capability", "book_table");
        payload.putObject("parameters")
                .put("party_size", people)
                .put("guest_name", name)
                .put("date", "2026-10-16")
                .put("time", "19:00");
        return payload;
    }

    /** Each at a node of its own, at the same moment. */
    private List<Reply> atOnce(List<ObjectNode> envelopes) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(envelopes.size());
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<Reply>> futures = new ArrayList<>();
            for (int node = 0; node < envelopes.size(); node++) {
                Agent agent = at(node);
                ObjectNode envelope = envelopes.get(node);
                futures.add(threads.submit(() -> {
                    start.await();
                    return agent.deliver(envelope);
                }));
            }
            start.countDown();
            List<Reply> replies = new ArrayList<>();
            for (Future<Reply> future : futures) {
                replies.add(future.get());
            }
            return replies;
        } finally {
            threads.shutdownNow();
        }
    }

    private int bookings() throws SQLException {
        return count("SELECT count(*) FROM booking WHERE status = 'booked'");
    }

    private int count(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }
}
