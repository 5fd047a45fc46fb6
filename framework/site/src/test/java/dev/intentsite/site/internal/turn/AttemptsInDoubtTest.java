package dev.intentsite.site.internal.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.ledger.Ledger;
import dev.intentsite.ledger.SqlLedger;
import dev.intentsite.protocol.attribution.Algorithm;
import dev.intentsite.protocol.attribution.SigningKey;
import dev.intentsite.site.Capability;
import dev.intentsite.site.IntentSite;
import dev.intentsite.site.Kind;
import dev.intentsite.site.Outcome;
import dev.intentsite.site.Parameter;
import dev.intentsite.site.SiteKeys;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A node dies in a method that takes no execution, so that nobody can be asked what became of it; another node lives. */
@Timeout(60)
class AttemptsInDoubtTest {
    private final MovableClock clock = new MovableClock();
    private final Ledger ledger = SqlLedger.inMemory();
    private final SiteKeys keys = SiteKeys.of(SigningKey.generate(Algorithm.ED25519));
    private final AtomicInteger rung = new AtomicInteger();
    private final List<IntentSite> sites = new ArrayList<>();

    /** Rings a bell that no database knows of. */
    final class Tower {
        private final Runnable ringing;

        Tower(Runnable ringing) {
            this.ringing = ringing;
        }

        record Ring(@Parameter("How many times") @Min(1) int times) {}

        @Capability(
                intent = "Ring the bell",
                description = "Ring the bell of the tower",
                examples = {"Ring the bell [3](times) times"})
        Outcome ring(Ring ring) {
            rung.incrementAndGet();
            ringing.run();
            return Outcome.confirmed("BELL-" + ring.times(), "It rang.");
        }

        @Capability(
                intent = "Ask for the height",
                description = "How high the tower is",
                examples = {"How high is the tower?"},
                kind = Kind.INFORMATIONAL)
        Outcome height() {
            return Outcome.answered("Forty metres.");
        }
    }

    private final class Node {
        final FailingLedger reach = new FailingLedger(ledger, FailingLedger.Point.NEVER);
        final IntentSite site;

        Node(Runnable ringing, Duration deadline) {
            site = IntentSite.builder(new Tower(ringing))
                    .origin("https://tower.example")
                    .zone(ZoneOffset.UTC)
                    .clock(clock)
                    .keys(keys)
                    .ledger(reach)
                    .methodDeadline(deadline)
                    .build();
            sites.add(site);
        }

        Node() {
            this(() -> {}, MuseumNodes.DEADLINE);
        }
    }

    @AfterEach
    void close() {
        sites.forEach(IntentSite::close);
        ledger.close();
    }

    /** It looks after the ledger when somebody says something. */
    private void somebodyTalksTo(Node node) {
        Visitor somebody = new Visitor(node.site, clock);
        assertThat(somebody.ask("How high is the tower?").http()).isEqualTo(200);
    }

    private static void until(java.util.function.BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            assertThat(Thread.currentThread().isInterrupted())
                    .as("time is over")
                    .isFalse();
            Thread.onSpinWait();
        }
    }

    @Test
    void itIsGivenToOneThatLivesAfterTheLeaseAndTheConversationGoesOnThere() {
        FailingLedger[] reach = new FailingLedger[1];
        Node dying = new Node(
                () -> {
                    throw reach[0].die();
                },
                MuseumNodes.DEADLINE);
        reach[0] = dying.reach;
        Node living = new Node();
        Visitor visitor = new Visitor(dying.site, clock);
        assertThat(visitor.ask("Ring the bell 3 times").http()).isEqualTo(503);

        clock.advance(Projecting.LEASE.minusSeconds(1));
        somebodyTalksTo(living);
        clock.advance(Duration.ofSeconds(50));
        somebodyTalksTo(living);
        until(() -> !living.reach.claimed.isEmpty());
        assertThat(living.reach.claimed).containsExactly(visitor.interaction());

        visitor.talksTo(living.site);
        assertThat(visitor.reply("and now?").message()).startsWith("I do not know yet whether it was done.");
        living.site.settle(visitor.interaction(), Outcome.confirmed("BELL-3", "It rang after all."));
        assertThat(visitor.reply("and now?").message()).isEqualTo("It rang after all.");
        assertThat(rung).hasValue(1);
        clock.advance(Duration.ofHours(3));
        somebodyTalksTo(living);
        assertThat(living.reach.claimed).containsExactly(visitor.interaction());
    }

    @Test
    void whatRunsForLongOnANodeThatLivesIsGivenToNobody() {
        CountDownLatch held = new CountDownLatch(1);
        Node patient = new Node(
                () -> {
                    try {
                        assertThat(held.await(30, TimeUnit.SECONDS)).isTrue();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                Duration.ofMillis(300));
        Node other = new Node();
        Visitor visitor = new Visitor(patient.site, clock);
        assertThat(visitor.ask("Ring the bell 3 times").status()).isEqualTo("accepted");

        for (int minute = 0; minute < 20; minute++) {
            clock.advance(Duration.ofMinutes(1));
            somebodyTalksTo(patient);
            somebodyTalksTo(other);
        }
        held.countDown();
        until(() -> ledger.events(visitor.interaction()).stream()
                .anyMatch(event -> event.type().equals("settled")));

        visitor.talksTo(other.site);
        assertThat(visitor.reply("and now?").message()).isEqualTo("It rang.");
        assertThat(patient.reach.claimed).isEmpty();
        assertThat(other.reach.claimed).isEmpty();
    }
}
