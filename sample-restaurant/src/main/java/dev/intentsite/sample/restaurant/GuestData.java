package dev.intentsite.sample.restaurant;

import dev.intentsite.protocol.value.PersonName;
import dev.intentsite.site.PersonalData;
import dev.intentsite.site.Transaction;
import dev.intentsite.site.Turn;
import java.util.List;

/** What the restaurant holds about its guests: their bookings, cancelled ones too. */
final class GuestData implements PersonalData {
    private final Bookings bookings;

    GuestData(Bookings bookings) {
        this.bookings = bookings;
    }

    @Override
    public List<String> held(Turn turn) {
        return bookings.of(turn.origin()).stream().map(Words::held).toList();
    }

    @Override
    public int correctName(PersonName name, Turn turn, Transaction transaction) {
        return Bookings.rename(transaction.connection(), turn.origin(), name);
    }

    /** Tables that are still to come are given back. */
    @Override
    public void forget(Turn turn, Transaction transaction) {
        Bookings.forget(transaction.connection(), turn.origin());
    }
}
