package dev.intentsite.site.internal.turn;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.site.Reconciliation;
import dev.intentsite.site.internal.turn.FailingLedger.Point;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a process left that died for good, and what those do that run. */
@Timeout(60)
class TakenOverExecutionsTest extends MuseumNodes {
    /** Nodes that run, and have nothing to do with the interaction, look after it once somebody says something there. */
    private void elsewhere(Node... nodes) {
        for (Node node : nodes) {
            Visitor somebody = visitor.stranger();
            somebody.talksTo(node.site);
            assertThat(somebody.elsewhere("other-" + System.nanoTime())
                            .ask("Donate 13 euros")
                            .http())
                    .isEqualTo(200);
        }
    }

    private static void until(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            assertThat(Thread.currentThread().isInterrupted())
                    .as("time is over")
                    .isFalse();
            Thread.onSpinWait();
        }
    }

    @Test
    void whatANodeLeftThatDiedForGoodIsFoundByOneOfThoseThatRun() {
        Node second = node(Point.NEVER);
        visitor.talksTo(diesAfterTheCall().site);
        assertThat(send(donation(30)).http()).isEqualTo(503);

        clock.advance(Projecting.LEASE.minusSeconds(1));
        elsewhere(first, second);
        assertThat(kept.types(visitor)).doesNotContain("settled");
        clock.advance(Duration.ofSeconds(50));
        elsewhere(first, second);
        kept.awaitSettled(visitor);

        visitor.talksTo(second.site);
        assertThat(visitor.reply("and now?").message()).isEqualTo("You gave 30 euros.");
        assertThat(first.desk.askedAbout.size() + second.desk.askedAbout.size())
                .as("each is asked about by one node")
                .isEqualTo(1);
        assertThat(provider.calls).hasSize(1);
    }

    @Test
    void whatRunsOnANodeThatLivesIsNotTakenOver() {
        CountDownLatch held = new CountDownLatch(1);
        Node patient = waitsInTheCall(held);
        visitor.talksTo(patient.site);
        assertThat(visitor.ask("Donate 30 euros").status()).isEqualTo("accepted");
        for (int minute = 0; minute < 60; minute++) {
            clock.advance(Duration.ofMinutes(1));
            elsewhere(patient, first);
        }
        held.countDown();
        kept.awaitSettled(visitor);

        assertThat(first.desk.askedAbout).isEmpty();
        assertThat(visitor.reply("and now?").status()).isEqualTo("confirmed");
        assertThat(provider.calls).hasSize(1);
    }

    @Test
    void whatDidNotHappenWaitsForItsClientAndHasFailedWhenThatDoesNotComeInTime() {
        visitor.talksTo(diesBeforeTheCall().site);
        ObjectNode payload = donation(30);
        send(payload);

        clock.advance(Duration.ofMinutes(4));
        elsewhere(first);
        until(() -> first.desk.askedAbout.size() == 1);
        clock.advance(Duration.ofMinutes(40));
        elsewhere(first);
        kept.awaitSettled(visitor);

        visitor.talksTo(first.site);
        assertThat(send(payload).status()).isEqualTo("failed");
        assertThat(provider.calls).isEmpty();
    }

    @Test
    void whatNobodyKnowsIsAskedAboutEverLessOften() {
        first.desk.says = Optional.of(Reconciliation.unknown());
        visitor.talksTo(diesAfterTheCall().site);
        ObjectNode payload = donation(30);
        send(payload);

        for (int minute = 0; minute < 600; minute++) {
            clock.advance(Duration.ofMinutes(1));
            elsewhere(first);
        }
        until(() -> first.desk.askedAbout.size() >= 8);
        assertThat(first.desk.askedAbout).hasSizeBetween(8, 20);

        first.desk.says = Optional.empty();
        clock.advance(Duration.ofHours(2));
        elsewhere(first);
        kept.awaitSettled(visitor);
        visitor.talksTo(first.site);
        assertThat(send(payload).message()).isEqualTo("You gave 30 euros.");
        assertThat(provider.calls).hasSize(1);
    }
}
