package dev.intentsite.ledger;

import static dev.intentsite.ledger.LedgerFixtures.NOON;
import static dev.intentsite.ledger.LedgerFixtures.together;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What each ledger does with nonces. */
interface NonceContract extends LedgerUnderTest {
    @Test
    default void ofManyThreadsThatBurnOneNonceOneSucceeds() throws Exception {
        Nonce nonce = new Nonce("kid", "0123456789abcdef");

        List<Boolean> burnt = together(32, n -> ledger().transact(tx -> tx.burn(nonce, NOON)));

        assertThat(burnt).containsOnlyOnce(true);
        assertThat(ledger().isBurnt(nonce)).isTrue();
    }

    @Test
    default void aNonceWhoseTransactionFailedCanBeBurnt() {
        Nonce nonce = new Nonce("kid", "0123456789abcdef");
        assertThatThrownBy(() -> ledger().transact(tx -> {
                    assertThat(tx.burn(nonce, NOON)).isTrue();
                    throw new IOException("no");
                }))
                .isInstanceOf(IOException.class);

        assertThat(ledger().isBurnt(nonce)).isFalse();
        assertThat(ledger().<Boolean, RuntimeException>transact(tx -> tx.burn(nonce, NOON)))
                .isTrue();
    }

    @Test
    default void aNonceIsBurntOnceWithinATransactionToo() {
        Nonce nonce = new Nonce("kid", "0123456789abcdef");

        List<Boolean> burnt = ledger().transact(tx -> List.of(tx.burn(nonce, NOON), tx.burn(nonce, NOON)));

        assertThat(burnt).containsExactly(true, false);
    }

    @Test
    default void theSameNonceOfAnotherKeyIsAnother() {
        ledger().transact(tx -> tx.burn(new Nonce("kid", "0123456789abcdef"), NOON));

        assertThat(ledger().isBurnt(new Nonce("other", "0123456789abcdef"))).isFalse();
    }
}
