package dev.intentsite.site.internal.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.site.Capability;
import dev.intentsite.site.IntentSite;
import dev.intentsite.site.Outcome;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A site that forgets nonces when it stops takes nothing that was signed before it started: another one may have taken it. */
class FreshStartTest {
    private final MovableClock signers = new MovableClock();
    private final MovableClock clock = new MovableClock();
    private final Visitor visitor;
    private final IntentSite site;

    FreshStartTest() {
        clock.advance(Duration.ofNanos(123_456_789));
        site = IntentSite.builder(new Forge())
                .origin("https://forge.example")
                .zone(ZoneOffset.UTC)
                .clock(clock)
                .build();
        visitor = new Visitor(site, signers);
    }

    static class Forge {
        @Capability(
                intent = "Order a gate",
                description = "Makes gates",
                examples = {"I would like a gate"})
        Outcome order() {
            return Outcome.confirmed("G-1", "Ordered.");
        }
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void whatWasSignedBeforeIsToBeSignedAgain() {
        signers.advance(Duration.ofMillis(122));

        assertThat(visitor.ask("Order a gate").status()).isEqualTo("attribution_invalid");
    }

    @Test
    void whatWasSignedInTheMillisecondOfTheStartIsTaken() {
        signers.advance(Duration.ofNanos(123_900_000));

        assertThat(visitor.ask("Order a gate").status()).isEqualTo("confirmed");
    }
}
