package dev.intentsite.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.testkit.TestConversation;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What guests do with their bookings, and what others learn of them. */
class ReservationsTest {
    @TempDir
    Path folder;

    private Restaurant restaurant;
    private Agent guest;
    private String reference;

    @BeforeEach
    void open() {
        restaurant = new Restaurant(folder);
        guest = restaurant.agent();
        reference = restaurant.book(guest, "Jane Smith", "2026-10-17", "19:00", 2);
    }

    @AfterEach
    void close() {
        restaurant.close();
    }

    private int at(String date, String time) {
        return restaurant.count("SELECT count(*) FROM booking WHERE status = 'booked' AND booked_date = '" + date
                + "' AND booked_time = '" + time + "'");
    }

    @Test
    void whoBookedMovesABookingByItsReference() {
        guest.conversation()
                .says("Change " + reference + " to 8pm")
                .isConfirmed(reference)
                .hears("8:00 PM");
        assertThat(at("2026-10-17", "20:00")).isEqualTo(1);
    }

    @Test
    void whoBookedCancelsAfterAYes() {
        guest.conversation()
                .says("Cancel my reservation " + reference)
                .asksForConfirmation()
                .hears("Jane Smith")
                .says("yes")
                .isConfirmed(reference);
        assertThat(restaurant.bookings()).isZero();
    }

    @Test
    void aNoKeepsTheBooking() {
        guest.conversation().says("Cancel my reservation " + reference).says("no, keep it");
        assertThat(restaurant.bookings()).isEqualTo(1);
    }

    @Test
    void aStrangerLearnsNothingFromAReference() {
        String theirs = heard("Cancel my reservation " + reference).replace(reference, "REFERENCE");
        String nobodys = heard("Cancel my reservation RES-2026-10-17-0001").replace("RES-2026-10-17-0001", "REFERENCE");
        assertThat(theirs).isEqualTo(nobodys);
        String moved = heard("Change " + reference + " to 8pm").replace(reference, "REFERENCE");
        String missing = heard("Change RES-2026-10-17-0001 to 8pm").replace("RES-2026-10-17-0001", "REFERENCE");
        assertThat(moved).isEqualTo(missing);
        assertThat(restaurant.bookings()).isEqualTo(1);
        assertThat(at("2026-10-17", "19:00")).isEqualTo(1);
    }

    /** The whole answer to a stranger, without what differs between any two. */
    private String heard(String words) {
        Reply reply = restaurant.agent().send(Agent.start(words));
        reply.envelope().remove(List.of("attribution", "interaction_id", "record", "timestamp"));
        return reply.envelope().toString();
    }

    @Test
    void aStrangerWithReferenceAndNameMayCancel() {
        TestConversation conversation = restaurant
                .agent()
                .conversation()
                .says("Cancel my reservation " + reference)
                .asksFor("guest_name")
                .doesNotHear("Jane");
        conversation.says("Jane Smith").asksForConfirmation().confirms().isConfirmed(reference);
        assertThat(restaurant.bookings()).isZero();
    }

    @Test
    void aStrangerWithTheWrongNameLearnsNothing() {
        restaurant
                .agent()
                .conversation()
                .says("Cancel my reservation " + reference)
                .says("John Doe")
                .doesNotHear("Jane")
                .hears("I find no reservation");
        assertThat(restaurant.bookings()).isEqualTo(1);
    }

    @Test
    void aWrongNameIsAnsweredLikeAReferenceThatThereIsNot() {
        for (String capability : List.of("cancel_reservation", "modify_reservation")) {
            String theirs = guessed(restaurant.agent(), capability, reference).replace(reference, "REFERENCE");
            String nobodys = guessed(restaurant.agent(), capability, "RES-2026-10-17-000001")
                    .replace("RES-2026-10-17-000001", "REFERENCE");
            assertThat(theirs).contains("I find no reservation").isEqualTo(nobodys);
        }
    }

    private static String guessed(Agent agent, String capability, String reference) {
        Reply reply = guess(agent, capability, reference);
        reply.envelope().remove(List.of("attribution", "interaction_id", "record", "timestamp"));
        return reply.envelope().toString();
    }

    private static Reply guess(Agent agent, String capability, String reference) {
        ObjectNode payload = Agent.start("My reservation").put("capability", capability);
        ObjectNode parameters =
                payload.putObject("parameters").put("reference", reference).put("guest_name", "John Doe");
        if (capability.equals("modify_reservation")) {
            parameters.put("party_size", 3);
        }
        return agent.send(payload);
    }

    /** 30 of one actor and 300 of one address in an hour, as many actors as it makes of itself. */
    @Test
    void nobodyTriesReferencesForLong() {
        Agent stubborn = restaurant.agent();
        for (int i = 0; i < 30; i++) {
            assertThat(guess(stubborn, "cancel_reservation", "RES-2026-10-17-" + (100_000 + i))
                            .http())
                    .isEqualTo(200);
        }
        assertThat(guess(stubborn, "cancel_reservation", reference).status()).isEqualTo("rate_limited");

        for (int i = 30; i < 300; i++) {
            assertThat(guess(restaurant.agent(), "modify_reservation", "RES-2026-10-17-" + (100_000 + i))
                            .http())
                    .isEqualTo(200);
        }
        Reply refused = guess(restaurant.agent(), "modify_reservation", reference);
        assertThat(refused.status()).isEqualTo("rate_limited");
        assertThat(refused.retryAfter()).isNotBlank();
        assertThat(restaurant.agent().send(Agent.start("When are you open?")).http())
                .as("who names no reference is served")
                .isEqualTo(200);
    }

    @Test
    void questionsAreAnsweredInTheMiddle() {
        guest.conversation()
                .says("Book a table for 2 under Jane Smith tomorrow")
                .asksFor("time")
                .asks("Do you have vegan options?")
                .hears("Melanzane alla griglia")
                .doesNotHear("Carpaccio")
                .asksFor("time")
                .offers("time", "19:00")
                .says("7pm")
                .isConfirmed("RES-2026-10-16-");
    }

    @Test
    void aCorrectionKeepsTheRest() {
        guest.conversation()
                .says("Book a table for 2 under Jane Smith tomorrow")
                .corrects("I meant 3 people, not 2")
                .knows("party_size", "3")
                .knows("guest_name", "Jane Smith")
                .asksFor("time")
                .says("7pm")
                .isConfirmed("RES-2026-10-16-");
        assertThat(restaurant.count("SELECT party_size FROM booking WHERE booked_date = '2026-10-16'"))
                .isEqualTo(3);
    }

    @Test
    void aClosedDayIsRefusedWithDaysThatAreOpen() {
        guest.conversation()
                .says("Book a table for 2 under Jane Smith on Monday")
                .asksFor("date")
                .hears("closed")
                .offers("date", "2026-10-20")
                .chooses("2026-10-20")
                .asksFor("time");
    }

    @Test
    void aPartyThatIsTooLargeIsSentToTheEventsTeam() {
        guest.conversation()
                .says("Book a table for 25 people tomorrow at 7pm under Jane Smith")
                .asksFor("party_size")
                .hears("events@bellacucina.example");
        assertThat(restaurant.bookings()).isEqualTo(1);
    }

    @Test
    void anAmbiguousHourIsSettledByWhatIsFree() {
        guest.conversation()
                .says("Book a table for 2 under Jane Smith tomorrow at 7")
                .isConfirmed("RES-2026-10-16-")
                .knows("time", "19:00");
    }

    @Test
    void aTimeThatCameTooNearWhileTheGuestThoughtIsNotBooked() {
        restaurant.site.clock.set("2026-10-15T09:50");
        TestConversation conversation =
                guest.conversation().says("Book a table for 2 today at noon").asksFor("guest_name");
        restaurant.site.clock.set("2026-10-15T10:10");
        conversation
                .says("Jane Smith")
                .asksFor("time")
                .hears("less than 2 hours")
                .offers("time", "12:30", "19:00");
        assertThat(restaurant.bookings()).isEqualTo(1);
    }

    @Test
    void whatNobodyUnderstandsIsAnsweredWithWhatCanBeDone() {
        guest.conversation()
                .says("Fribble the gronk sideways")
                .hears("Book a table")
                .hears("Cancel a reservation");
    }
}
