package dev.intentsite.ledger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** What each ledger must do. */
@Timeout(60)
abstract class LedgerContract extends LedgerFixtures
        implements InteractionContract,
                NonceContract,
                TransactionContract,
                ReceiptContract,
                SweepContract,
                ClaimContract,
                ForgetContract,
                PublicationContract {
    Ledger ledger;

    /** A new, empty ledger. */
    abstract Ledger open() throws Exception;

    @Override
    public Ledger ledger() {
        return ledger;
    }

    @BeforeEach
    void openLedger() throws Exception {
        ledger = open();
    }

    @AfterEach
    void closeLedger() {
        ledger.close();
    }
}
