package dev.intentsite.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.testkit.TestConversation;
import org.junit.jupiter.api.Test;

/** Bella Cucina is spoken to as people write who see it for the first time. */
class NewcomersTest extends RestaurantTest {
    private TestConversation says(String words) {
        return restaurant.agent().conversation().says(words);
    }

    @Test
    void theEveningIsOfferedToThoseWhoAskForIt() {
        says("Book a table for 4 tommorow evening")
                .knows("party_size", "4")
                .knows("date", "2026-10-16")
                .asksFor("time")
                .offers("time", "18:00", "21:30")
                .doesNotOffer("time", "12:00")
                .says("half seven")
                .asksFor("guest_name")
                .says("for my husband Tom Baker")
                .knows("guest_name", "Tom Baker")
                .isConfirmed("RES-2026-10-16-")
                .knows("time", "19:30");
    }

    @Test
    void whatIsToldOnTheWayIsKept() {
        says("Book a table for 12 adults and 3 kids under Baker")
                .knows("party_size", "15")
                .says("we have a nut allergy")
                .says("it's her birthday")
                .says("do you have anything for celiacs?")
                .hears("Gluten-free")
                .says("no wait")
                .asksFor("date")
                .says("saterday")
                .says("2 pm or 8 pm")
                .offers("time", "14:00", "20:00")
                .says("8 pm")
                .isConfirmed("RES-2026-10-17-");
        assertThat(restaurant.count("SELECT count(*) FROM booking WHERE requests LIKE '%nut allergy%'"
                        + " AND requests LIKE '%her birthday%'"))
                .isEqualTo(1);
    }

    @Test
    void aQuestionAndARequestInOneMessageAreBothAnswered() {
        says("Are you open on Mondays? And dinner for two tomorrow at 8")
                .hears("We are closed on **Monday, October 19, 2026**.")
                .knows("date", "2026-10-16")
                .knows("time", "20:00")
                .asksFor("guest_name");
    }

    @Test
    void whoGreetsFirstMayAskForTwoThingsToo() {
        says("hi there")
                .says("are you open on mondays? and dinner for my parents and me tomorrow")
                .hears("We are closed on **Monday, October 19, 2026**.")
                .knows("party_size", "3")
                .asksFor("time");
    }

    @Test
    void ofTwoRequestsTheSecondIsNotLost() {
        says("Book a table for 2 tomorrow at 7pm and cancel RES-2026-10-20-123456")
                .hears("After that I come to: **Cancel a reservation**.")
                .says("under Jane Smith")
                .isConfirmed("RES-2026-10-16-")
                .hears("You also wanted: \u201ccancel RES-2026-10-20-123456\u201d.");
    }

    @Test
    void inAnHourIsTodayAndTooSoon() {
        says("Book a table for the two of us in an hour under Baker")
                .knows("party_size", "2")
                .knows("date", "2026-10-15")
                .asksFor("time");
    }

    @Test
    void aMisspeltWishIsUnderstood() {
        says("cancle my reservaton").asksFor("reference").says("no wait").doesNotHear("could not read");
    }
}
