package dev.intentsite.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.http.HttpSettings;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever bytes come, the server answers without a defect and without its insides, and serves on. */
class RawBytesTest {
    private static final List<String> SEEDS = List.of(
            "POST /intent HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: 2\r\n\r\n{}",
            "POST /intent HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
            "GET /intentmanifest.yaml HTTP/1.1\r\nHost: localhost\r\nIf-None-Match: W/\"a\", \"m1\"\r\nIf-Modified-Since: Fri, 20 Nov 2026 10:00:00 GMT\r\n\r\n",
            "OPTIONS /intent HTTP/1.1\r\nHost: localhost\r\nOrigin: https://a.example\r\nAccess-Control-Request-Method: POST\r\n\r\n",
            "GET /intent-ui/app.js?x=%41 HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 1.2.3.4, ::1\r\nAccept: text/event-stream\r\n\r\n",
            "HEAD /.well-known/jwks.json HTTP/1.0\r\n\r\n");
    private static final String SPICE = "\r\n\0\t :;,\"'%/\\\u00ff\u007f*{}[]=0123456789abcXYZ";

    @Test
    void aThousandMutations() throws Exception {
        mutate(20_261_120L, 1_000);
    }

    @Test
    @Tag("long")
    void manyMutations() throws Exception {
        mutate(System.nanoTime(), 200_000);
    }

    private static void mutate(long seed, int count) throws Exception {
        Random random = new Random(seed);
        HttpSettings settings = HttpSettings.builder()
                .messagesPerMinute(10_000_000)
                .bodyTime(Duration.ofMillis(50))
                .trustForwardedFor("127.0.0.0/8")
                .build();
        try (Web web = Web.of(new FakeSite(), settings)) {
            for (int i = 0; i < count; i++) {
                String request = mutation(random);
                assertThat(answer(web, request))
                        .as("seed %d, mutation %d: %s", seed, i, request)
                        .doesNotContainPattern("^HTTP/1\\.1 50[0-46-9]")
                        .doesNotContain("Exception", "\tat ", "etty");
            }
            assertThat(web.send(web.post("{}")).statusCode()).isEqualTo(200);
        }
    }

    private static String mutation(Random random) {
        StringBuilder request = new StringBuilder(SEEDS.get(random.nextInt(SEEDS.size())));
        for (int edits = 1 + random.nextInt(4); edits > 0 && request.length() > 0; edits--) {
            int at = random.nextInt(request.length());
            char spice = SPICE.charAt(random.nextInt(SPICE.length()));
            switch (random.nextInt(4)) {
                case 0 -> request.setCharAt(at, spice);
                case 1 -> request.insert(at, spice);
                case 2 -> request.deleteCharAt(at);
                default ->
                    request.insert(at, request.substring(at, Math.min(request.length(), at + 1 + random.nextInt(40))));
            }
        }
        return request.toString();
    }

    private static String answer(Web web, String request) throws IOException {
        try (Socket socket = new Socket("localhost", web.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return Web.rest(socket);
        } catch (SocketException e) {
            return "";
        }
    }
}
