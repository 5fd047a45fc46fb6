package dev.intentsite.site.internal.turn;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.site.BackendTimeoutException;
import dev.intentsite.site.BackendUnavailableException;
import dev.intentsite.site.Reconciliation;
import dev.intentsite.site.internal.turn.FailingLedger.Point;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Processes that die at each point between a message and its answer. */
@Timeout(60)
class ExecutionsTest extends MuseumNodes {
    @ParameterizedTest
    @EnumSource(names = "NEVER", mode = EnumSource.Mode.EXCLUDE)
    void aRetryAfterADeathAtAnyAppendHearsOfOneDonation(Point point) {
        ObjectNode payload = donation(30);
        Node dying = node(point);
        visitor.talksTo(dying.site);
        boolean called = point == Point.BEFORE_OUTCOME || point == Point.AFTER_OUTCOME;
        assertThat(send(payload).status()).isEqualTo(called ? "backend_timeout" : "backend_unavailable");

        boolean happened = point == Point.BEFORE_OUTCOME;
        visitor.talksTo(node(Point.NEVER).site);
        if (happened) {
            kept.awaitSettled(visitor);
        }
        if (point == Point.AFTER_ATTEMPT) {
            assertThat(send(payload).status())
                    .as("a process of which nothing is known may run still")
                    .isEqualTo("backend_timeout");
            clock.advance(DEADLINE);
        }

        Visitor.Heard heard = send(payload);
        assertThat(heard.status()).isEqualTo("confirmed");
        assertThat(heard.message()).isEqualTo(happened ? "You gave 30 euros." : "Thank you.");
        assertThat(provider.calls).hasSize(1);
        assertThat(send(payload).envelope().path("external_id"))
                .isEqualTo(heard.envelope().path("external_id"));
        assertThat(provider.paid).containsValue(30).hasSize(1);
    }

    @Test
    void aDeathBeforeTheCallIsMadeGoodUnderTheSameKeyByWhateverIsAskedNext() {
        visitor.talksTo(diesBeforeTheCall().site);
        ObjectNode payload = donation(30);
        send(payload);
        clock.advance(DEADLINE);
        Node next = node(Point.NEVER);
        visitor.talksTo(next.site);

        assertThat(visitor.reply("and now?").status()).isEqualTo("confirmed");
        assertThat(provider.calls).hasSize(1).isSubsetOf(next.desk.askedAbout);
        assertThat(send(payload).status()).isEqualTo("confirmed");
        assertThat(provider.calls).hasSize(1);
    }

    @Test
    void aDeathAfterTheCallIsFoundAtTheNextStartWithoutTheClient() {
        visitor.talksTo(diesAfterTheCall().site);
        send(donation(30));
        Node next = node(Point.NEVER);
        kept.awaitSettled(visitor);

        visitor.talksTo(next.site);
        assertThat(visitor.reply("and now?").message()).isEqualTo("You gave 30 euros.");
        assertThat(provider.calls).hasSize(1);
    }

    @Test
    void whatNobodyKnowsStaysExecutingAndIsNeverDoneAgain() {
        ObjectNode payload = donation(30);
        first.desk.says = Optional.of(Reconciliation.unknown());
        first.desk.afterCall = () -> {
            throw new BackendTimeoutException("slow", new RuntimeException());
        };
        assertThat(send(payload).http()).isEqualTo(504);
        clock.advance(DEADLINE);
        assertThat(send(payload).status()).isEqualTo("backend_timeout");
        assertThat(visitor.reply("and now?").status()).isEqualTo("accepted");
        first.desk.reconciling = () -> {
            throw new IllegalStateException("the provider is out of reach");
        };
        assertThat(visitor.reply("and now?").status()).isEqualTo("accepted");
        assertThat(provider.calls).hasSize(1);

        first.desk.reconciling = () -> {};
        first.desk.says = Optional.empty();
        assertThat(send(payload).message()).isEqualTo("You gave 30 euros.");
        assertThat(provider.calls).hasSize(1);
    }

    @Test
    void whatCameBackAndDidNotHappenIsDoneAtOnceUnderTheSameKey() {
        ObjectNode payload = donation(30);
        first.desk.beforeCall = () -> {
            throw new BackendTimeoutException("slow", new RuntimeException());
        };
        assertThat(send(payload).status()).isEqualTo("backend_timeout");
        first.desk.beforeCall = () -> {
            throw new BackendUnavailableException("down", Duration.ofSeconds(7), new RuntimeException());
        };
        assertThat(send(payload).retryAfter()).hasValue(7);
        first.desk.beforeCall = () -> {};

        assertThat(send(payload).status()).isEqualTo("confirmed");
        assertThat(new HashSet<>(first.desk.askedAbout)).containsExactlyElementsOf(provider.calls);
    }

    @Test
    void whatDidNotHappenAndIsRefusedThenIsAskedForAgain() {
        ObjectNode payload = donation(30);
        first.desk.beforeCall = () -> {
            throw new BackendTimeoutException("slow", new RuntimeException());
        };
        send(payload);
        first.desk.beforeCall = () -> {};
        first.desk.unlucky = 30;

        Visitor.Heard heard = visitor.reply("and now?");
        assertThat(heard.flowType()).isEqualTo("information_request");
        assertThat(heard.message()).contains("That number is unlucky.");
        assertThat(visitor.reply("31 euros").status()).isEqualTo("confirmed");
        assertThat(provider.calls).hasSize(1).doesNotContainAnyElementsOf(first.desk.askedAbout);
    }

    @Test
    void whileOneNodeReconcilesAnotherMayAndOnlyOneRunsIt() {
        Node slow = node(Point.NEVER);
        ObjectNode payload = donation(30);
        first.desk.beforeCall = () -> {
            throw new BackendTimeoutException("slow", new RuntimeException());
        };
        send(payload);
        first.desk.beforeCall = () -> {};
        Visitor elsewhere = visitor.twin(first.site);
        List<String> heard = new ArrayList<>();
        slow.desk.reconciling = () -> {
            if (heard.isEmpty()) {
                slow.desk.says = Optional.of(Reconciliation.didNotHappen());
                heard.add(elsewhere.send(payload, Optional.empty()).status());
            }
        };
        visitor.talksTo(slow.site);

        assertThat(send(payload).status()).isEqualTo("conflict");
        assertThat(heard).containsExactly("confirmed");
        assertThat(provider.calls).hasSize(1);
        assertThat(send(payload).status()).isEqualTo("confirmed");
    }

    @Test
    void anOutcomeIsNotLostWhenAnotherNodeWasAskedMeanwhile() {
        Node other = node(Point.NEVER);
        other.desk.says = Optional.of(Reconciliation.unknown());
        Visitor elsewhere = visitor.twin(other.site);
        first.desk.afterCall =
                () -> assertThat(elsewhere.reply("how far is it?").status()).isEqualTo("accepted");

        assertThat(send(donation(30)).status()).isEqualTo("conflict");
        assertThat(send(donation(30)).status()).isEqualTo("confirmed");
        assertThat(provider.calls).hasSize(1);
    }

    @Test
    void whatGoesOnHereIsNotDoneBesideItself() {
        CountDownLatch held = new CountDownLatch(1);
        Node patient = waitsInTheCall(held);
        visitor.talksTo(patient.site);
        assertThat(visitor.ask("Donate 30 euros").status()).isEqualTo("accepted");
        clock.advance(Duration.ofMinutes(5));
        assertThat(visitor.reply("and now?").status()).isEqualTo("accepted");
        held.countDown();
        kept.awaitSettled(visitor);

        assertThat(visitor.reply("and now?").status()).isEqualTo("confirmed");
        assertThat(provider.calls).hasSize(1);
    }
}
