package dev.intentsite.sample.restaurant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which table a party gets, and for how long. */
class TablesTest extends RestaurantTest {
    private String books(int people, String when) {
        return restaurant.books("Book a table for " + people + " people " + when + " under Jane Smith");
    }

    private int seats(String reference) throws Exception {
        return Integer.parseInt(
                restaurant.read("SELECT seats FROM booking JOIN dining_table ON dining_table.id = table_id"
                        + " WHERE reference = '" + reference + "'"));
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "2, 2", "3, 4", "4, 4", "5, 6", "6, 6", "7, 20", "20, 20"})
    void aPartyGetsTheSmallestTableThatHoldsIt(int people, int seats) throws Exception {
        assertThat(seats(books(people, "on Saturday at 7pm"))).isEqualTo(seats);
    }

    @Test
    void whenTheSmallTablesAreTakenTheNextLargerOneIsGiven() throws Exception {
        for (int couple = 0; couple < 4; couple++) {
            assertThat(seats(books(2, "on Saturday at 7pm"))).isEqualTo(2);
        }
        assertThat(seats(books(2, "on Saturday at 7pm"))).isEqualTo(4);
        assertThat(restaurant.read("SELECT count(DISTINCT table_id) FROM booking"))
                .isEqualTo("5");
    }

    @Test
    void aTableIsHeldNinetyMinutes() {
        books(12, "on Saturday at 7:30pm");
        restaurant
                .says("Book a table for 12 people on Saturday under Ada Lovelace")
                .asksFor("time")
                .offersOnly("time", "12:00", "12:30", "13:00", "13:30", "14:00", "18:00", "21:00", "21:30");
    }

    @Test
    void whatWasTakenMeanwhileIsRefusedAndOtherTimesOffered() {
        var slow =
                restaurant.says("Book a table for 12 people on Saturday at 7pm").asksFor("guest_name");
        books(12, "on Saturday at 7pm");
        slow.says("Ada Lovelace")
                .asksFor("time")
                .offers("time", "20:30")
                .doesNotOffer("time", "19:00")
                .chooses("20:30")
                .isConfirmed("RES-2026-10-17-");
    }

    @Test
    void tablesAreNotJoined() {
        books(7, "on Saturday at 7pm");
        restaurant
                .says("Book a table for 7 people on Saturday at 7pm under Ada Lovelace")
                .asksFor("time");
    }

    @Test
    void twentyIsTheLargestPartyAndTheEventsTeamHasTheOthers() throws Exception {
        for (int people : new int[] {21, 25, 100}) {
            restaurant
                    .says("Book a table for " + people + " people tomorrow at 7pm under Jane Smith")
                    .asksFor("party_size")
                    .hears("events@bellacucina.example");
        }
        assertThat(restaurant.bookings()).isZero();
    }

    @Test
    void theDatabaseItselfForbidsOneTableTwice() throws Exception {
        String first = books(12, "on Saturday at 7pm");
        String second = books(12, "on Sunday at 7pm");
        String table = restaurant.read("SELECT table_id FROM booking WHERE reference = '" + first + "'");

        for (String overlapping : new String[] {"2026-10-17T19:00", "2026-10-17T19:30", "2026-10-17T20:00"}) {
            assertThatThrownBy(() ->
                            restaurant.execute("INSERT INTO held_half_hour (table_id, starts_at, reference) VALUES"
                                    + " ('" + table + "', '" + overlapping + "', '" + second + "')"))
                    .hasMessageContaining(
                            "UNIQUE constraint failed: held_half_hour.table_id, held_half_hour.starts_at");
        }
    }
}
