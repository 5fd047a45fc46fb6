package dev.intentsite.site;

import java.util.Optional;

/** Long work of which a client waits to hear the end, beside asking for it. Holds nothing that must be closed. Thread-safe. */
public interface WorkUnderWay {
    /**
     * Looks into the ledger: the signed answer with what came of it, once it is there. It ends the interaction, as if the client had asked,
     * and answers the message that the work is heard of by.
     *
     * @return empty while it goes on, and where another message ends the interaction at this moment
     * @throws dev.intentsite.ledger.LedgerUnavailableException when the ledger cannot be read or written now; nothing is lost
     */
    Optional<Answer> result();

    /**
     * Calls {@code look} when this node settles the work; other nodes' settlements are seen by {@link #result} alone.
     *
     * @param look called on the thread that settles; must return at once
     * @return ends the listening
     */
    Runnable whenSettled(Runnable look);
}
