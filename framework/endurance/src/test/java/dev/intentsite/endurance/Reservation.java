package dev.intentsite.endurance;

/**
 * A booking, as its guest was told or as the house keeps it.
 *
 * @param status {@code booked} or {@code cancelled}
 */
record Reservation(String reference, String guest, int partySize, String date, String time, String status) {
    Reservation at(String otherTime) {
        return new Reservation(reference, guest, partySize, date, otherTime, status);
    }

    Reservation of(int otherSize) {
        return new Reservation(reference, guest, otherSize, date, time, status);
    }

    Reservation cancelled() {
        return new Reservation(reference, guest, partySize, date, time, "cancelled");
    }
}
