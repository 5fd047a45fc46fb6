package dev.intentsite.ledger;

import static dev.intentsite.ledger.LedgerFixtures.ANNA;
import static dev.intentsite.ledger.LedgerFixtures.receipt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What each ledger does with receipts. */
interface ReceiptContract extends LedgerUnderTest {
    @Test
    default void aReceiptIsFoundByInteractionActorAndKey() {
        begin("a");
        begin("b");
        Receipt receipt = receipt("a", "key");
        ledger().transact(tx -> {
            tx.remember(receipt);
            return true;
        });

        assertThat(ledger().receipt("a", ANNA, "key")).contains(receipt);
        assertThat(ledger().receipt("a", ANNA, "other")).isEmpty();
        assertThat(ledger().receipt("a", "https://other.example", "key")).isEmpty();
        assertThat(ledger().receipt("b", ANNA, "key")).isEmpty();
    }

    @Test
    default void theFirstReceiptOfAKeyStays() {
        begin("a");
        Receipt first = receipt("a", "key");
        ledger().transact(tx -> {
            tx.remember(first);
            return true;
        });

        assertThatThrownBy(() -> ledger().transact(tx -> {
                    tx.remember(new Receipt("a", ANNA, "key", "other", 2, Json.of("message", "other")));
                    return true;
                }))
                .isInstanceOf(VersionConflictException.class);
        assertThat(ledger().receipt("a", ANNA, "key")).contains(first);
    }

    @Test
    default void aReceiptIsFoundByTheLongestNamesThatThereAre() {
        begin("a");
        StringBuilder random = new StringBuilder();
        new Random(1).ints(512, 0x20000, 0x2A000).forEach(random::appendCodePoint);
        String actor = random.toString();
        List<String> keys = List.of(actor, actor + "x", "nul\0", "nul", "");
        for (String key : keys) {
            ledger().transact(tx -> {
                tx.remember(new Receipt("a", actor, key, "hash", keys.indexOf(key), Json.of("message", "Done")));
                return true;
            });
        }

        for (String key : keys) {
            assertThat(ledger().receipt("a", actor, key))
                    .contains(new Receipt("a", actor, key, "hash", keys.indexOf(key), Json.of("message", "Done")));
        }
        assertThat(ledger().receipt("a", actor + "x", "nul")).isEmpty();
    }
}
