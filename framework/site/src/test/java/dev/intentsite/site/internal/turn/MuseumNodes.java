package dev.intentsite.site.internal.turn;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.ledger.Ledger;
import dev.intentsite.ledger.SqlLedger;
import dev.intentsite.protocol.attribution.Algorithm;
import dev.intentsite.protocol.attribution.SigningKey;
import dev.intentsite.site.IntentSite;
import dev.intentsite.site.SiteKeys;
import dev.intentsite.site.internal.turn.FailingLedger.Point;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;

/** A museum that takes donations: its processes come and go over one ledger and one provider that live on. */
abstract class MuseumNodes {
    static final Duration DEADLINE = Duration.ofSeconds(20);

    final MovableClock clock = new MovableClock();
    final Ledger ledger = SqlLedger.inMemory();
    final Kept kept = new Kept(ledger);
    final SiteKeys keys = SiteKeys.of(SigningKey.generate(Algorithm.ED25519));
    final PaymentDesk.Provider provider = new PaymentDesk.Provider();
    final List<IntentSite> sites = new ArrayList<>();
    final Node first = node(Point.NEVER);
    final Visitor visitor = new Visitor(first.site, clock);

    /** A process. */
    final class Node {
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

    Node node(Point dies) {
        return new Node(dies, DEADLINE);
    }

    @AfterEach
    void close() {
        sites.forEach(IntentSite::close);
        ledger.close();
    }

    ObjectNode donation(int euros) {
        return visitor.payload("intent_request", "Donate " + euros + " euros").put("idempotency_key", "k");
    }

    Visitor.Heard send(ObjectNode payload) {
        return visitor.send(payload, Optional.empty());
    }

    Node diesAfterTheCall() {
        Node dying = node(Point.NEVER);
        dying.desk.afterCall = () -> {
            throw dying.reach.die();
        };
        return dying;
    }

    Node diesBeforeTheCall() {
        Node dying = node(Point.NEVER);
        dying.desk.beforeCall = () -> {
            throw dying.reach.die();
        };
        return dying;
    }

    /** One whose provider is slow: its people hear that it goes on. */
    Node waitsInTheCall(CountDownLatch held) {
        Node patient = new Node(Point.NEVER, Duration.ofMillis(300));
        patient.desk.beforeCall = () -> {
            try {
                assertThat(held.await(30, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        return patient;
    }
}
