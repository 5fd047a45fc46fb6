package dev.intentsite.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.protocol.attribution.Algorithm;
import dev.intentsite.protocol.attribution.RequestSigner;
import dev.intentsite.protocol.attribution.ResponseVerifier;
import dev.intentsite.protocol.attribution.SigningKey;
import dev.intentsite.protocol.attribution.Trust;
import dev.intentsite.site.ConfigurationException;
import dev.intentsite.site.IntentSite;
import dev.intentsite.site.SiteKeys;
import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class IntentServerTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SigningKey key = SigningKey.generate(Algorithm.ED25519);

    private static HttpResponse<String> send(String origin, String path, ObjectNode envelope) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(origin + path))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(envelope.toString()))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private ObjectNode request(String site, String actorId) {
        ObjectNode payload = JsonNodeFactory.instance
                .objectNode()
                .put("protocol_version", "1.0")
                .put("flow_type", "intent_request")
                .put("message", "Say hello to Ada Lovelace")
                .put("interaction_id", "a-first-conversation")
                .put("capability", "greet");
        payload.putObject("parameters").put("name", "Ada Lovelace");
        ObjectNode attribution = new RequestSigner(key, "ai_agent", actorId)
                .sign(payload, site, RequestSigner.Terms.NONE, Instant.now());
        payload.set("attribution", attribution);
        return payload;
    }

    @Test
    void oneLineServesASiteWhoseAnswersVerifyByItsPublishedKeys() throws Exception {
        try (IntentServer server = IntentServer.start(0, new Greeter());
                HttpKeySource keys = HttpKeySource.forSite("http://localhost")) {
            String site = "http://localhost:" + server.port();
            assertThat(server.site().origin()).isEqualTo(site);
            ObjectNode request = request(site, key.publicKey().actorId());

            HttpResponse<String> answer = send(site, "/intent", request);

            JsonNode envelope = JSON.readTree(answer.body());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(envelope.path("message").textValue()).contains("Ada Lovelace");
            new ResponseVerifier(site, keys, Duration.ofSeconds(300)).verify(request, envelope, Instant.now());
        }
    }

    @Test
    void anActorIsKnownByTheKeysThatItsOriginPublishes() throws Exception {
        try (IntentServer agent = IntentServer.builder()
                        .port(0)
                        .start(origin -> IntentSite.builder(new Greeter())
                                .origin(origin)
                                .keys(SiteKeys.of(key))
                                .build());
                IntentServer server = IntentServer.builder()
                        .port(0)
                        .start(origin -> IntentSite.builder(new Greeter())
                                .origin(origin)
                                .trust(Trust.ORIGIN_VERIFIED)
                                .build())) {
            String site = server.site().origin();

            assertThat(send(site, "/intent", request(site, agent.site().origin()))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(send(site, "/intent", request(site, key.publicKey().actorId()))
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void refusalsBeforeReadingAreSignedEnvelopes() throws Exception {
        try (IntentServer server = IntentServer.start(0, new Greeter())) {
            String site = server.site().origin();
            ObjectNode large = request(site, key.publicKey().actorId()).put("padding", "x".repeat(70_000));

            HttpResponse<String> answer = send(site, "/intent", large);

            JsonNode envelope = JSON.readTree(answer.body());
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(envelope.path("status").textValue()).isEqualTo("payload_too_large");
            assertThat(envelope.path("attribution")
                            .path("chain")
                            .get(0)
                            .path("actor_id")
                            .textValue())
                    .isEqualTo(site);
        }
    }

    @Test
    void theSameSiteMountsIntoAnApplication() throws Exception {
        IntentSite site = IntentSite.builder(new Greeter()).build();
        Javalin application = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.registerPlugin(new IntentSitePlugin(site));
                    config.routes.get("/own", context -> context.result("own"));
                })
                .start("localhost", 0);
        try (site) {
            String here = "http://localhost:" + application.port();
            ObjectNode request = request(site.origin(), key.publicKey().actorId());

            assertThat(send(here, "/intent", request).statusCode()).isEqualTo(200);
        } finally {
            application.stop();
        }
    }

    @Test
    void plainHttpToTheWorldMustBeAskedForByName() {
        IntentServer.Builder everywhere = IntentServer.builder().port(0).host("0.0.0.0");
        try (IntentSite site = IntentSite.builder(new Greeter())
                .origin("https://greeter.example")
                .build()) {
            assertThatThrownBy(() -> everywhere.start(site))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessage("This site cannot start; 1 fault:\n  - IntentServer: plain HTTP on 0.0.0.0 for"
                            + " https://greeter.example would let anyone on the way read and change messages; give tls(…), or,"
                            + " where a proxy before it speaks HTTPS, say plainHttpBehindProxy()");
            assertThatThrownBy(() -> IntentServer.builder().port(0).start(site))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("plainHttpBehindProxy()");
            try (IntentServer behindProxy = everywhere.plainHttpBehindProxy().start(site)) {
                assertThat(behindProxy.port()).isPositive();
            }
        }
    }

    @Test
    void aFaultInTheSiteGivesThePortBack() throws Exception {
        int[] port = new int[1];
        assertThatThrownBy(() -> IntentServer.builder().port(0).start(origin -> {
                    port[0] = URI.create(origin).getPort();
                    throw new ConfigurationException(java.util.List.of("a fault"));
                }))
                .isInstanceOf(ConfigurationException.class);

        try (IntentServer again = IntentServer.start(port[0], new Greeter())) {
            assertThat(again.port()).isEqualTo(port[0]);
        }
    }

    @Test
    void aSiteIsServedAtThePortOfItsOrigin() throws Exception {
        int port;
        try (IntentServer free = IntentServer.start(0, new Greeter())) {
            port = free.port();
        }
        try (IntentSite site = IntentSite.builder(new Greeter())
                        .origin("http://localhost:" + port)
                        .clock(Clock.systemUTC())
                        .build();
                IntentServer server = IntentServer.start(site)) {
            assertThat(server.port()).isEqualTo(port);
        }
    }
}
