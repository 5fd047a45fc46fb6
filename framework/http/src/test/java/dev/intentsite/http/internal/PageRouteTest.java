package dev.intentsite.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageRouteTest {
    private static final Web WEB = Web.of(new FakeSite());

    private final Web web = WEB;

    @AfterAll
    static void stop() throws Exception {
        WEB.close();
    }

    @Test
    void thePageCarriesTheLinkItsOwnHeadersAndATag() {
        HttpResponse<String> answer = web.send(web.to("/intent-ui/?x=1"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("<title>Fake</title>");
        assertThat(answer.headers().firstValue("Link")).contains("</intentmanifest.yaml>; rel=\"intent-manifest\"");
        assertThat(answer.headers().firstValue("Content-Security-Policy")).contains("default-src 'self'");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-cache");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");

        String tag = answer.headers().firstValue("ETag").orElseThrow();
        assertThat(web.send(web.to("/intent-ui/").header("If-None-Match", tag)).statusCode())
                .isEqualTo(304);
    }

    @Test
    void aScriptCarriesNoLink() {
        HttpResponse<String> answer = web.send(web.to("/intent-ui/app.js"));

        assertThat(answer.body()).isEqualTo("1");
        assertThat(answer.headers().firstValue("Link")).isEmpty();
    }

    @Test
    void theAddressWithoutSlashLeadsToThePage() {
        HttpResponse<String> answer = web.send(web.to("/intent-ui"));

        assertThat(answer.statusCode()).isEqualTo(308);
        assertThat(answer.headers().firstValue("Location")).contains("/intent-ui/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/intent-ui/missing",
                "/intent-ui/%2e%2e/intentmanifest",
                "/intent-ui/..%2fx",
                "/intent-ui//",
                "/intent-ui/%00",
                "/intent-ui/a;b",
                "/intent-uix",
                "/",
                "/intent/",
                "/intent/x"
            })
    void whatIsNotThereIsNotFoundOrMalformed(String path) {
        String answer = web.raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answer).containsPattern("^HTTP/1.1 40[04] ").doesNotContain("Exception", "\tat ", "etty");
    }

    @Test
    void aPageTakesNoPost() {
        assertThat(web.raw("POST /intent-ui/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"))
                .startsWith("HTTP/1.1 405 ");
    }
}
