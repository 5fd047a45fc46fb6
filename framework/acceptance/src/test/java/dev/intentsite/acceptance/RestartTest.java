package dev.intentsite.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.client.ConversationState;
import dev.intentsite.client.IntentClient;
import dev.intentsite.http.IntentServer;
import dev.intentsite.protocol.attribution.Algorithm;
import dev.intentsite.protocol.attribution.SigningKey;
import dev.intentsite.sample.restaurant.BellaCucina;
import dev.intentsite.site.IntentSite;
import dev.intentsite.testkit.TestClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a data folder keeps. */
class RestartTest {
    private static final String ORIGIN = "https://bellacucina.example";

    @TempDir
    Path folder;

    private final TestClock clock = TestClock.at(Restaurant.NOW, "America/Chicago");
    private final IntentClient client = IntentClient.builder(SigningKey.generate(Algorithm.ED25519))
            .clock(clock)
            .build();

    private <T> T served(Function<Served, T> what) {
        try (BellaCucina house = new BellaCucina(folder);
                Served site = Served.start(clock, origin -> house.site().origin(ORIGIN))) {
            return what.apply(site);
        }
    }

    @Test
    void aConversationGoesOnAfterARestart() {
        ConversationState begun = served(site -> {
            var conversation = client.converse(site.description(), new Agent(site)::exchange);
            conversation.start("Book a table for 2 under Jane Smith tomorrow");
            return conversation.state();
        });
        clock.advance(Duration.ofMinutes(5));
        String status = served(site -> client.resume(site.description(), new Agent(site)::exchange, begun)
                .reply("7pm")
                .response()
                .status()
                .orElse(""));
        assertThat(status).isEqualTo("confirmed");
    }

    @Test
    void keysAndTheManifestsDateStay() {
        Function<Served, String> published = site -> site.description().keys()
                + site.http().get("/intentmanifest.yaml").asString()
                + site.http().get("/intentmanifest.yaml").header("Last-Modified");
        String before = served(published);
        clock.advance(Duration.ofDays(2));
        assertThat(served(published)).isEqualTo(before);
    }

    @Test
    void aServerServesTheSameSiteAgainAfterAStop() {
        try (BellaCucina house = new BellaCucina(folder);
                IntentSite site = house.site().build()) {
            IntentServer.builder().port(0).start(site).close();
            try (IntentServer again = IntentServer.builder().port(0).start(site)) {
                assertThat(again.site()).isSameAs(site);
            }
        }
    }
}
