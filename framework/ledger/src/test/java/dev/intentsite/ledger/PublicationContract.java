package dev.intentsite.ledger;

import static dev.intentsite.ledger.LedgerFixtures.NOON;
import static dev.intentsite.ledger.LedgerFixtures.together;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What each ledger knows of what a site publishes. */
interface PublicationContract extends LedgerUnderTest {
    private Instant since(String name, String content, int seconds) {
        return ledger().unchangedSince(name, content, NOON.plusSeconds(seconds));
    }

    @Test
    default void whatIsPublishedHasItsTimeUntilItChanges() {
        assertThat(since("https://a.example", "one", 0)).isEqualTo(NOON);
        assertThat(since("https://a.example", "one", 60)).isEqualTo(NOON);
        assertThat(since("https://a.example", "two", 120)).isEqualTo(NOON.plusSeconds(120));
        assertThat(since("https://a.example", "two", 180)).isEqualTo(NOON.plusSeconds(120));
        assertThat(since("https://a.example", "one", 240))
                .as("who took it back published it anew: an older time would hide it from caches")
                .isEqualTo(NOON.plusSeconds(240));
        assertThat(since("https://b.example", "two", 300)).isEqualTo(NOON.plusSeconds(300));
    }

    @Test
    default void allWhoPublishAtOnceSayTheSame() throws Exception {
        List<Instant> said = together(8, n -> since("https://a.example", "one", n));

        assertThat(new HashSet<>(said)).hasSize(1);
        assertThat(said.get(0)).isBetween(NOON, NOON.plus(Duration.ofSeconds(8)));
    }
}
