package dev.intentsite.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.intentsite.ledger.Ledger;
import dev.intentsite.ledger.SqlLedger;
import dev.intentsite.protocol.ErrorStatus;
import dev.intentsite.protocol.attribution.Pin;
import dev.intentsite.protocol.attribution.Vectors;
import dev.intentsite.site.IntentSite;
import dev.intentsite.testkit.TestClock;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The vectors through HTTP, at a site behind a proxy whose origin is theirs. */
class VectorsTest {
    private static final Instant NOW = Instant.parse("2026-03-08T19:23:45Z");

    /** The vectors were signed before the site starts: only one that outlives its process takes them. */
    @TempDir
    Path folder;

    private final Troubles backend = new Troubles();
    private final TestClock clock = TestClock.at(NOW);
    private Ledger ledger;
    private Served site;

    @BeforeEach
    void open() {
        ledger = SqlLedger.file(folder.resolve("ledger.db"));
        site = Served.start(
                clock,
                origin -> IntentSite.builder(backend)
                        .origin("https://bellacucina.example")
                        .ledger(ledger)
                        .messagesPerMinute(1000)
                        .keySource(Vectors.keySource())
                        .pins(Vectors.pins().toArray(Pin[]::new)));
    }

    @AfterEach
    void close() {
        site.close();
        ledger.close();
    }

    private void setClock(JsonNode vector) {
        Instant now = Instant.parse(vector.path("now").asText(NOW.toString()));
        clock.advance(Duration.between(clock.instant(), now));
    }

    private Reply post(JsonNode envelope) {
        return post(envelope, envelope.toString().getBytes(StandardCharsets.UTF_8));
    }

    private Reply post(JsonNode envelope, byte[] body) {
        Response answer = site.http().contentType("application/json").body(body).post("/intent");
        return Verification.of(site).reply(envelope, answer);
    }

    @TestFactory
    Stream<DynamicTest> refusedRequestsAreRefusedWithTheirStatusAndEntry() {
        return Vectors.of("refused", "request")
                .map(vector -> dynamicTest(vector.get("name").asText(), () -> {
                    setClock(vector);
                    Reply reply = post(vector.get("envelope"));
                    assertThat(reply.status())
                            .as(reply.message())
                            .isEqualTo(vector.get("status").asText());
                    assertThat(reply.http()).isEqualTo(httpOf(reply.status()));
                    if (vector.get("entry").isInt()) {
                        assertThat(reply.message())
                                .contains("Chain entry " + vector.get("entry").asInt());
                    }
                    assertThat(ledger.find(vector.at("/envelope/interaction_id").asText()))
                            .isEmpty();
                }));
    }

    private static int httpOf(String status) {
        return ErrorStatus.valueOf(status.toUpperCase(Locale.ROOT)).http();
    }

    @TestFactory
    Stream<DynamicTest> refusedBodiesAreRefusedBeforeTheirAttributionIsRead() {
        return Vectors.refusedBodies()
                .map(body -> dynamicTest(body.name(), () -> {
                    Reply reply = post(Agent.start("-"), body.bytes());
                    assertThat(reply.status()).as(reply.message()).isEqualTo(body.status());
                    assertThat(reply.http()).isEqualTo(httpOf(reply.status()));
                    assertThat(backend.calls).hasValue(0);
                }));
    }

    @TestFactory
    Stream<DynamicTest> validRequestsAreAccepted() {
        return Vectors.of("valid", "request")
                .filter(vector -> !vector.get("name").asText().equals("a yes to that answer"))
                .map(vector -> dynamicTest(vector.get("name").asText(), () -> {
                    setClock(vector);
                    try (Ledger own = SqlLedger.file(Files.createTempFile(folder, "own", ".db"));
                            Served fresh = Served.start(
                                    clock,
                                    origin -> IntentSite.builder(backend)
                                            .origin("https://bellacucina.example")
                                            .ledger(own)
                                            .keySource(Vectors.keySource())
                                            .pins(Vectors.pins().toArray(Pin[]::new)))) {
                        Response answer = fresh.http()
                                .contentType("application/json")
                                .body(vector.get("envelope").toString().getBytes(StandardCharsets.UTF_8))
                                .post("/intent");
                        Reply reply = Verification.of(fresh).reply(vector.get("envelope"), answer);
                        assertThat(reply.flow()).as(reply.message()).isNotEqualTo("error");
                        assertThat(reply.reference()).isPresent();
                    }
                }));
    }

    @Test
    void aValidYesToAnAnswerThatThisSiteNeverGaveIsRefused() {
        JsonNode yes = Vectors.valid("a yes to that answer");
        Reply reply = post(yes.get("envelope"));
        assertThat(reply.status()).isEqualTo("invalid_transition");
        assertThat(reply.reference()).as("the attribution itself holds").isPresent();
    }
}
