package dev.intentsite.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.intentsite.acceptance.library.LendingDesk;
import dev.intentsite.testkit.TestClock;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the site behaves as a web server. */
class HttpMannersTest {
    private Served site;

    @BeforeEach
    void open() {
        site = Served.of(TestClock.at("2026-11-20T10:00", "UTC"), new LendingDesk());
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void theManifestIsCachedAndAskedForAgainByItsTag() {
        String tag = site.http()
                .get("/intentmanifest.yaml")
                .then()
                .statusCode(200)
                .header("Content-Type", equalTo("application/yaml; charset=utf-8"))
                .header("Cache-Control", equalTo("public, max-age=300"))
                .header("Last-Modified", notNullValue())
                .header("Access-Control-Allow-Origin", equalTo("*"))
                .extract()
                .header("ETag");
        site.http()
                .header("If-None-Match", tag)
                .get("/intentmanifest.yaml")
                .then()
                .statusCode(304);
        site.http().head("/intentmanifest.yaml").then().statusCode(200).header("ETag", equalTo(tag));
    }

    @Test
    void everyOriginsBrowserMayAsk() {
        site.http()
                .header("Origin", "https://elsewhere.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type")
                .options("/intent")
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Origin", equalTo("*"))
                .header("Access-Control-Allow-Headers", containsString("content-type"))
                .header("Link", equalTo("</intentmanifest.yaml>; rel=\"intent-manifest\""));
        site.http()
                .header("Origin", "https://elsewhere.example")
                .get("/.well-known/jwks.json")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", equalTo("*"));
    }

    @Test
    void otherMethodsAreNamedNotAllowed() {
        site.http().get("/intent").then().statusCode(405).header("Allow", containsString("POST"));
        site.http().body("x").put("/intent").then().statusCode(405).header("Allow", containsString("OPTIONS"));
    }

    @Test
    void anAnswerIsJsonWithRetryAfterExposed() {
        var answer = new Agent(site).post("{".getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.contentType()).startsWith("application/json");
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(answer.header("Access-Control-Expose-Headers"))
                .contains("Retry-After")
                .contains("Link");
        assertThat(answer.cookies()).isEmpty();
    }

    @Test
    void thePagesHaveAStrictPolicyAndNameTheManifest() {
        site.http()
                .get("/intent-ui/")
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("default-src"))
                .header("Link", containsString("rel=\"intent-manifest\""));
    }
}
