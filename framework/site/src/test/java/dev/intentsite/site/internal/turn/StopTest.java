package dev.intentsite.site.internal.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.ledger.Ledger;
import dev.intentsite.ledger.SqlLedger;
import dev.intentsite.site.IntentSite;
import dev.intentsite.site.Outcome;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A site that is closed while it is talked to. */
@Timeout(60)
class StopTest {
    private final MovableClock clock = new MovableClock();
    private final Ledger ledger = SqlLedger.inMemory();
    private final Lending lending = new Lending();
    private final IntentSite site = IntentSite.builder(lending)
            .origin("https://library.example")
            .zone(ZoneOffset.UTC)
            .clock(clock)
            .ledger(ledger)
            .build();
    private final Visitor visitor = new Visitor(site, clock);

    @AfterEach
    void close() {
        site.close();
        ledger.close();
    }

    @Test
    void aMessageThatWasTakenIsAnsweredAndANewOneHearsWhenToComeBack() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        lending.doing = turn -> {
            begun.countDown();
            try {
                assertThat(mayEnd.await(30, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Outcome.confirmed("L-1", "Lent");
        };
        CompletableFuture<Visitor.Heard> taken = CompletableFuture.supplyAsync(() -> visitor.ask("Borrow 3 books"));
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        Visitor other = visitor.twin(site).elsewhere("other");
        CompletableFuture<Void> closing = CompletableFuture.runAsync(site::close);
        Visitor.Heard refused = other.ask("borrow books");
        for (int i = 0; refused.http() != 503; i++) {
            // The stop has not begun yet.
            refused = other.elsewhere("other-" + i).ask("borrow books");
        }

        assertThat(refused.http()).isEqualTo(503);
        assertThat(refused.status()).isEqualTo("backend_unavailable");
        assertThat(refused.retryAfter()).hasValue(5);
        assertThat(refused.envelope().path("interaction_id").asText()).isEqualTo(other.interaction());
        assertThat(ledger.find(other.interaction())).isEmpty();
        assertThat(closing).isNotDone();
        mayEnd.countDown();
        assertThat(taken.get(30, TimeUnit.SECONDS).status()).isEqualTo("confirmed");
        closing.get(30, TimeUnit.SECONDS);
    }

    @Test
    void aCloseIsDoneOnceAndNobodyIsWaitedForWhenNobodyIsIn() {
        site.close();
        site.close();
        assertThat(visitor.ask("Borrow 3 books").status()).isEqualTo("backend_unavailable");
    }
}
