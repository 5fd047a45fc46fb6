package dev.intentsite.sample.restaurant;

import org.junit.jupiter.api.Test;

/** What the house tells, and that it tells what its data say. */
class HouseInformationTest extends RestaurantTest {
    @Test
    void theWeekHasItsHoursAndItsClosedDay() {
        restaurant
                .says("When are you open?")
                .isAnswered()
                .hears("| Monday | closed |")
                .hears("| Tuesday | lunch 12:00 PM to 3:00 PM (last seating 2:00 PM) and dinner 6:00 PM to 11:00 PM"
                        + " (last seating 9:30 PM) |");
    }

    @Test
    void aDayHasItsOwnAnswer() {
        restaurant.says("Are you open on Monday?").isAnswered().hears("closed").hears("October 19");
        restaurant.says("What are your opening hours on Sunday?").isAnswered().hears("October 18");
    }

    @Test
    void whoAsksWhenItClosesIsToldTheHours() {
        restaurant.says("what time do you close?").isAnswered().hears("6:00 PM to 11:00 PM");
    }

    @Test
    void hoursAreThoseOfTheData() throws Exception {
        restaurant.execute("UPDATE service SET last_seating = '13:00' WHERE weekday = 7 AND name = 'Lunch'");
        restaurant.says("What are your opening hours on Sunday?").hears("last seating 1:00 PM");
        restaurant
                .says("Book a table for 2 under Jane Smith on Sunday")
                .offers("time", "13:00")
                .doesNotOffer("time", "13:30");
    }

    @Test
    void aDietHasItsDishes() {
        restaurant
                .says("Do you have vegan options?")
                .isAnswered()
                .hears("Melanzane alla griglia")
                .doesNotHear("Burrata");
        restaurant
                .says("What can I eat without gluten?")
                .isAnswered()
                .hears("Burrata")
                .doesNotHear("Tiramisù");
        restaurant.says("I am allergic to nuts").isAnswered().hears("Tiramisù").doesNotHear("Trofie al pesto");
    }

    @Test
    void dietsAreThoseOfTheData() throws Exception {
        restaurant.execute("UPDATE dish SET vegan = 1 WHERE name = 'Burrata'");
        restaurant.says("Do you have vegan options?").hears("Burrata");
    }

    @Test
    void theMenuHasItsPrices() {
        restaurant
                .says("What is on the menu?")
                .isAnswered()
                .hears("## Starters")
                .hears("| Risotto ai funghi | Porcini and parmesan | $22.00 |");
        restaurant.says("Show me the desserts").isAnswered().hears("Tiramisù").doesNotHear("Risotto");
    }

    @Test
    void pricesAreThoseOfTheData() throws Exception {
        restaurant.execute("UPDATE dish SET price_cents = 1250 WHERE name = 'Tiramisù'");
        restaurant.says("Show me the desserts").hears("$12.50");
    }

    @Test
    void questionsAreAnsweredInTheMiddleOfABooking() {
        restaurant
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
}
