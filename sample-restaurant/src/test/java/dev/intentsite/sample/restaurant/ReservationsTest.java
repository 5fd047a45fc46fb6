package dev.intentsite.sample.restaurant;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.client.SiteAnswer;
import dev.intentsite.testkit.TestActor;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What guests do with their bookings, and what others learn of them. */
class ReservationsTest extends RestaurantTest {
    private TestActor guest;
    private String reference;

    @BeforeEach
    void book() {
        guest = restaurant.guest();
        reference = restaurant.books(guest, "Book a table for 2 on Saturday at 7pm under Jane Smith");
    }

    private String booked(String column) throws Exception {
        return restaurant.read("SELECT " + column + " FROM booking JOIN dining_table ON dining_table.id = table_id"
                + " WHERE status = 'booked' AND reference = '" + reference + "'");
    }

    @Test
    void whoBookedCancelsAfterAYesAndTheTableIsFreeAgain() throws Exception {
        String large = restaurant.books(guest, "Book a table for 20 people on Sunday at 7pm under Jane Smith");
        guest.conversation()
                .says("Cancel my reservation " + large)
                .asksForConfirmation()
                .hears("Jane Smith")
                .hears("October 18")
                .says("yes")
                .isConfirmed(large);
        restaurant.books("Book a table for 20 people on Sunday at 7pm under Ada Lovelace");
        assertThat(restaurant.bookings()).isEqualTo(2);
    }

    @Test
    void aNoKeepsTheBooking() throws Exception {
        guest.conversation().says("Cancel my reservation " + reference).says("no, keep it");
        assertThat(restaurant.bookings()).isEqualTo(1);
    }

    @Test
    void whoBookedMayNameItByNameDateAndTime() throws Exception {
        guest.conversation()
                .says("Cancel my reservation under Jane Smith on Saturday at 7pm")
                .asksForConfirmation()
                .hears(reference)
                .confirms()
                .isConfirmed(reference);
        assertThat(restaurant.bookings()).isZero();
    }

    @Test
    void whoHasOneReservationNeedNotSayWhich() throws Exception {
        guest.conversation()
                .says("cancel my booking")
                .asksForConfirmation()
                .hears(reference)
                .confirms()
                .isConfirmed(reference);
        assertThat(restaurant.bookings()).isZero();
    }

    @Test
    void whoHasSeveralReservationsIsShownThem() {
        String lunch = restaurant.books(guest, "Book a table for 3 on Sunday at 1pm under Jane Smith");
        guest.conversation()
                .says("cancel my booking")
                .offersOnly("reference", reference, lunch)
                .hears("3 people, Sunday, October 18, 2026, 1:00 PM")
                .says("the second one")
                .asksForConfirmation()
                .confirms()
                .isConfirmed(lunch);
        guest.conversation()
                .says("Cancel my table on Saturday")
                .asksForConfirmation()
                .hears(reference);
        guest.conversation()
                .says("Move my table to 8pm")
                .asksFor("reference")
                .offersOnly("reference", reference)
                .says("yes")
                .isConfirmed(reference)
                .hears("8:00 PM");
    }

    @Test
    void nobodyIsShownTheReservationsOfOthers() {
        restaurant.says("cancel my booking").asksFor("reference").doesNotHear(reference);
        restaurant.says("Move my table to 8pm").asksFor("reference").doesNotHear(reference);
    }

    @Test
    void whoLostTheReferenceIsAskedForTheDetails() {
        restaurant
                .says("cancel my booking")
                .asksFor("reference")
                .says("I don't have it")
                .asksFor("guest_name")
                .says("thanks")
                .hears("You are welcome.")
                .asksFor("guest_name")
                .says("no thanks")
                .hears("never mind");
    }

    @Test
    void whoGivesTheNameInsteadOfTheReferenceIsAskedForTheDetails() {
        restaurant.books(guest, "Book a table for 3 on Sunday at 1pm under Jane Smith");
        guest.conversation()
                .says("Cancel my table")
                .says("Jane Smith")
                .asksFor("date")
                .says("Saturday at 7pm")
                .asksForConfirmation()
                .hears(reference);
    }

    @Test
    void aChangeToWhatIsBookedIsNone() {
        guest.conversation()
                .says("Change " + reference + " to 7pm")
                .asksFor("time")
                .hears("That is how it is booked already.")
                .says("8pm")
                .isConfirmed(reference);
    }

    @Test
    void whatIsCancelledIsNotFoundAgain() {
        guest.conversation()
                .says("Cancel my reservation " + reference)
                .confirms()
                .isConfirmed(reference);
        guest.conversation().says("Cancel my reservation " + reference).asksFor("guest_name");
        guest.conversation().says("Change " + reference + " to 8pm").asksFor("guest_name");
    }

    @Test
    void untilTwoHoursBefore() throws Exception {
        restaurant.clock().set("2026-10-17T17:00");
        var inTime =
                guest.conversation().says("Cancel my reservation " + reference).asksForConfirmation();
        restaurant.clock().set("2026-10-17T17:01");
        inTime.confirms().hasFailed().hears("less than 2 hours");
        guest.conversation().says("Cancel my reservation " + reference).hasFailed();
        guest.conversation().says("Change " + reference + " to 9pm").hasFailed().hears("less than 2 hours");
        assertThat(restaurant.bookings()).isEqualTo(1);
    }

    @Test
    void whoBookedMovesItToAnotherTime() throws Exception {
        guest.conversation()
                .says("Change " + reference + " to 8pm")
                .isConfirmed(reference)
                .hears("8:00 PM");
        assertThat(booked("booked_time")).isEqualTo("20:00");
    }

    @Test
    void whoBookedMovesItToAnotherDay() throws Exception {
        guest.conversation()
                .says("Move my reservation " + reference + " to Sunday")
                .isConfirmed(reference)
                .hears("October 18");
        assertThat(booked("booked_date")).isEqualTo("2026-10-18");
        assertThat(booked("booked_time")).isEqualTo("19:00");
    }

    @Test
    void aLargerPartyMovesToALargerTable() throws Exception {
        assertThat(booked("seats")).isEqualTo("2");
        guest.conversation().says("We will be 5 people instead, " + reference).isConfirmed(reference);
        assertThat(booked("seats")).isEqualTo("6");
        assertThat(restaurant.read("SELECT count(*) FROM held_half_hour")).isEqualTo("3");
    }

    @Test
    void aMoveKeepsItsOwnTableWhereTheTimesOverlap() {
        String large = restaurant.books(guest, "Book a table for 20 people on Sunday at 7pm under Jane Smith");
        guest.conversation()
                .says("Change " + large + " to 7:30pm")
                .isConfirmed(large)
                .hears("Private room");
    }

    @Test
    void whereItCannotMoveItSaysWhereItCan() throws Exception {
        restaurant.books("Book a table for 12 people on Sunday at 7pm under Ada Lovelace");
        String large = restaurant.books(guest, "Book a table for 20 people on Sunday at 9pm under Jane Smith");
        guest.conversation()
                .says("Change " + large + " to 8pm")
                .asksFor("time")
                .hears("8:00 PM")
                .offers("time", "20:30", "21:30")
                .doesNotOffer("time", "19:00")
                .chooses("20:30")
                .isConfirmed(large);
    }

    @Test
    void itMovesToNoClosedDayAndToNoPartyOfTwentyOne() throws Exception {
        guest.conversation()
                .says("Move my reservation " + reference + " to Monday")
                .asksFor("date")
                .hears("closed");
        guest.conversation()
                .says("We will be 21 people instead, " + reference)
                .asksFor("party_size")
                .hears("events@bellacucina.example");
        assertThat(booked("booked_date")).isEqualTo("2026-10-17");
    }

    @Test
    void aStrangerLearnsNothingFromAReference() throws Exception {
        String unknown = "RES-2026-10-17-0001";
        assertThat(heard("Cancel my reservation ", reference)).isEqualTo(heard("Cancel my reservation ", unknown));
        assertThat(heard("Change to 8pm ", reference)).isEqualTo(heard("Change to 8pm ", unknown));
        assertThat(booked("booked_time")).isEqualTo("19:00");
    }

    /** The whole answer to a stranger, without what differs between any two. */
    private String heard(String words, String reference) {
        ObjectNode answer =
                restaurant.says(words + reference).answer().envelope().deepCopy();
        answer.remove(List.of("attribution", "interaction_id", "record", "timestamp"));
        return answer.toString().replace(reference, "REFERENCE");
    }

    @Test
    void aStrangerWithReferenceAndNameMayCancelAndChange() throws Exception {
        restaurant
                .says("Change " + reference + " to 8pm")
                .asksFor("guest_name")
                .doesNotHear("Jane")
                .says("jane  smith")
                .isConfirmed(reference);
        restaurant
                .says("Cancel my reservation " + reference)
                .asksFor("guest_name")
                .doesNotHear("Jane")
                .says("Jane Smith")
                .asksForConfirmation()
                .confirms()
                .isConfirmed(reference);
        assertThat(restaurant.bookings()).isZero();
    }

    @Test
    void aStrangerWithTheWrongNameLearnsNothing() throws Exception {
        restaurant
                .says("Cancel my reservation " + reference)
                .says("John Doe")
                .doesNotHear("Jane")
                .hears("I find no reservation");
        restaurant
                .says("Change " + reference + " to 8pm")
                .says("John Doe")
                .doesNotHear("Jane")
                .hears("I find no reservation");
        assertThat(booked("booked_time")).isEqualTo("19:00");
    }

    @Test
    void aStrangerWithNameDateAndTimeAloneLearnsNothing() throws Exception {
        restaurant
                .says("Cancel my reservation under Jane Smith on Saturday at 7pm")
                .hears("I find no reservation")
                .doesNotHear(reference);
        assertThat(restaurant.bookings()).isEqualTo(1);
    }

    @Test
    void aCorrectionKeepsTheRest() throws Exception {
        String corrected = guest.conversation()
                .says("Book a table for 2 under Jane Smith tomorrow")
                .corrects("I meant 3 people, not 2")
                .knows("party_size", "3")
                .knows("guest_name", "Jane Smith")
                .asksFor("time")
                .says("7pm")
                .isConfirmed("RES-2026-10-16-")
                .externalId();
        assertThat(restaurant.read("SELECT party_size FROM booking WHERE reference = '" + corrected + "'"))
                .isEqualTo("3");
    }

    @Test
    void wishesAreKeptWithTheBooking() throws Exception {
        String wish = restaurant.books(
                "Book a table for 2 people under Jane Smith on Friday at 7pm. Window seat if possible.");
        assertThat(restaurant.read("SELECT requests FROM booking WHERE reference = '" + wish + "'"))
                .containsIgnoringCase("window seat");
    }

    @Test
    void whatNobodyUnderstandsIsAnsweredWithWhatCanBeDone() {
        SiteAnswer answer = guest.conversation()
                .says("Fribble the gronk sideways")
                .hears("Book a table")
                .hears("Cancel a reservation")
                .answer();

        assertThat(answer.envelope().at("/suggestions/0").asText())
                .isEqualTo("Book a table for 2 people tomorrow at 7pm");
    }
}
