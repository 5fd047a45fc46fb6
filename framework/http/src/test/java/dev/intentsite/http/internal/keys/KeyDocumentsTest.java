package dev.intentsite.http.internal.keys;

import static dev.intentsite.http.internal.keys.Publisher.DIRECTORY;
import static dev.intentsite.http.internal.keys.Publisher.JWKS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts as an origin's keys. */
class KeyDocumentsTest extends KeyDirectoryFixture {
    @Test
    void bothDocumentsAreUnited() {
        publisher.publish(JWKS, ONE).publish(DIRECTORY, OTHER);

        assertThat(isAtHand(ONE)).isFalse();
        assertThat(fetch(ONE)).containsExactlyInAnyOrder(kid(ONE), kid(OTHER));
        assertThat(isAtHand(ONE)).isTrue();
        assertThat(isAtHand(OTHER)).isTrue();
        assertThat(publisher.asked).containsExactlyInAnyOrder(JWKS, DIRECTORY);
    }

    @ParameterizedTest
    @ValueSource(strings = {JWKS, DIRECTORY})
    void oneDocumentIsEnough(String path) {
        publisher.publish(path, ONE);

        assertThat(fetch(ONE)).containsExactly(kid(ONE));
    }

    @Test
    void theRequestCarriesNothingOfThisSite() {
        publisher.on(JWKS, exchange -> {
            exchange.getResponseHeaders().add("Set-Cookie", "a=b; Path=/");
            Publisher.send(exchange, 200, Publisher.set(ONE));
        });
        fetch(ONE);
        clock.advance(Duration.ofHours(1));
        fetch(ONE);

        assertThat(publisher.headers)
                .hasSize(4)
                .allSatisfy(headers -> assertThat(headers)
                        .doesNotContainKeys("Cookie", "Authorization", "Accept-encoding", "Referer"));
    }

    @Test
    void redirectsAreNotFollowed() {
        publisher.publish("/elsewhere", ONE).on(JWKS, exchange -> {
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(302, -1);
        });

        assertThat(fetch(ONE)).isEmpty();
        assertThat(publisher.asked).doesNotContain("/elsewhere");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "[]",
                "{}",
                "{\"keys\":{}}",
                "{\"keys\":[],\"keys\":[]}",
                "{\"keys\":[]} x",
                "\ufeff{\"keys\":[]}"
            })
    void whatIsNoKeySetCountsAsAbsent(String document) {
        publisher.on(JWKS, exchange -> Publisher.send(exchange, 200, document)).publish(DIRECTORY, ONE);

        assertThat(fetch(ONE)).containsExactly(kid(ONE));
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 401, 403, 404, 500, 503})
    void whatIsNotOkCountsAsAbsent(int status) {
        publisher.on(JWKS, exchange -> exchange.sendResponseHeaders(status, -1));

        assertThat(fetch(ONE)).isEmpty();
    }

    @Test
    void sixtyFourKibibytesAreTakenAndNoByteMore() {
        String set = Publisher.set(ONE);
        publisher.on(JWKS, exchange -> Publisher.send(exchange, 200, set + " ".repeat(65_536 - set.length())));
        assertThat(fetch(ONE)).containsExactly(kid(ONE));

        clock.advance(Duration.ofDays(2));
        publisher.on(JWKS, exchange -> Publisher.send(exchange, 200, set + " ".repeat(65_537 - set.length())));
        assertThat(fetch(ONE)).isEmpty();
    }

    @Test
    void anEndlessDocumentAndACompressedOneCountAsAbsent() {
        publisher.on(JWKS, exchange -> {
            exchange.sendResponseHeaders(200, 0);
            while (true) {
                exchange.getResponseBody().write(new byte[8192]);
            }
        });
        publisher.on(DIRECTORY, exchange -> {
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, 0);
            try (var zip = new GZIPOutputStream(exchange.getResponseBody())) {
                zip.write(Publisher.set(ONE).getBytes(StandardCharsets.UTF_8));
            }
        });

        assertThat(fetch(ONE)).isEmpty();
    }
}
