package dev.intentsite.acceptance;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import dev.intentsite.client.SiteDescription;
import dev.intentsite.http.HttpSettings;
import dev.intentsite.http.IntentServer;
import dev.intentsite.protocol.Manifest;
import dev.intentsite.protocol.StrictJson;
import dev.intentsite.site.IntentSite;
import dev.intentsite.site.SiteBuilder;
import dev.intentsite.testkit.TestClock;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.function.Function;

/** A site on a free port, known by what it publishes there, with the clock in the test's hands. */
final class Served implements AutoCloseable {
    final IntentServer server;
    final TestClock clock;
    private final SiteDescription description;

    private Served(IntentServer server, TestClock clock) {
        this.server = server;
        this.clock = clock;
        JsonNode keys = StrictJson.read(
                http().get("/.well-known/jwks.json")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray(),
                8);
        Manifest manifest = Manifest.ofYaml(http().get("/intentmanifest.yaml")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray());
        this.description = SiteDescription.of(server.site().origin(), manifest, keys);
    }

    /** Starts what {@code maker} makes of a builder for the origin; the clock and room for a crowd are set here. */
    static Served start(TestClock clock, Function<String, SiteBuilder> maker) {
        HttpSettings settings = HttpSettings.builder().clock(clock).build();
        return start(clock, settings, maker);
    }

    static Served start(TestClock clock, HttpSettings settings, Function<String, SiteBuilder> maker) {
        return new Served(
                IntentServer.builder()
                        .port(0)
                        .plainHttpBehindProxy()
                        .drain(Duration.ofSeconds(3))
                        .settings(settings)
                        .start(origin -> maker.apply(origin).clock(clock).build()),
                clock);
    }

    /** A site of these objects. */
    static Served of(TestClock clock, Object... handlers) {
        return start(
                clock, origin -> IntentSite.builder(handlers).origin(origin).zone(clock.getZone()));
    }

    SiteDescription description() {
        return description;
    }

    String origin() {
        return description.origin();
    }

    RequestSpecification http() {
        return given().baseUri("http://localhost:" + server.port()).header("Connection", "close");
    }

    @Override
    public void close() {
        server.close();
    }
}
