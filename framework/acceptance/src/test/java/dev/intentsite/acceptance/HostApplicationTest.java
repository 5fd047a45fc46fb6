package dev.intentsite.acceptance;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.acceptance.library.LendingDesk;
import dev.intentsite.http.IntentSitePlugin;
import dev.intentsite.protocol.StrictJson;
import dev.intentsite.site.IntentSite;
import io.javalin.Javalin;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The site inside an application that would break it if it could. */
class HostApplicationTest {
    private final IntentSite site = IntentSite.of(new LendingDesk());
    private Javalin host;

    @BeforeEach
    void open() {
        host = Javalin.create(config -> {
            config.http.maxRequestSize = 10;
            config.router.contextPath = "/shop";
            config.registerPlugin(new IntentSitePlugin(site));
            config.routes.before(context -> {
                throw new IllegalStateException("Nobody may pass");
            });
            config.routes.exception(Exception.class, (e, context) -> context.status(418));
            config.routes.error(400, context -> context.result("the host's 400"));
            config.routes.error(405, context -> context.result("the host's 405"));
            config.routes.post("/intent", context -> context.result("hijacked"));
        });
        host.start("localhost", 0);
    }

    @AfterEach
    void close() {
        host.stop();
        site.close();
    }

    private String status(byte[] body) {
        byte[] answer = given().port(host.port())
                .contentType("application/json")
                .body(body)
                .post("/intent")
                .asByteArray();
        return StrictJson.read(answer, 64).path("status").asText();
    }

    @Test
    void limitsAndErrorsAreTheSites() {
        byte[] large = new byte[65_537];
        Arrays.fill(large, (byte) ' ');
        assertThat(status(large)).isEqualTo("payload_too_large");
        assertThat(status(Arrays.copyOf(large, 60_000))).isEqualTo("invalid_request");
        assertThat(status(Agent.start("x").toString().getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("invalid_request");
    }

    @Test
    void otherMethodsAreTheSitesToo() {
        given().port(host.port()).get("/intent").then().statusCode(405);
        given().port(host.port()).get("/intentmanifest.yaml").then().statusCode(200);
    }

    @Test
    void allElseIsTheHosts() {
        given().port(host.port()).get("/shop/anything").then().statusCode(418);
    }
}
