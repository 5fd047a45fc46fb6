package dev.intentsite.sample.restaurant;

import dev.intentsite.protocol.value.PersonName;
import dev.intentsite.protocol.value.Reference;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/** A party that holds a table, or held one until it was cancelled. */
record Booking(
        Reference reference,
        PersonName guestName,
        int partySize,
        LocalDate date,
        LocalTime time,
        String area,
        Optional<String> requests,
        String bookedBy,
        boolean cancelled) {}
