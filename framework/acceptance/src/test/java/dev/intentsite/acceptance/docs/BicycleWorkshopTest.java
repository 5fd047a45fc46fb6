package dev.intentsite.acceptance.docs;

import dev.intentsite.testkit.SiteTest;
import org.junit.jupiter.api.Test;

class BicycleWorkshopTest {
    // tag::testkit[]
    @Test
    void aSundayIsTurnedDownAndAnotherDayTaken() {
        try (SiteTest site = SiteTest.of(new BicycleWorkshop()).at("2026-10-15T10:00", "Europe/Dublin")) {
            site.conversation()
                    .says("Can you fix my brakes on Sunday?")
                    .hears("We rest on Sundays.")
                    .says("Then tomorrow, my name is Ada Lovelace")
                    .isConfirmed("JOB-")
                    .hears("2026-10-16");
        }
    }
    // end::testkit[]
}
