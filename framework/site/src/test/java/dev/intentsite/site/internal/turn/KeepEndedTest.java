package dev.intentsite.site.internal.turn;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.ledger.Ledger;
import dev.intentsite.ledger.Status;
import dev.intentsite.site.Capability;
import dev.intentsite.site.IntentSite;
import dev.intentsite.site.Outcome;
import dev.intentsite.site.Parameter;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What ended is known for as long as its capability says, and what nobody asked about any more is forgotten too. */
@ParameterizedClass(name = "{0}")
@MethodSource("ledgers")
class KeepEndedTest {
    private final MovableClock clock = new MovableClock();
    private final Ledger ledger;
    private final Archive archive = new Archive();
    private final IntentSite site;
    private final Visitor visitor;

    KeepEndedTest(String name, Supplier<Ledger> opening) {
        ledger = opening.get();
        site = IntentSite.builder(archive)
                .origin("https://archive.example")
                .zone(ZoneOffset.UTC)
                .clock(clock)
                .ledger(ledger)
                .keepEnded(Duration.ofDays(2))
                .build();
        visitor = new Visitor(site, clock);
    }

    static List<?> ledgers() {
        return OnEachLedger.ledgers();
    }

    static final class Archive {
        final List<String> called = new CopyOnWriteArrayList<>();

        record Deposit(@Parameter("How many boxes") int boxes) {}

        @Capability(
                intent = "Deposit boxes",
                description = "Takes boxes",
                examples = "Deposit 3 boxes",
                keepEnded = "P30D")
        Outcome deposit(Deposit deposit) {
            called.add("deposit");
            return Outcome.confirmed("D-1", "Kept.");
        }

        @Capability(
                intent = "Look into a shelf",
                description = "Lets you look",
                examples = "Look into shelf",
                keepEnded = "PT24H")
        Outcome look() {
            called.add("look");
            return Outcome.confirmed("L-1", "Dust.");
        }

        @Capability(intent = "Copy a page", description = "Copies a page", examples = "Copy a page")
        Outcome copy() {
            called.add("copy");
            return Outcome.accepted("It takes a while.");
        }
    }

    @AfterEach
    void close() {
        site.close();
        ledger.close();
    }

    private ObjectNode wish(String interaction, String message) {
        return visitor.elsewhere(interaction)
                .payload("intent_request", message)
                .put("idempotency_key", "k-" + interaction);
    }

    private String send(ObjectNode payload) {
        return visitor.send(payload, Optional.empty()).status();
    }

    /** Somebody says something, after which the site looks after its ledger. */
    private void days(int days) {
        clock.advance(Duration.ofDays(days).plusHours(1));
        visitor.stranger().elsewhere("x" + clock.instant()).ask("hello");
    }

    private boolean known(String interaction) {
        return ledger.find(interaction).isPresent();
    }

    @Test
    void eachCapabilityHasATimeOfItsOwnAndTheRestTheSites() {
        ObjectNode deposit = wish("deposit", "Deposit 3 boxes");
        assertThat(send(deposit)).isEqualTo("confirmed");
        assertThat(send(wish("look", "Look into shelf"))).isEqualTo("confirmed");
        send(wish("begun", "Deposit boxes"));
        send(wish("nothing", "hello"));

        days(1);
        assertThat(known("look")).isFalse();
        assertThat(known("nothing")).isTrue();
        days(1);
        assertThat(known("nothing")).isFalse();
        days(27);
        assertThat(known("deposit")).isTrue();
        assertThat(known("begun")).isTrue();
        assertThat(send(deposit)).as("a retry is told the same again").isEqualTo("confirmed");
        assertThat(archive.called).containsExactly("deposit", "look");

        days(1);
        assertThat(known("deposit")).isFalse();
        assertThat(known("begun")).isFalse();
        assertThat(ledger.receipt("deposit", visitor.actor(), "k-deposit")).isEmpty();
        assertThat(send(deposit)).as("nobody knows of it any more").isEqualTo("confirmed");
        assertThat(archive.called).containsExactly("deposit", "look", "deposit");
    }

    @Test
    void workThatIsSettledIsOverWhetherItsClientHeardOfItOrNot() {
        for (String name : List.of("heard", "unheard", "under-way")) {
            assertThat(send(wish(name, "Copy a page"))).isEqualTo("accepted");
        }
        site.settle("heard", Outcome.confirmed("C-1", "Copied."));
        site.settle("unheard", Outcome.failed("The page is gone."));
        assertThat(ledger.find("heard").orElseThrow().status()).isEqualTo(Status.COMPLETED);
        assertThat(ledger.find("unheard").orElseThrow().status()).isEqualTo(Status.ABANDONED);

        clock.advance(Duration.ofDays(1));
        visitor.elsewhere("heard");
        assertThat(visitor.reply("and now?").status()).isEqualTo("confirmed");
        days(1);
        assertThat(known("unheard")).isFalse();
        assertThat(known("heard")).isTrue();
        days(10);
        assertThat(known("heard")).isFalse();
        assertThat(known("under-way")).isTrue();
    }
}
