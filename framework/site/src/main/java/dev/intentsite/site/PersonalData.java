package dev.intentsite.site;

import dev.intentsite.protocol.value.PersonName;
import java.util.List;

/**
 * What the company's own systems hold about a person, such as bookings: the site shows, corrects and forgets it together with what
 * the site itself holds, when that person asks. The person is {@link Turn#origin()} and nobody else: whose agent speaks for many
 * people under its own id gets what all of them did.
 *
 * <p>Methods may run on many threads. Those that change something run once, after the person's yes, in the transaction in which the
 * turn is kept; a ledger in memory has none, and {@link Transaction#connection} says so.
 */
public interface PersonalData {
    /** What is held, one thing an entry, in CommonMark on one line; empty when nothing is. */
    List<String> held(Turn turn) throws Exception;

    /** Writes that name wherever the person's own name is held; in how many places. */
    int correctName(PersonName name, Turn turn, Transaction transaction) throws Exception;

    /** Forgets all that is {@link #held}. What the law says must be kept, is kept without the person, or stays and is said so here. */
    void forget(Turn turn, Transaction transaction) throws Exception;
}
