package dev.intentsite.ledger;

import static dev.intentsite.ledger.LedgerFixtures.ANNA;
import static dev.intentsite.ledger.LedgerFixtures.NOON;
import static dev.intentsite.ledger.LedgerFixtures.event;
import static dev.intentsite.ledger.LedgerFixtures.projection;
import static dev.intentsite.ledger.LedgerFixtures.receipt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** What each encrypted ledger must do besides. */
interface EncryptionContract extends LedgerUnderTest {
    DataSource database();

    private Jdbi raw() {
        return Jdbi.create(database());
    }

    private void change(String sql) {
        raw().useHandle(handle -> handle.execute(sql));
    }

    private static MasterKeys key(int content) {
        return MasterKeys.of(base64(content));
    }

    private static String base64(int content) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) content;
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Test
    default void noTableHoldsWhatAPersonSaidOrIs() {
        String secret = "Anna Rossi";
        ledger().transact(tx -> {
            tx.append(
                    tx.create(new NewInteraction("a", secret, secret, secret, Json.of("text", secret), NOON, NOON)),
                    List.of(new NewEvent("said", secret, Json.of("text", secret), NOON)),
                    new LedgerTransaction.Projection(Status.BLOCKED, secret, Json.of("text", secret), 1, NOON));
            tx.remember(new Receipt("a", secret, secret, "0".repeat(64), 1, Json.of("text", secret)));
            return true;
        });

        for (String table : List.of("interaction", "event", "receipt", "person_key")) {
            List<Map<String, Object>> rows = raw().withHandle(
                            handle -> handle.createQuery("SELECT * FROM intentsite_" + table)
                                    .mapToMap()
                                    .list());
            assertThat(rows).as(table).hasSize(1);
            assertThat(rows.toString()).as(table).doesNotContain("Anna").doesNotContain("Rossi");
        }
        assertThat(ledger().find("a").orElseThrow().description()).isEqualTo(secret);
        assertThat(ledger().events("a").get(0).payload()).isEqualTo(Json.of("text", secret));
        assertThat(ledger().receipt("a", secret, secret).orElseThrow().answer()).isEqualTo(Json.of("text", secret));
    }

    @Test
    default void interactionsOfANewPersonThatBeginAtOneMomentAllDo() throws Exception {
        for (int round = 0; round < 5; round++) {
            int number = round;
            String person = "https://anna-" + round + ".example";
            List<Interaction> begun = LedgerFixtures.together(6, n -> {
                ledger().prepare(person);
                String name = "at-once-" + number + "-" + n;
                return ledger().transact(tx -> tx.append(
                        tx.create(new NewInteraction(name, "", "", person, Json.of("n", 0), NOON, NOON)),
                        List.of(event(1)),
                        projection(Status.BLOCKED, 1)));
            });

            assertThat(ledger().ofActor(person)).containsExactlyInAnyOrderElementsOf(begun);
        }
    }

    @Test
    default void whoWasForgottenBeginsAnew() {
        ledger().prepare(ANNA);
        begin("a");
        ledger().transact(tx -> tx.forget(ANNA, NOON));

        ledger().prepare(ANNA);
        assertThat(ledger().ofActor(ANNA)).isEmpty();
        Interaction again = begin("b");
        assertThat(ledger().ofActor(ANNA)).containsExactly(again);
    }

    private List<String> persons() {
        return raw().withHandle(handle -> handle.createQuery("SELECT person FROM intentsite_person_key")
                .mapTo(String.class)
                .list());
    }

    @Test
    default void theKeyOfAPersonOfWhomNothingIsLeftGoesAnHourLater() {
        ledger().prepare("https://changed-her-mind.example");
        begin("a");
        begin("b");
        ledger().transact(tx -> tx.append(
                tx.create(new NewInteraction("c", "", "", "https://bert.example", Json.of("n", 0), NOON, NOON)),
                List.of(event(1)),
                projection(Status.ACTIVE, 1)));
        Instant ended = NOON.plus(Duration.ofDays(1));

        assertThat(ledger().sweep(NOON, ended)).isEqualTo(2);
        assertThat(persons()).hasSizeGreaterThanOrEqualTo(2);
        ledger().sweep(NOON.plus(Duration.ofHours(1)), ended);
        assertThat(persons()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(ledger().sweep(NOON.plus(Duration.ofMinutes(61)), ended)).isZero();

        assertThat(persons()).hasSize(1);
        assertThat(ledger().find("c")).isPresent();
        ledger().sweep(NOON.plus(Duration.ofDays(9)), ended);
        assertThat(ledger().find("c")).isPresent();
        Interaction anew = begin("a");
        assertThat(ledger().ofActor(ANNA)).containsExactly(anew);
    }

    @Test
    default void theKeyOfAPersonOfWhomSomethingIsLeftStays() {
        begin("a");
        ledger().transact(tx ->
                tx.append(tx.create(LedgerFixtures.begun("b")), List.of(event(1)), projection(Status.ACTIVE, 1)));
        List<String> before = persons();

        for (int hours = 0; hours < 9; hours += 2) {
            ledger().sweep(NOON.plus(Duration.ofHours(hours)), NOON.plus(Duration.ofDays(1)));
        }

        assertThat(ledger().find("a")).isEmpty();
        assertThat(ledger().find("b")).isPresent();
        assertThat(persons()).isEqualTo(before);
    }

    @Test
    default void theChainOfAForgottenPersonHolds() {
        Interaction last = append(append(begin("a"), 2), 3);
        ledger().transact(tx -> tx.forget(ANNA, NOON));

        List<Event> left = ledger().events("a");

        assertThat(left).extracting(Event::type).containsOnly("counted").hasSize(3);
        assertThat(left.get(2).hash()).isEqualTo(last.head());
        assertThat(LedgerVerifier.verify(last, left)).isEmpty();
        List<Event> shortened = new ArrayList<>(left);
        shortened.remove(1);
        assertThat(LedgerVerifier.verify(last.id(), shortened)).isPresent();
    }

    @Test
    default void aSealedTextOpensNowhereElse() {
        begin("a");
        begin("b");
        ledger().transact(tx -> {
            tx.remember(receipt("a", "key"));
            tx.remember(receipt("a", "other"));
            return true;
        });
        String ofA = "SELECT %s FROM intentsite_interaction WHERE interaction_id = 'a'";

        change("UPDATE intentsite_interaction SET state = (" + ofA.formatted("state") + ") WHERE interaction_id = 'b'");
        assertThatThrownBy(() -> ledger().find("b"))
                .isInstanceOf(LedgerUnavailableException.class)
                .hasMessageMatching(
                        "What the ledger holds is not what was written there: intentsite sealed \\S+ interaction"
                                + " \\S+ 1\\. It was changed, or moved from another place\\.");

        change("UPDATE intentsite_receipt SET answer = (SELECT MAX(answer) FROM intentsite_receipt)");
        assertThatThrownBy(() -> {
                    ledger().receipt("a", ANNA, "key");
                    ledger().receipt("a", ANNA, "other");
                })
                .isInstanceOf(LedgerUnavailableException.class);

        change("INSERT INTO intentsite_event SELECT interaction, 2, type, actor, payload, created_at, hash, hash"
                + " FROM intentsite_event WHERE interaction = (" + ofA.formatted("id") + ")");
        assertThatThrownBy(() -> ledger().events("a"))
                .isInstanceOf(LedgerUnavailableException.class)
                .hasMessageContaining(" event ");
    }

    @Test
    default void anOlderStateOfTheSameInteractionIsRefused() {
        Interaction first = begin("a");
        String before = raw().withHandle(handle -> handle.createQuery("SELECT state FROM intentsite_interaction")
                .mapTo(String.class)
                .one());
        append(first, 2);

        change("UPDATE intentsite_interaction SET state = '" + before + "'");

        assertThatThrownBy(() -> ledger().find("a")).isInstanceOf(LedgerUnavailableException.class);
    }

    @Test
    default void withoutItsMasterKeyItDoesNotOpen() {
        begin("a");

        assertThatThrownBy(() -> SqlLedger.encryptedWith(key(1)).on(database()))
                .isInstanceOf(LedgerUnavailableException.class)
                .hasMessageMatching(
                        "This ledger is sealed with the master key [0-9a-f]{16}, which was not given \\(given:"
                                + " [0-9a-f]{16}\\)\\. Give it too, after the one that wraps\\.");
        assertThatThrownBy(() -> SqlLedger.on(database()))
                .isInstanceOf(LedgerUnavailableException.class)
                .hasMessage("This ledger is sealed with a master key, and none was given. Open it with"
                        + " SqlLedger.encryptedWith(MasterKeys…).");
    }

    @Test
    default void whatWasKeptPlainIsReadAndGoesOnPlain() {
        Ledger plain = SqlLedger.on(database());
        Interaction before = plain.transact(tx -> {
            Interaction made =
                    tx.append(tx.create(LedgerFixtures.begun("a")), List.of(event(1)), projection(Status.BLOCKED, 1));
            tx.remember(receipt("a", "key"));
            return made;
        });

        assertThat(ledger().find("a")).contains(before);
        assertThat(ledger().receipt("a", ANNA, "key")).contains(receipt("a", "key"));
        Interaction after = append(before, 2);
        assertThat(LedgerVerifier.verify(after, ledger().events("a"))).isEmpty();
        assertThat(ledger().events("a").get(1).sealed()).isEmpty();
        Interaction sealed = begin("b");
        assertThat(ledger().ofActor(ANNA)).containsExactlyInAnyOrder(after, sealed);
        ledger().transact(tx -> tx.forget(ANNA, NOON));
        assertThat(ledger().ofActor(ANNA)).isEmpty();
    }

    @Test
    default void theMasterKeyCanBeChanged() {
        begin("unrelated");
        change("DELETE FROM intentsite_person_key");
        Ledger old = SqlLedger.encryptedWith(key(1)).on(database());
        Interaction kept = old.transact(tx ->
                tx.append(tx.create(LedgerFixtures.begun("a")), List.of(event(1)), projection(Status.BLOCKED, 1)));

        Ledger both =
                SqlLedger.encryptedWith(MasterKeys.of(base64(2), base64(1))).on(database());
        assertThat(both.find("a")).contains(kept);

        assertThat(SqlLedger.encryptedWith(key(2)).on(database()).find("a")).contains(kept);
        assertThatThrownBy(() -> old.find("a")).isInstanceOf(LedgerUnavailableException.class);
    }
}
