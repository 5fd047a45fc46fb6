package dev.intentsite.acceptance.docs;

import dev.intentsite.protocol.value.Reference;
import java.time.LocalDate;
import java.time.LocalTime;

/** One repair that is booked. */
record Job(Reference number, String name, LocalDate day, LocalTime time) {
    String words() {
        return "**" + number + "** for " + name + " on " + day + " at " + time;
    }
}
