package dev.intentsite.ledger;

import static dev.intentsite.ledger.LedgerFixtures.ANNA;
import static dev.intentsite.ledger.LedgerFixtures.receipt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
}
