package dev.intentsite.site.internal.turn;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.ledger.Ledger;
import dev.intentsite.ledger.SqlLedger;
import dev.intentsite.protocol.attribution.Algorithm;
import dev.intentsite.protocol.attribution.SigningKey;
import dev.intentsite.site.BackendTimeoutException;
import dev.intentsite.site.BackendUnavailableException;
import dev.intentsite.site.IntentSite;
import dev.intentsite.site.Reconciliation;
import dev.intentsite.site.SiteKeys;
import dev.intentsite.site.internal.turn.FailingLedger.Point;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Processes that die at each point between a message and its answer, over one ledger and one provider that live on. */
@Timeout(60)
class ExecutionsTest {
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final MovableClock clock = new MovableClock();
    private final Ledger ledger = SqlLedger.inMemory();
    private final Kept kept = new Kept(ledger);
    private final SiteKeys keys = SiteKeys.of(SigningKey.generate(Algorithm.ED25519));
    private final PaymentDesk.Provider provider = new PaymentDesk.Provider();
    private final List<IntentSite> sites = new ArrayList<>();
    private final Node first = node(Point.NEVER);
    private final Visitor visitor = new Visitor(first.site, clock);

    /** A process. */
    private final class Node {
        final PaymentDesk desk = new PaymentDesk(provider);
        final FailingLedger reach;
        final IntentSite site;

        Node(Point dies, Duration deadline) {
            reach = new FailingLedger(ledger, dies);
            site = IntentSite.builder(desk)
                    .origin("https://museum.example")
                    .zone(ZoneOffset.UTC)
                    .clock(clock)
                    .keys(keys)
                    .ledger(reach)
                    .methodDeadline(deadline)
                    .build();
            sites.add(site);
        }
    }

    private Node node(Point dies) {
        return new Node(dies, DEADLINE);
    }

    @AfterEach
    void close() {
        sites.forEach(IntentSite::close);
        ledger.close();
    }

    private ObjectNode donation(int euros) {
        return visitor.payload("intent_request", "Donate " + euros + " euros").put("idempotency_key", "k");
    }

    private Visitor.Heard send(ObjectNode payload) {
        return visitor.send(payload, Optional.empty());
    }

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

    private Node diesAfterTheCall() {
        Node dying = node(Point.NEVER);
        dying.desk.afterCall = () -> {
            throw dying.reach.die();
        };
        return dying;
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
    void whatRunsOnANodeThatLivesIsNotTakenOver() throws Exception {
        Node patient = new Node(Point.NEVER, Duration.ofMillis(300));
        CountDownLatch held = new CountDownLatch(1);
        patient.desk.beforeCall = () -> {
            try {
                assertThat(held.await(30, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
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
        Node dying = node(Point.NEVER);
        dying.desk.beforeCall = () -> {
            throw dying.reach.die();
        };
        visitor.talksTo(dying.site);
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

    @ParameterizedTest
    @EnumSource(names = "NEVER", mode = EnumSource.Mode.EXCLUDE)
    void aRetryAfterADeathAtAnyAppendHearsOfOneDonation(Point point) {
        ObjectNode payload = donation(30);
        Node dying = node(point);
        visitor.talksTo(dying.site);
        assertThat(send(payload).http()).isEqualTo(503);

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
        Node dying = node(Point.NEVER);
        dying.desk.beforeCall = () -> {
            throw dying.reach.die();
        };
        visitor.talksTo(dying.site);
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
        Node dying = node(Point.NEVER);
        dying.desk.afterCall = () -> {
            throw dying.reach.die();
        };
        visitor.talksTo(dying.site);
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

    /** A provider that took the call and lost its answer, and a method that took that for "did nothing". */
    private void lostOnTheWayBack() {
        first.desk.afterCall = () -> {
            throw new BackendUnavailableException("down", Duration.ofSeconds(7), new RuntimeException());
        };
    }

    @Test
    void aRetryAfterTheBackendWasAwayHasTheKeyOfTheSameAgreement() {
        lostOnTheWayBack();
        ObjectNode payload = donation(30);
        for (int i = 0; i < 3; i++) {
            assertThat(send(payload).status()).isEqualTo("backend_unavailable");
        }
        first.desk.afterCall = () -> {};

        assertThat(send(payload).status()).isEqualTo("confirmed");
        assertThat(provider.calls).hasSize(4);
        assertThat(provider.paid).as("what a provider sees that counts by keys").hasSize(1);
    }

    @Test
    void soHasThePersonWhoSaysTheSameOnceMoreAtAnotherNode() {
        visitor.ask("Donate 13 euros");
        lostOnTheWayBack();
        assertThat(visitor.reply("40 euros").status()).isEqualTo("backend_unavailable");
        first.desk.afterCall = () -> {};
        visitor.talksTo(node(Point.NEVER).site);

        assertThat(visitor.reply("make it 40 euros").status()).isEqualTo("confirmed");
        assertThat(provider.calls).hasSize(2);
        assertThat(provider.paid).hasSize(1);
    }

    @Test
    void otherValuesAndWhatIsAgreedToAnewHaveAnotherKey() {
        visitor.ask("Donate 13 euros");
        lostOnTheWayBack();
        visitor.reply("40 euros");
        visitor.reply("41 euros");
        assertThat(provider.paid).hasSize(2);
        first.desk.afterCall = () -> {};
        assertThat(visitor.reply("13 euros").flowType()).isEqualTo("information_request");

        assertThat(visitor.reply("40 euros").status()).isEqualTo("confirmed");
        assertThat(provider.paid).hasSize(3);
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
    void aCorrectedAttemptHasAnotherKeyAndSoHasTheSameInAnotherInteraction() {
        first.desk.beforeCall = () -> {
            throw new BackendTimeoutException("slow", new RuntimeException());
        };
        for (String interaction : List.of("one", "two")) {
            visitor.elsewhere(interaction);
            visitor.ask("Donate 13 euros");
            visitor.reply("40 euros");
            visitor.reply("and now?");
        }
        List<String> attempts = new ArrayList<>();
        for (String interaction : List.of("one", "two")) {
            ledger.events(interaction).stream()
                    .filter(event -> event.type().equals("attempted"))
                    .forEach(event -> attempts.add(event.payload().path("key").asText()));
        }

        assertThat(attempts).hasSize(6);
        assertThat(attempts.get(1)).as("tried again").isEqualTo(attempts.get(2));
        assertThat(new HashSet<>(attempts)).hasSize(4);
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
    void whatGoesOnHereIsNotDoneBesideItself() throws Exception {
        Node patient = new Node(Point.NEVER, Duration.ofMillis(300));
        CountDownLatch held = new CountDownLatch(1);
        patient.desk.beforeCall = () -> {
            try {
                assertThat(held.await(30, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
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
