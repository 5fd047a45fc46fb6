package dev.intentsite.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.ledger.Ledger;
import dev.intentsite.ledger.LedgerVerifier;
import dev.intentsite.ledger.MasterKeys;
import dev.intentsite.ledger.PostgresServer;
import dev.intentsite.ledger.SqlLedger;
import dev.intentsite.ledger.Status;
import dev.intentsite.protocol.attribution.Algorithm;
import dev.intentsite.protocol.attribution.SigningKey;
import dev.intentsite.site.Capability;
import dev.intentsite.site.Execution;
import dev.intentsite.site.IntentSite;
import dev.intentsite.site.Outcome;
import dev.intentsite.site.Reconcile;
import dev.intentsite.site.Reconciliation;
import dev.intentsite.site.SiteKeys;
import dev.intentsite.testkit.TestClock;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Three nodes on one PostgreSQL, of which one dies for good while it does something elsewhere. */
@Timeout(60)
class TakeOverTest {
    private static final String ORIGIN = "https://tower.example";

    private final TestClock clock = TestClock.at("2026-10-15T10:00", "UTC");
    private final SigningKey key = SigningKey.generate(Algorithm.ED25519);
    private final SiteKeys keys = SiteKeys.of(SigningKey.generate(Algorithm.ED25519));
    private final MasterKeys master = MasterKeys.of(Base64.getEncoder().encodeToString(new byte[32]));
    private final List<String> rung = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<Ledger> ledgers = new ArrayList<>();
    private final List<Served> nodes = new ArrayList<>();

    /** A node's way to a bell, which rings for whoever has it rung. */
    final class Tower {
        private final Ledger ledger;
        private final boolean dies;

        Tower(Ledger ledger, boolean dies) {
            this.ledger = ledger;
            this.dies = dies;
        }

        @Capability(intent = "Ring the bell", description = "Rings the bell", examples = "Ring the bell")
        Outcome ring(Execution execution) {
            rung.add(execution.key());
            if (dies) {
                // From here on this node reaches nothing.
                ledger.close();
            }
            return Outcome.confirmed("B-" + rung.size(), "It rang.");
        }

        @Reconcile
        Reconciliation didItRing(Execution execution) {
            asked.add(execution.key());
            return rung.contains(execution.key())
                    ? Reconciliation.happened(Outcome.confirmed("B-1", "It had rung."))
                    : Reconciliation.didNotHappen();
        }
    }

    @BeforeEach
    void open() throws SQLException {
        String database = PostgresServer.url(PostgresServer.database());
        for (int i = 0; i < 3; i++) {
            Ledger ledger = SqlLedger.encryptedWith(master).at(database);
            Tower tower = new Tower(ledger, i == 0);
            ledgers.add(ledger);
            nodes.add(Served.start(
                    clock,
                    origin -> IntentSite.builder(tower)
                            .origin(ORIGIN)
                            .zone(clock.getZone())
                            .keys(keys)
                            .ledger(ledger)));
        }
    }

    @AfterEach
    void close() {
        nodes.forEach(Served::close);
        ledgers.forEach(Ledger::close);
    }

    @Test
    void whatItDidIsFoundByOneOfTheOthersWithoutItsClient() {
        ObjectNode wish = Agent.start("Ring the bell").put("idempotency_key", "k1");
        String interaction = wish.path("interaction_id").asText();
        Reply lost = new Agent(nodes.get(0), key).send(wish);
        assertThat(lost.status()).isEqualTo("backend_timeout");

        clock.advance(Duration.ofMinutes(3));
        for (Served node : nodes.subList(1, 3)) {
            assertThat(new Agent(node).send(Agent.start("hello")).http()).isEqualTo(200);
        }
        while (ledgers.get(1).find(interaction).orElseThrow().status() != Status.COMPLETED) {
            assertThat(Thread.currentThread().isInterrupted())
                    .as("time is over")
                    .isFalse();
            Thread.onSpinWait();
        }

        assertThat(asked).as("by one node").hasSize(1);
        Reply heard = new Agent(nodes.get(2), key).send(wish);
        assertThat(heard.status()).isEqualTo("confirmed");
        assertThat(heard.message()).contains("It had rung.");
        assertThat(rung).hasSize(1);
        assertThat(LedgerVerifier.verify(
                        ledgers.get(1).find(interaction).orElseThrow(),
                        ledgers.get(2).events(interaction)))
                .isEmpty();
    }
}
