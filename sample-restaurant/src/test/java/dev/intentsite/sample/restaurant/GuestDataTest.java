package dev.intentsite.sample.restaurant;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.intentsite.protocol.Manifest;
import dev.intentsite.testkit.TestActor;
import dev.intentsite.testkit.TestConversation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What guests may ask about what is held about them, and when nobody takes them to have asked it. */
class GuestDataTest extends RestaurantTest {
    private TestActor guest;
    private String reference;

    @BeforeEach
    void book() {
        guest = restaurant.guest();
        reference = restaurant.books(guest, "Book a table for 2 on Saturday at 7pm under Jane Smith");
    }

    @Test
    void guestsSeeWhatTheySaidAndBookedAndNothingOfOthers() {
        String other = restaurant.books("Book a table for 4 on Saturday at 8pm under Ada Lovelace");

        guest.conversation()
                .says("Show me all the personal data you hold about me")
                .isAnswered()
                .hears("Book a table for 2 on Saturday at 7pm under Jane Smith")
                .hears("Reservation **" + reference + "**: Jane Smith, 2 people")
                .doesNotHear(other)
                .doesNotHear("Ada Lovelace");
    }

    @Test
    void aCancelledBookingIsHeldAsSuch() {
        guest.conversation().says("Cancel my reservation " + reference).confirms();

        guest.conversation()
                .says("What do you know about me?")
                .hears("Reservation **" + reference + "**, cancelled: Jane Smith");
    }

    @Test
    void guestsCorrectTheirName() throws Exception {
        guest.conversation()
                .says("Correct my name in the personal data you hold about me")
                .asksFor("correct_name")
                .says("Jane Smythe")
                .asksForConfirmation()
                .hears("Jane Smythe")
                .confirms()
                .isConfirmed()
                .hears("one place");

        assertThat(restaurant.read("SELECT guest_name FROM booking")).isEqualTo("Jane Smythe");
    }

    @Test
    void guestsAreForgottenAfterAYesWithTheirBookingsAndNobodyElseIs() throws Exception {
        String other = restaurant.books("Book a table for 4 on Saturday at 8pm under Ada Lovelace");
        TestConversation asking = guest.conversation()
                .says("Erase all the personal data you hold about me")
                .asksForConfirmation()
                .hears(reference)
                .hears("cannot be undone");
        assertThat(restaurant.bookings()).isEqualTo(2);

        asking.confirms().isConfirmed().hears("It is erased");

        assertThat(restaurant.read("SELECT count(*) FROM booking")).isEqualTo("1");
        assertThat(restaurant.read("SELECT reference FROM booking")).isEqualTo(other);
        assertThat(restaurant.read("SELECT count(*) FROM held_half_hour WHERE reference = '" + reference + "'"))
                .isEqualTo("0");
        assertThat(restaurant.read("SELECT count(*) FROM intentsite_person_key"))
                .isEqualTo("1");
        guest.conversation()
                .says("Show me all the personal data you hold about me")
                .isAnswered()
                .doesNotHear("Smith");
    }

    @Test
    void whatAGuestSaidIsNotInTheLedgersTables() throws Exception {
        String tables = restaurant.read("SELECT group_concat(title || description || created_by || state) FROM"
                        + " intentsite_interaction")
                + restaurant.read("SELECT group_concat(actor || payload) FROM intentsite_event");

        assertThat(tables).doesNotContain("Jane").doesNotContain("Smith").doesNotContain(guest.id());
        String key = Files.readString(folder.resolve("keys").resolve("ledger.key"), StandardCharsets.US_ASCII);
        assertThat(tables).doesNotContain(key.strip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Show me all the personal data you hold about me | show_my_data",
                "What personal data do you have about me? | show_my_data",
                "I would like a copy of my personal data | show_my_data",
                "Erase all the personal data you hold about me | forget_me",
                "Please delete all my personal data | forget_me",
                "Forget everything you know about me | forget_me",
                "Forget me | forget_me",
                "Show me what you know about me | show_my_data",
                "My name is misspelt in my personal data | correct_my_data"
            })
    void theRightsAreAskedForInTheirWords(String words, String capability) {
        assertThat(restaurant.says(words).answer().envelope().path("capability").asText())
                .isEqualTo(capability);
    }

    @Test
    void theExamplesOfTheRightsMeanThemAndGiveNoValue() {
        restaurant.manifest().capabilities().stream()
                .filter(Manifest.Capability::isPersonsRight)
                .forEach(right -> right.examples().forEach(example -> {
                    JsonNode answer = restaurant.says(example).answer().envelope();
                    assertThat(answer.path("capability").asText()).as(example).isEqualTo(right.id());
                    assertThat(answer.path("collected_information")).as(example).isEmpty();
                }));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "forget it",
                "never mind",
                "forget everything",
                "forget about it",
                "forget that",
                "Delete my booking",
                "delete my reservation",
                "Show me the menu",
                "What do you know about wine?",
                "Show me my reservation",
                "Do you remember me?",
                "I forgot my reference",
                "Correct the time to 8pm",
                "My name is Jane Smith",
                "erase that",
                "Cancel everything"
            })
    void otherWordsAreNoSuchQuestion(String words) {
        List<String> rights = List.of("forget_me", "show_my_data", "correct_my_data");

        assertThat(rights)
                .doesNotContain(restaurant
                        .says(words)
                        .answer()
                        .envelope()
                        .path("capability")
                        .asText());
        assertThat(rights)
                .doesNotContain(guest.conversation()
                        .says("Book a table for 4 on Sunday")
                        .says(words)
                        .answer()
                        .envelope()
                        .path("capability")
                        .asText());
    }
}
