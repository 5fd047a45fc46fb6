package dev.intentsite.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intentsite.ledger.MemoryLedger;
import org.junit.jupiter.api.Test;

/** Who opens a key source closes it. */
class KeySourceLifeTest {
    static final class Greeter {
        @Capability(intent = "Say hello", description = "Says hello", examples = "Hello", kind = Kind.INFORMATIONAL)
        Outcome greet() {
            return Outcome.answered("Hello!");
        }
    }

    @Test
    void aDiscoveredSourceIsClosedWithItsSite() {
        IntentSite site = IntentSite.builder(new Greeter())
                .origin("https://closed.example")
                .ledger(new MemoryLedger())
                .build();
        assertThat(ClosingKeySources.CLOSED).doesNotContain("https://closed.example");

        site.close();

        assertThat(ClosingKeySources.CLOSED).contains("https://closed.example");
    }

    @Test
    void oneThatWasGivenIsItsOwners() {
        KeySourceFactory sources = new ClosingKeySources();
        IntentSite site = IntentSite.builder(new Greeter())
                .origin("https://given.example")
                .keySource(sources.keySource("https://given.example", java.time.Clock.systemUTC()))
                .build();

        site.close();

        assertThat(ClosingKeySources.CLOSED).doesNotContain("https://given.example");
    }

    @Test
    void aStartThatFailsClosesItToo() {
        assertThatThrownBy(() -> IntentSite.builder(new Greeter())
                        .origin("https://failed.example")
                        .interpreter((manifest, types) -> {
                            throw new IllegalStateException("no interpreter");
                        })
                        .build())
                .hasMessage("no interpreter");

        assertThat(ClosingKeySources.CLOSED).contains("https://failed.example");
    }
}
