package dev.intentsite.sample.restaurant;

import org.junit.jupiter.api.Test;

/** When a table can be had. */
class OpeningTimesTest extends RestaurantTest {
    private static final String[] ALL_DAY = {
        "12:00", "12:30", "13:00", "13:30", "14:00", "18:00", "18:30", "19:00", "19:30", "20:00", "20:30", "21:00",
        "21:30"
    };

    @Test
    void lunchAndDinnerAreSeatedEveryHalfHourUntilTheLastSeating() {
        restaurant
                .says("Book a table for 2 under Jane Smith on Saturday")
                .asksFor("time")
                .offersOnly("time", ALL_DAY);
    }

    @Test
    void whoWantsDinnerIsOfferedTheEvening() {
        restaurant
                .says("dinner for two tomorrow")
                .asksFor("time")
                .offersOnly("time", "18:00", "18:30", "19:00", "19:30", "20:00", "20:30", "21:00", "21:30");
        restaurant.says("2 tomorrow evening").asksFor("time").doesNotOffer("time", "14:00");
    }

    @Test
    void afterTheLastSeatingOtherTimesAreOffered() {
        restaurant
                .says("Book a table for 2 under Jane Smith on Saturday at 10pm")
                .asksFor("time")
                .offersOnly("time", ALL_DAY)
                .chooses("21:30")
                .isConfirmed("RES-2026-10-17-");
    }

    @Test
    void betweenLunchAndDinnerNobodyIsSeated() {
        restaurant
                .says("Book a table for 2 under Jane Smith on Saturday at 3pm")
                .asksFor("time")
                .says("2pm then")
                .isConfirmed("RES-2026-10-17-");
    }

    @Test
    void onMondaysTheHouseIsClosedAndTheNextOpenDaysAreOffered() {
        restaurant
                .says("Book a table for 2 under Jane Smith on Monday")
                .asksFor("date")
                .hears("closed")
                .offersOnly("date", "2026-10-20", "2026-10-21", "2026-10-22")
                .chooses("2026-10-20")
                .asksFor("time");
    }

    @Test
    void atLeastTwoHoursAhead() {
        restaurant.says("Book a table for 2 under Jane Smith today").offers("time", "12:00", "21:30");
        restaurant.clock().set("2026-10-15T10:01");
        restaurant
                .says("Book a table for 2 under Jane Smith today")
                .offers("time", "12:30", "21:30")
                .doesNotOffer("time", "12:00");
        restaurant.says("Book a table for 2 under Jane Smith today at noon").asksFor("time");
    }

    @Test
    void tooLateForTodayIsSaidAsSuch() {
        restaurant.clock().set("2026-10-15T20:00");
        restaurant
                .says("Book a table for 2 under Jane Smith today")
                .asksFor("date")
                .hears("too late")
                .offersOnly("date", "2026-10-16", "2026-10-17", "2026-10-18");
    }

    @Test
    void atMostNinetyDaysAhead() {
        restaurant
                .says("Book a table for 2 under Jane Smith on January 14, 2027 at 7pm")
                .asksFor("date")
                .hears("**Thursday, January 14, 2027** is too far ahead")
                .hears("January 13, 2027")
                .says("January 13, 2027")
                .isConfirmed("RES-2027-01-13-");
    }

    @Test
    void aDayThatIsOverIsRefused() {
        restaurant
                .says("Book a table for 2 under Jane Smith on October 14, 2026 at 7pm")
                .asksFor("date")
                .hears("in the past");
    }

    @Test
    void aTimeThatCameTooNearWhileTheGuestThoughtIsNotBooked() throws Exception {
        restaurant.clock().set("2026-10-15T09:50");
        var conversation = restaurant.says("Book a table for 2 today at noon").asksFor("guest_name");
        restaurant.clock().set("2026-10-15T10:10");
        conversation
                .says("Jane Smith")
                .asksFor("time")
                .hears("12:00 PM")
                .offers("time", "12:30", "19:00")
                .chooses("12:30")
                .isConfirmed();
    }

    @Test
    void anAmbiguousHourIsSettledByWhatIsFree() {
        restaurant
                .says("Book a table for 2 under Jane Smith tomorrow at 7")
                .isConfirmed("RES-2026-10-16-")
                .knows("time", "19:00");
    }
}
