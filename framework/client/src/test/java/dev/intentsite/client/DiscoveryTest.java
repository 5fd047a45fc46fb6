package dev.intentsite.client;

import static dev.intentsite.client.FakeServer.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.intentsite.protocol.CanonicalJson;
import dev.intentsite.protocol.attribution.Algorithm;
import dev.intentsite.protocol.attribution.JwkSet;
import dev.intentsite.protocol.attribution.KeySource.PublishedKey;
import dev.intentsite.protocol.attribution.SigningKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DiscoveryTest {
    private final MovingClock clock = new MovingClock();
    private final FakeServer server = new FakeServer(clock);
    private final IntentClient client = IntentClient.builder(SigningKey.generate(Algorithm.ED25519))
            .clock(clock)
            .build();

    DiscoveryTest() throws IOException {}

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aSiteIsDiscoveredAndAnswersOverHttp() {
        server.site.says(FakeSite.question());

        SiteDescription site = client.discover(server.origin() + "/");
        SiteAnswer answer = client.converse(site).start("Book a table");

        assertThat(site.origin()).isEqualTo(server.origin());
        assertThat(site.endpoint()).hasToString(server.origin() + "/intent");
        assertThat(site.manifest().company()).isEqualTo("Bella Cucina");
        assertThat(site.keys()).hasSize(1);
        assertThat(answer.isSigned()).isTrue();
        assertThat(answer.kid()).contains(server.site.key.publicKey().thumbprint());
    }

    @Test
    void keysFromBothDocumentsAreUnited() {
        SigningKey second = SigningKey.generate(Algorithm.ES256);
        server.page(
                "/.well-known/http-message-signatures-directory",
                text(
                        200,
                        new JwkSet(List.of(new PublishedKey(second.publicKey(), Optional.empty())))
                                .toJson()
                                .toString()));

        assertThat(client.discover(server.origin()).keys())
                .extracting(key -> key.thumbprint())
                .containsExactlyInAnyOrder(
                        server.site.key.publicKey().thumbprint(),
                        second.publicKey().thumbprint());
    }

    @Test
    void aKeyThatIsNotKnownYetIsFetchedOnceAMinuteAtMost() {
        int[] fetches = new int[1];
        FakeServer.Page former = text(200, server.site.jwks().toString());
        server.page("/.well-known/jwks.json", exchange -> {
            fetches[0]++;
            former.serve(exchange);
        });
        SiteDescription site = client.discover(server.origin());
        SigningKey rotated = SigningKey.generate(Algorithm.ED25519);
        for (int i = 0; i < 3; i++) {
            server.site.does(request ->
                    Answered.of(200, CanonicalJson.bytes(server.site.signedBy(rotated, request, FakeSite.question()))));
        }
        Conversation conversation = client.converse(site);

        assertThatThrownBy(() -> conversation.start("Book a table")).isInstanceOf(UnverifiedAnswerException.class);
        assertThatThrownBy(conversation::again).isInstanceOf(UnverifiedAnswerException.class);
        assertThat(fetches[0]).isEqualTo(2);

        clock.advance(Duration.ofMinutes(1));
        server.page(
                "/.well-known/jwks.json",
                text(
                        200,
                        new JwkSet(List.of(new PublishedKey(rotated.publicKey(), Optional.empty())))
                                .toJson()
                                .toString()));
        assertThat(conversation.again().isSigned()).isTrue();
    }

    @Test
    void aHostWithoutAManifestIsNoIntentSite() {
        server.page("/intentmanifest.yaml", text(404, "no"));

        assertThatThrownBy(() -> client.discover(server.origin()))
                .isInstanceOf(UnusableSiteException.class)
                .hasMessage(server.origin() + " is no IntentSite: /intentmanifest.yaml answered HTTP 404");
    }

    @Test
    void aRedirectIsNotFollowedAndSaysWhereItLeads() {
        server.page("/intentmanifest.yaml", exchange -> {
            exchange.getResponseHeaders().add("Location", "https://www.bella.example/intentmanifest.yaml");
            exchange.sendResponseHeaders(301, -1);
        });

        assertThatThrownBy(() -> client.discover(server.origin()))
                .isInstanceOf(UnusableSiteException.class)
                .hasMessage(server.origin() + "/intentmanifest.yaml redirects to"
                        + " https://www.bella.example/intentmanifest.yaml: a site is known by the origin that serves its"
                        + " manifest, so ask that one");
    }

    @Test
    void everyFaultOfAManifestIsListed() {
        server.page("/intentmanifest.yaml", text(200, "manifest_version: \"1.0\"\ncompany: 7\ncapabilities: []\n"));

        assertThatThrownBy(() -> client.discover(server.origin()))
                .isInstanceOf(UnusableSiteException.class)
                .hasMessageStartingWith(server.origin() + "/intentmanifest.yaml cannot be used: ")
                .hasMessageContaining("/last_updated")
                .hasMessageContaining("/contact");
    }

    @Test
    void whatIsNotYamlIsNoManifest() {
        server.page("/intentmanifest.yaml", text(200, "a: [b"));

        assertThatThrownBy(() -> client.discover(server.origin()))
                .isInstanceOf(UnusableSiteException.class)
                .hasMessageStartingWith(server.origin() + "/intentmanifest.yaml cannot be used: ");
    }

    @Test
    void anEndpointWithoutEncryptionElsewhereIsNotUsed() {
        server.page(
                "/intentmanifest.yaml",
                text(200, new String(FakeSite.manifest("http://bella.example/intent"), StandardCharsets.UTF_8)));

        assertThatThrownBy(() -> client.discover(server.origin()))
                .isInstanceOf(UnusableSiteException.class)
                .hasMessage("The manifest of " + server.origin() + " names the intent_endpoint"
                        + " http://bella.example/intent, which is not used: it has to be an https address (plain http on"
                        + " this machine alone)");
    }

    @Test
    void aSiteWithoutKeysCannotBeVerifiedAndTheMessageListsWhatWasTried() {
        server.page("/.well-known/jwks.json", text(200, "{\"keys\":[]}"));

        assertThatThrownBy(() -> client.discover(server.origin()))
                .isInstanceOf(UnusableSiteException.class)
                .hasMessage(server.origin() + " publishes no key, so nothing that it answers can be verified. Tried: "
                        + server.origin() + "/.well-known/jwks.json (no Ed25519 or P-256 key), " + server.origin()
                        + "/.well-known/http-message-signatures-directory (HTTP 404)");
    }

    @Test
    void aManifestWithoutEndIsNotRead() {
        server.page("/intentmanifest.yaml", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] chunk = new byte[64 * 1024];
            for (int i = 0; i < 128; i++) {
                exchange.getResponseBody().write(chunk);
            }
        });

        assertThatThrownBy(() -> client.discover(server.origin()))
                .isInstanceOf(UnusableSiteException.class)
                .hasMessageContaining("more than 4194304 bytes");
    }

    @Test
    void anAnswerWithoutEndIsNotRead() {
        SiteDescription site = client.discover(server.origin());
        server.page("/intent", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] chunk = new byte[64 * 1024];
            for (int i = 0; i < 64; i++) {
                exchange.getResponseBody().write(chunk);
            }
        });

        UnverifiedAnswerException refused = catchThrowableOfType(
                UnverifiedAnswerException.class, () -> client.converse(site).start("Book a table"));

        assertThat(refused.reason()).isEqualTo("too_large");
    }

    @Test
    void anAnswerThatDripsIsGivenUpInTime() {
        CountDownLatch done = new CountDownLatch(1);
        IntentClient hasty = IntentClient.builder(SigningKey.generate(Algorithm.ED25519))
                .clock(clock)
                .timeout(Duration.ofMillis(300))
                .build();
        SiteDescription site = client.discover(server.origin());
        server.page("/intent", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            try {
                done.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });

        assertThatThrownBy(() -> hasty.converse(site).start("Book a table"))
                .isInstanceOf(SiteUnreachableException.class)
                .hasMessage(server.origin() + "/intent did not answer within 300 ms");
        done.countDown();
    }

    @Test
    void whereNobodyListensTheMessageSaysSo() {
        String origin = server.origin();
        server.close();

        assertThatThrownBy(() -> client.discover(origin))
                .isInstanceOf(SiteUnreachableException.class)
                .hasMessage("Nothing listens at " + origin + "/intentmanifest.yaml: is the site running?");
    }

    @Test
    void aHeaderSaysHowLongToWait() {
        IntentClient patient = IntentClient.builder(SigningKey.generate(Algorithm.ED25519))
                .clock(clock)
                .pause(clock::advance)
                .build();
        SiteDescription site = client.discover(server.origin());
        FakeServer.Page intent = exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "9");
            byte[] body = server.site
                    .exchange(exchange.getRequestBody().readAllBytes())
                    .body();
            exchange.sendResponseHeaders(429, body.length);
            exchange.getResponseBody().write(body);
        };
        server.page("/intent", intent);
        server.site.says(FakeSite.error("rate_limited")).says(FakeSite.question());

        patient.converse(site).start("Book a table");

        assertThat(server.site.request(1).at("/attribution/timestamp").asText()).startsWith("2026-10-15T19:00:09");
    }
}
