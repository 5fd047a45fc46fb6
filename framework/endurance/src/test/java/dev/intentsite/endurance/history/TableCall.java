package dev.intentsite.endurance.history;

/** What a guest asked of a house's tables, together with what he was answered. A seating is a date and time. */
public sealed interface TableCall {
    /** A table was given. */
    record Booked(String seating) implements TableCall {}

    /** There was none left. */
    record Full(String seating) implements TableCall {}

    /** A table that was held was given back. */
    record Released(String seating) implements TableCall {}

    /** A table that was held was not known. */
    record Missing(String seating) implements TableCall {}

    /** A table was given back for one at another time. */
    record Moved(String from, String to) implements TableCall {}

    /** Whether one was on offer. */
    record Seen(String seating, boolean free) implements TableCall {}
}
