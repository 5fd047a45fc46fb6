package dev.intentsite.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.http.HttpSettings;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntentRouteTest {
    private static final FakeSite SITE = new FakeSite();
    private static final Web WEB = Web.of(SITE);

    private final FakeSite site = SITE;
    private final Web web = WEB;

    @BeforeEach
    void forget() {
        site.forget();
    }

    @AfterAll
    static void stop() throws Exception {
        WEB.close();
    }

    @Test
    void aMessageReachesTheSiteByteByByteAndItsAnswerComesBack() {
        HttpResponse<String> answer = web.send(web.post("{\"message\":\"Grüße\"}"));

        assertThat(site.messages).singleElement().isEqualTo("{\"message\":\"Grüße\"}".getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"bytes\":21}");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(answer.headers().firstValue("Access-Control-Expose-Headers").orElseThrow())
                .contains("Retry-After", "Link");
        assertThat(answer.headers().map())
                .doesNotContainKeys("server", "set-cookie", "access-control-allow-credentials", "x-powered-by");
    }

    @Test
    void theSitesStatusAndRetryAfterAreSent() {
        site.answering = body -> FakeSite.json(503, "{}", OptionalInt.of(7));

        HttpResponse<String> answer = web.send(web.post("{}"));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "Application/JSON",
                "application/json; charset=utf-8",
                "application/json;charset=\"UTF-8\"",
                "application/json; profile=\"a;b\""
            })
    void jsonIsTakenWithParameters(String type) {
        assertThat(web.send(web.post("{}").setHeader("Content-Type", type)).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/jsonx",
                "application/ld+json",
                "application/json, text/plain",
                "application/json; charset=iso-8859-1",
                "application/json; charset",
                "application/json; charset;=utf-8",
                "application/x-www-form-urlencoded",
                "application/json; charset=\"utf-8",
                ";",
                ""
            })
    void otherMediaTypesAreRefused(String type) {
        HttpResponse<String> answer = web.send(web.post("{}").setHeader("Content-Type", type));

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body()).contains("\"status\":\"unsupported_media_type\"");
        assertThat(site.messages).isEmpty();
    }

    @Test
    void aMissingMediaTypeAndACodedBodyAreRefused() {
        assertThat(web.send(web.to("/intent").POST(HttpRequest.BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(415);
        assertThat(web.send(web.post("{}").header("Content-Encoding", "gzip")).statusCode())
                .isEqualTo(415);
        assertThat(web.send(web.post("{}").header("Content-Encoding", "identity"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aBodyOfExactlyTheLimitIsTaken() {
        assertThat(web.send(web.post("x".repeat(65_536))).body()).isEqualTo("{\"bytes\":65536}");
        assertThat(web.send(chunked(65_536)).body()).isEqualTo("{\"bytes\":65536}");
    }

    @ParameterizedTest
    @ValueSource(ints = {65_537, 200_000, 3_000_000})
    void aLargerBodyIsRefusedWhetherItsLengthIsSaidOrNot(int length) {
        HttpResponse<String> fixed = web.send(web.post("x".repeat(length)));
        HttpResponse<String> chunked = web.send(chunked(length));

        assertThat(fixed.statusCode()).isEqualTo(413);
        assertThat(fixed.body()).contains("\"status\":\"payload_too_large\"");
        assertThat(chunked.statusCode()).isEqualTo(413);
        assertThat(chunked.body()).contains("\"status\":\"payload_too_large\"");
        assertThat(site.messages).isEmpty();
    }

    private HttpRequest.Builder chunked(int length) {
        return web.to("/intent")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[length])));
    }

    @Test
    void aLargeBodyIsRefusedBeforeItIsSentToAClientThatAsks() {
        String answer = web.raw("""
                POST /intent HTTP/1.1\r
                Host: localhost\r
                Content-Type: application/json\r
                Content-Length: 999999999\r
                Expect: 100-continue\r
                \r
                """);

        assertThat(answer).startsWith("HTTP/1.1 413 ").doesNotContain("100 Continue");
    }

    @Test
    void theConnectionServesOnAfterARefusal() {
        String refused =
                "POST /intent HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: 3\r\n\r\nabc";
        String taken =
                "POST /intent HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}";

        String answers = web.raw(refused + taken);

        assertThat(answers)
                .startsWith("HTTP/1.1 415 ")
                .contains("HTTP/1.1 200 OK")
                .endsWith("{\"bytes\":2}");
    }

    @Test
    void aBodyThatComesAfterItsRefusalBeganLeavesTheConnectionWhole() throws Exception {
        try (Socket socket = new Socket("localhost", web.port())) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write(
                    ascii(
                            "POST /intent HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: 3\r\n\r\na"));
            out.flush();
            // One whole exchange on another connection: the first request is being refused by now.
            assertThat(web.send(web.post("{}")).statusCode()).isEqualTo(200);
            out.write(
                    ascii(
                            "bcPOST /intent HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}"));
            out.flush();

            assertThat(Web.rest(socket))
                    .startsWith("HTTP/1.1 415 ")
                    .contains("HTTP/1.1 200 OK")
                    .endsWith("{\"bytes\":2}");
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void aBodyThatTricklesIsCutOff() throws Exception {
        try (Web impatient = Web.of(
                        site,
                        HttpSettings.builder().bodyTime(Duration.ofMillis(300)).build());
                Socket socket = new Socket("localhost", impatient.port())) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write(
                    "POST /intent HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{"
                            .getBytes(StandardCharsets.US_ASCII));
            out.flush();

            assertThat(Web.rest(socket))
                    .startsWith("HTTP/1.1 400 ")
                    .contains("\"status\":\"invalid_request\"", "did not arrive")
                    .containsIgnoringCase("Connection: close");
        }
        assertThat(site.messages).isEmpty();
    }

    @Test
    void slowBodiesHoldNoThreads() throws Exception {
        Socket[] slow = new Socket[400];
        try {
            for (int i = 0; i < slow.length; i++) {
                slow[i] = new Socket("localhost", web.port());
                slow[i].getOutputStream()
                        .write(
                                "POST /intent HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{"
                                        .getBytes(StandardCharsets.US_ASCII));
            }
            assertThat(web.send(web.post("{}")).statusCode()).isEqualTo(200);
        } finally {
            for (Socket socket : slow) {
                if (socket != null) {
                    socket.close();
                }
            }
        }
    }

    @Test
    void aBrokenBodyNeverReachesTheSite() {
        String answer = web.raw(
                "POST /intent HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400 ").doesNotContain("Exception", "\tat ");
        assertThat(site.messages).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE", "PATCH", "TRACE", "FOO"})
    void otherMethodsGetWhatIsAllowed(String method) {
        String answer = web.raw(method + " /intent HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 405 ").containsIgnoringCase("\r\nAllow: POST, OPTIONS\r\n");
    }

    @Test
    void anotherMethodIsRefusedWithAnyBody() {
        HttpResponse<String> answer =
                web.send(web.to("/intent").PUT(HttpRequest.BodyPublishers.ofString("y".repeat(100_000))));

        assertThat(answer.statusCode()).isEqualTo(405);
    }

    @Test
    void optionsNamesTheManifest() {
        HttpResponse<String> answer =
                web.send(web.to("/intent").method("OPTIONS", HttpRequest.BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Link")).contains("</intentmanifest.yaml>; rel=\"intent-manifest\"");
        assertThat(answer.headers().firstValue("Allow")).contains("POST, OPTIONS");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Methods")).isEmpty();
    }

    @Test
    void aPreflightAllowsTheContentType() {
        HttpResponse<String> answer = web.send(web.to("/intent")
                .header("Origin", "https://elsewhere.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Headers")).contains("content-type");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Methods")).contains("POST, OPTIONS");
    }

    @Test
    void tooManyMessagesFromOneAddressAreRefusedBeforeTheyAreRead() throws Exception {
        HttpSettings settings = HttpSettings.builder()
                .messagesPerMinute(2)
                .clock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
                .build();
        try (Web limited = Web.of(site, settings)) {
            assertThat(limited.send(limited.post("{}")).statusCode()).isEqualTo(200);
            assertThat(limited.send(limited.post("{}").setHeader("Content-Type", "text/plain"))
                            .statusCode())
                    .isEqualTo(415);

            HttpResponse<String> third = limited.send(limited.post("{}"));

            assertThat(third.statusCode()).isEqualTo(429);
            assertThat(third.body()).contains("\"status\":\"rate_limited\"");
            assertThat(third.headers().firstValue("Retry-After")).contains("30");
            assertThat(site.messages).hasSize(1);
        }
    }

    @Test
    void forwardedAddressesCountOnlyWhereTheirProxyIsNamed() throws Exception {
        HttpSettings.Builder settings =
                HttpSettings.builder().messagesPerMinute(1).clock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
        try (Web believing = Web.of(
                        site, settings.trustForwardedFor("127.0.0.0/8", "::1").build());
                Web sceptical = Web.of(site, settings.trustForwardedFor().build())) {
            assertThat(forwarded(believing, "192.0.2.1")).isEqualTo(200);
            assertThat(forwarded(believing, "192.0.2.2")).isEqualTo(200);
            assertThat(forwarded(believing, "192.0.2.2")).isEqualTo(429);
            assertThat(forwarded(believing, "192.0.2.9, 192.0.2.1")).isEqualTo(429);
            assertThat(forwarded(believing, "2001:db8::1")).isEqualTo(200);
            assertThat(forwarded(believing, "2001:db8::2")).isEqualTo(429);

            assertThat(forwarded(sceptical, "192.0.2.1")).isEqualTo(200);
            assertThat(forwarded(sceptical, "192.0.2.2")).isEqualTo(429);
        }
    }

    private static int forwarded(Web web, String addresses) {
        return web.send(web.post("{}").header("X-Forwarded-For", addresses)).statusCode();
    }

    @Test
    void aDefectIsAnsweredWithoutItsInsides() {
        site.answering = body -> {
            throw new IllegalStateException("secret");
        };

        HttpResponse<String> answer = web.send(web.post("{}"));

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain("secret", "Exception");
    }
}
