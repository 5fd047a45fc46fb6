package dev.intentsite.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentRouteTest {
    private static final String MANIFEST = "/intentmanifest.yaml";

    private static final Web WEB = Web.of(new FakeSite());

    private final Web web = WEB;

    @AfterAll
    static void stop() throws Exception {
        WEB.close();
    }

    @Test
    void theManifestIsYamlWithAllThatACacheNeeds() {
        HttpResponse<String> answer = web.send(web.to(MANIFEST));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("company: Fake\n");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/yaml; charset=utf-8");
        assertThat(answer.headers().firstValue("ETag")).contains("\"m1\"");
        assertThat(answer.headers().firstValue("Last-Modified")).contains("Fri, 20 Nov 2026 10:00:00 GMT");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("public, max-age=300");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    }

    @Test
    void theKeySetIsAJwkSet() {
        HttpResponse<String> answer = web.send(web.to("/.well-known/jwks.json"));

        assertThat(answer.body()).isEqualTo("{\"keys\":[]}");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/jwk-set+json");
        assertThat(answer.headers().firstValue("ETag")).contains("\"k1\"");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    }

    @Test
    void headGivesTheHeadersAlone() {
        HttpResponse<String> answer = web.send(web.to(MANIFEST).method("HEAD", HttpRequest.BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("Content-Length")).contains("14");
        assertThat(answer.headers().firstValue("ETag")).contains("\"m1\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"m1\"", "W/\"m1\"", "\"a\", \"m1\"", "\"a,b\",W/\"m1\" ", "*"})
    void aClientThatHoldsItGetsNotModified(String tags) {
        HttpResponse<String> answer = web.send(web.to(MANIFEST).header("If-None-Match", tags));

        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("ETag")).contains("\"m1\"");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("public, max-age=300");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"m2\"", "m1", "W/\"M1\"", "\"x\", \"y\"", "\"m1", ""})
    void anotherTagGetsTheDocument(String tags) {
        assertThat(web.send(web.to(MANIFEST).header("If-None-Match", tags)).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Fri, 20 Nov 2026 10:00:00 GMT | 304",
                "Fri, 20 Nov 2026 10:00:01 GMT | 304",
                "Fri, 20 Nov 2026 09:59:59 GMT | 200",
                "Friday, 20-Nov-26 10:00:00 GMT | 304",
                "yesterday | 200"
            })
    void theDateOfTheClientsCopyDecides(String date, int status) {
        assertThat(web.send(web.to(MANIFEST).header("If-Modified-Since", date)).statusCode())
                .isEqualTo(status);
    }

    @Test
    void aTagOutweighsADate() {
        HttpResponse<String> answer = web.send(web.to(MANIFEST)
                .header("If-None-Match", "\"old\"")
                .header("If-Modified-Since", "Fri, 20 Nov 2026 10:00:00 GMT"));

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "TRACE"})
    void otherMethodsGetWhatIsAllowed(String method) {
        String answer = web.raw(method + " " + MANIFEST + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 405 ").containsIgnoringCase("\r\nAllow: GET, HEAD, OPTIONS\r\n");
    }

    @Test
    void http10IsAnswered() {
        assertThat(web.raw("GET " + MANIFEST + " HTTP/1.0\r\n\r\n"))
                .startsWith("HTTP/1.1 200 OK")
                .endsWith("company: Fake\n");
    }
}
