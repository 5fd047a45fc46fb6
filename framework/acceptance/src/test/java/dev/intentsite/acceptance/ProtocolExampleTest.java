package dev.intentsite.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.testkit.TestConversation;
import org.junit.jupiter.api.Test;

/** The conversations that the protocol itself shows (§§ 3.2 to 4.2). */
class ProtocolExampleTest extends RestaurantTest {
    @Test
    void aTableIsBookedInThreeTurns() {
        TestConversation conversation = restaurant
                .agent()
                .conversation()
                .says("Book a table for 2 under Jane Smith")
                .asksFor("date")
                .says("Tomorrow")
                .asksFor("time")
                .hears("October 16")
                .hears("| ")
                .offers("time", "18:00", "18:30", "19:00", "19:30");
        assertThat(conversation.answer().response().requiredInformation()).containsExactly("time");
        conversation.says("7pm").isConfirmed("RES-2026-10-16-").hears("Jane Smith");
        assertThat(restaurant.bookings()).isEqualTo(1);
    }

    @Test
    void aTableIsBookedInOneSentence() {
        restaurant.site.clock.set("2026-10-14T10:00");
        restaurant
                .agent()
                .conversation()
                .says("Book a table for 2 people under Jane Smith on October 15 at 7pm. Window seat if possible.")
                .isConfirmed("RES-2026-10-15-")
                .knows("party_size", "2")
                .knows("guest_name", "Jane Smith")
                .knows("date", "2026-10-15")
                .knows("time", "19:00");
        assertThat(restaurant.count("SELECT count(*) FROM booking WHERE requests LIKE '%indow seat%'"))
                .isEqualTo(1);
    }

    @Test
    void everyAnswerSaysWhereTheConversationStands() {
        var answer =
                restaurant.agent().conversation().says("Book a table for 2").answer();
        assertThat(answer.response().turn()).hasValue(1);
        assertThat(answer.response().expiresAt())
                .contains(restaurant.site.clock.instant().plusSeconds(1800));
        assertThat(answer.response().capability()).contains("book_table");
        assertThat(answer.response().requiredParameters())
                .extracting(required -> required.name())
                .containsExactlyInAnyOrder("guest_name", "date", "time");
        assertThat(answer.response().requiredInformation()).hasSize(3);
        assertThat(answer.envelope().at("/explicability/0/actor").asText()).isEqualTo(restaurant.site.origin());
        assertThat(answer.envelope().at("/attribution/intent_hash").asText()).isNotEmpty();
    }

    @Test
    void theSiteIsWhereItsManifestSays() {
        assertThat(restaurant.site.description().endpoint().toString()).isEqualTo(restaurant.site.origin() + "/intent");
    }
}
