package dev.intentsite.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.intentsite.ledger.Ledger;
import dev.intentsite.ledger.SqlLedger;
import dev.intentsite.protocol.attribution.Pin;
import dev.intentsite.protocol.attribution.Trust;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteBuilderTest {
    static class Greeter {
        @Capability(intent = "Greet", description = "Say hello", kind = Kind.INFORMATIONAL)
        Outcome greet() {
            return Outcome.answered("Hello");
        }
    }

    static class Writer {
        @Capability(intent = "Write", description = "Write a line")
        Outcome write(Transaction tx) {
            return Outcome.confirmed("1", "Written");
        }
    }

    @Test
    void allThatIsWrongIsListedAtOnceEachWithItsPlaceAndRemedy() {
        ConfigurationException refused = catchThrowableOfType(
                ConfigurationException.class,
                () -> IntentSite.builder(new Writer())
                        .origin("https://Shop.example/")
                        .trust(Trust.UNSIGNED)
                        .messagesPerMinute(0)
                        .idle(Duration.ZERO)
                        .locales()
                        .build());

        assertThat(refused.faults())
                .containsExactly(
                        "IntentSite.builder().trust(UNSIGNED): takes messages that nobody signed;"
                                + " use acceptUnsignedForDevelopment() if you mean it",
                        "IntentSite.builder().messagesPerMinute(0): lets nobody in; use 1 or more",
                        "IntentSite.builder().idle(PT0S): is no time; use more than zero",
                        "IntentSite.builder().locales(): names no language; name one or more",
                        "IntentSite.builder().origin(\"https://Shop.example/\"): is no web origin; write it as"
                                + " https://host or https://host:port, lower-case, without default port, path or slash"
                                + " (http on loopback only)",
                        "capability write: its method takes a Transaction, but the site keeps its ledger in memory;"
                                + " give it one in SQL with dataFolder(…) or ledger(SqlLedger.…)");
    }

    @Test
    void settingsThatAreOutOfRangeAreListed() {
        ConfigurationException refused = catchThrowableOfType(
                ConfigurationException.class,
                () -> IntentSite.builder(new Greeter())
                        .keepEnded(Duration.ofHours(23))
                        .keepEnded(Duration.ofDays(4_000))
                        .methodDeadline(Duration.ZERO)
                        .methodDeadline(Duration.ofHours(2))
                        .build());

        assertThat(refused.faults())
                .containsExactly(
                        "IntentSite.builder().keepEnded(PT23H): is out of range; use 24 hours, which clients may rely on, to 3650 days",
                        "IntentSite.builder().keepEnded(PT96000H): is out of range; use 24 hours, which clients may rely on, to 3650 days",
                        "IntentSite.builder().methodDeadline(PT0S): is no time; use more than zero",
                        "IntentSite.builder().methodDeadline(PT2H): no client waits so long; use one hour at most,"
                                + " and Outcome.accepted(…) for long work");
    }

    @Test
    void aCapabilityWithoutExamplesIsAllowed() {
        try (IntentSite site = IntentSite.of(new Taciturn())) {
            assertThat(site.manifest().capabilities().get(0).examples()).isEmpty();
        }
    }

    static class Taciturn {
        @Capability(
                intent = "Opening hours",
                description = "When we are open",
                examples = {})
        Outcome hours() {
            return Outcome.answered("9 to 5");
        }
    }

    @Test
    void aSiteWhoseOwnManifestIsNotValidDoesNotStart(@TempDir Path folder) {
        ConfigurationException refused = catchThrowableOfType(
                ConfigurationException.class,
                () -> IntentSite.builder(new Greeter())
                        .company("")
                        .dataFolder(folder)
                        .build());

        assertThat(refused.faults()).containsExactly("manifest, /company: has 0 characters; at least 1 is expected");
        assertThat(folder).as("nothing was opened").isEmptyDirectory();
    }

    @Test
    void pinsThatCannotBeUsedAreListedWithTheRestBeforeAnythingIsOpened(@TempDir Path folder) {
        Pin empty = new Pin("https://agent.example", List.of(), List.of());
        ConfigurationException refused = catchThrowableOfType(
                ConfigurationException.class,
                () -> IntentSite.builder(new Greeter())
                        .messagesPerMinute(0)
                        .pins(empty, empty)
                        .dataFolder(folder)
                        .build());

        String fault = "IntentSite.builder().pins(…): The pin of \"https://agent.example\" holds neither a key nor an"
                + " X.509 anchor; give it at least one";
        assertThat(refused.faults())
                .containsExactly(
                        "IntentSite.builder().messagesPerMinute(0): lets nobody in; use 1 or more",
                        fault,
                        fault,
                        "IntentSite.builder().pins(…): Two pins are about \"https://agent.example\"; put all its keys"
                                + " and anchors into one");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void theManifestSaysWhenUnsignedMessagesAreTaken() {
        try (IntentSite careful = IntentSite.of(new Greeter());
                IntentSite open = IntentSite.builder(new Greeter())
                        .trust(Trust.PINNED)
                        .acceptUnsignedForDevelopment()
                        .build()) {
            assertThat(careful.manifest().attribution().orElseThrow().trust()).isEqualTo("self_asserted");
            assertThat(open.manifest().attribution().orElseThrow().trust()).isEqualTo("unsigned");
        }
    }

    @Test
    void lastUpdatedChangesOnlyWhenTheManifestDoes(@TempDir Path folder) {
        Instant first = Instant.parse("2026-10-15T12:00:00Z");
        assertThat(updated(folder, first, "Hello Ltd")).isEqualTo(first);
        assertThat(updated(folder, first.plusSeconds(60), "Hello Ltd")).isEqualTo(first);
        assertThat(updated(folder, first.plusSeconds(120), "Bye Ltd")).isEqualTo(first.plusSeconds(120));
    }

    @Test
    void nodesThatShareALedgerSayTheSameOfTheirManifest() {
        Instant first = Instant.parse("2026-10-15T12:00:00Z");
        try (Ledger ledger = SqlLedger.inMemory()) {
            Publication one = published(ledger, first);
            Publication other = published(ledger, first.plusSeconds(3_600));

            assertThat(other.lastModified()).isEqualTo(first);
            assertThat(other.etag()).isEqualTo(one.etag());
            assertThat(other.body()).isEqualTo(one.body());
        }
    }

    private static Publication published(Ledger ledger, Instant now) {
        try (IntentSite site = IntentSite.builder(new Greeter())
                .clock(Clock.fixed(now, ZoneOffset.UTC))
                .ledger(ledger)
                .build()) {
            return site.manifestPublication();
        }
    }

    private static Instant updated(Path folder, Instant now, String company) {
        try (IntentSite site = IntentSite.builder(new Greeter())
                .company(company)
                .clock(Clock.fixed(now, ZoneOffset.UTC))
                .dataFolder(folder)
                .build()) {
            return site.manifestPublication().lastModified();
        }
    }

    @Test
    void faultsInAnnotationsAreListedBesideThoseOfTheSettings() {
        ConfigurationException refused = catchThrowableOfType(
                ConfigurationException.class,
                () -> IntentSite.builder(new Object()).origin("nowhere").build());

        assertThat(refused.faults())
                .hasSize(2)
                .containsAll(List.of(
                        "Object: has no capability; annotate a method with @Capability, or do not hand it over"));
    }
}
