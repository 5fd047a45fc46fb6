package dev.intentsite.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.client.Answered;
import dev.intentsite.client.Transport;
import dev.intentsite.http.IntentServer;
import dev.intentsite.ledger.PostgresServer;
import dev.intentsite.protocol.CanonicalJson;
import dev.intentsite.protocol.StrictJson;
import dev.intentsite.protocol.attribution.Algorithm;
import dev.intentsite.protocol.attribution.RequestSigner;
import dev.intentsite.protocol.attribution.SigningKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * While a message is at a named point of its turn, it comes again: the same bytes and, freshly signed, under the same idempotency key; to the same
 * node and to another one. It is done once, and who asks hears of that or is told to ask again.
 */
final class DuplicatesTest {
    private static final Set<String> TO_ASK_AGAIN = Set.of("conflict", "replayed", "backend_timeout");
    /** A duplicate that waits for the first one's transaction has its answer only after that. */
    private static final Duration MOST_WAIT = Duration.ofMillis(200);

    private static final List<IntentServer> SERVERS = new ArrayList<>();
    private static final List<URI> NODES = new ArrayList<>();

    @TempDir
    private static Path folder;

    private static PGSimpleDataSource database;
    private static Child service;

    private final SigningKey key = SigningKey.generate(Algorithm.ED25519);
    private final RequestSigner signer =
            new RequestSigner(key, "ai_agent", key.publicKey().actorId());
    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService senders = Executors.newCachedThreadPool();

    @BeforeAll
    static void open() throws SQLException, IOException {
        service = Child.start(ServiceProgram.class, folder.resolve("log"), List.of(), List.of());
        database = PostgresServer.database();
        for (int i = 0; i < 2; i++) {
            IntentServer server = TavernProgram.serve(folder, database, service.place());
            SERVERS.add(server);
            NODES.add(URI.create("http://localhost:" + AnswerRelay.before(server.port()) + "/intent"));
        }
    }

    @AfterEach
    void hearNothing() {
        Failpoints.listen(point -> {});
        senders.shutdownNow();
    }

    @AfterAll
    static void close() {
        SERVERS.forEach(IntentServer::close);
        service.kill();
    }

    static Stream<String> pointsOfABooking() {
        return Failpoints.all().stream().filter(point -> !point.startsWith("call."));
    }

    static Stream<String> pointsOfAPayment() {
        return Failpoints.all().stream().filter(point -> !point.startsWith("handler."));
    }

    @ParameterizedTest
    @MethodSource("pointsOfABooking")
    void aBookingIsMadeOnce(String point) throws Exception {
        ObjectNode message = message("A table, please", "book_table", "booking at " + point);
        message.withObject("/parameters")
                .put("party_size", 2)
                .put("guest_name", "Jane Smith")
                .put(
                        "date",
                        LocalDate.of(2026, 10, 16)
                                .plusDays(Failpoints.all().indexOf(point))
                                .toString())
                .put("time", "20:00");
        List<String> before = references();

        String reference = sendWithDuplicates(message, point);

        assertThat(references()).hasSize(before.size() + 1).contains(reference);
    }

    @ParameterizedTest
    @MethodSource("pointsOfAPayment")
    void aPaymentIsAskedForOnce(String point) throws Exception {
        ObjectNode message = message("A deposit of 20 euros", "pay_deposit", "payment at " + point);
        message.withObject("/parameters").put("amount", 20);
        int before = ServiceProgram.allCharges(service.place());

        String key = sendWithDuplicates(message, point);

        assertThat(ServiceProgram.charges(service.place(), key)).isEqualTo(1);
        assertThat(ServiceProgram.allCharges(service.place()))
                .as("under whatever key")
                .isEqualTo(before + 1);
    }

    private static ObjectNode message(String words, String capability, String name) {
        String id = name.replaceAll("[^a-z]", "-");
        return JsonNodeFactory.instance
                .objectNode()
                .put("protocol_version", "1.0")
                .put("flow_type", "intent_request")
                .put("message", words)
                .put("interaction_id", id)
                .put("capability", capability)
                .put("idempotency_key", id + "-key");
    }

    private byte[] signed(ObjectNode message) {
        ObjectNode envelope = message.deepCopy();
        envelope.set(
                "attribution",
                signer.sign(
                        message,
                        House.ORIGIN,
                        RequestSigner.Terms.NONE,
                        HouseTime.clock().instant()));
        return CanonicalJson.bytes(envelope);
    }

    private JsonNode send(URI node, byte[] bytes) {
        Answered answered = Transport.http(http, node, Duration.ofSeconds(30)).exchange(bytes);
        return StrictJson.read(answered.body(), 32);
    }

    /** The one {@code external_id} that is heard by all who hear one, in the end by everybody. */
    private String sendWithDuplicates(ObjectNode message, String point) throws Exception {
        byte[] bytes = signed(message);
        List<Future<JsonNode>> duplicates = new ArrayList<>();
        AtomicBoolean first = new AtomicBoolean(true);
        CompletableFuture<Void> injected = new CompletableFuture<>();
        Failpoints.listen(here -> {
            if (here.equals(point) && first.getAndSet(false)) {
                for (URI node : NODES) {
                    duplicates.add(senders.submit(() -> send(node, bytes)));
                    duplicates.add(senders.submit(() -> send(node, signed(message))));
                }
                waitALittle(duplicates);
                injected.complete(null);
            }
        });
        List<JsonNode> answers = new ArrayList<>();
        answers.add(send(NODES.get(0), bytes));
        injected.get(30, TimeUnit.SECONDS);
        for (Future<JsonNode> duplicate : duplicates) {
            answers.add(duplicate.get(30, TimeUnit.SECONDS));
        }
        for (URI node : NODES) {
            answers.add(send(node, signed(message)));
        }

        for (URI node : NODES) {
            assertThat(send(node, bytes).path("status").asText())
                    .as("the same bytes once more")
                    .isEqualTo("replayed");
        }
        assertThat(answers)
                .filteredOn(answer -> !isConfirmed(answer))
                .allSatisfy(answer -> assertThat(TO_ASK_AGAIN)
                        .as("%s", answer)
                        .contains(answer.path("status").asText()));
        assertThat(answers.subList(answers.size() - NODES.size(), answers.size()))
                .allMatch(DuplicatesTest::isConfirmed);
        List<String> results = answers.stream()
                .filter(DuplicatesTest::isConfirmed)
                .map(answer -> answer.path("external_id").asText())
                .distinct()
                .toList();
        assertThat(results).hasSize(1);
        return results.get(0);
    }

    private static boolean isConfirmed(JsonNode answer) {
        return answer.path("status").asText().equals("confirmed");
    }

    private static void waitALittle(List<Future<JsonNode>> duplicates) {
        long until = System.nanoTime() + MOST_WAIT.toNanos();
        for (Future<JsonNode> duplicate : duplicates) {
            try {
                duplicate.get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException waits) {
                // It has its answer later.
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private List<String> references() throws SQLException {
        List<String> references = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement("SELECT reference FROM booking");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                references.add(row.getString(1));
            }
        }
        return references;
    }
}
