package dev.intentsite.ledger;

import java.util.Locale;

/** An interaction's status in OICP's words; a projection of its state. */
public enum Status {
    /** The site works on it. */
    ACTIVE,
    /** It waits for the person: collecting, clarifying, confirming. */
    BLOCKED,
    /** Done. */
    COMPLETED,
    /** Failed, cancelled or expired. */
    ABANDONED;

    /** The status in lower case, as OICP writes it. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
