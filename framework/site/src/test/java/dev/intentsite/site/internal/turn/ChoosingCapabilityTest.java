package dev.intentsite.site.internal.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.site.IntentSite;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** After the site has listed what it can do, a place in the list or a title picks from it. */
class ChoosingCapabilityTest {
    private final MovableClock clock = new MovableClock();
    private final IntentSite site = IntentSite.builder(new Lending())
            .origin("https://library.example")
            .zone(ZoneOffset.UTC)
            .clock(clock)
            .withoutPersonsRights()
            .build();
    private final Visitor visitor = new Visitor(site, clock);

    @AfterEach
    void close() {
        site.close();
    }

    @ParameterizedTest
    @CsvSource({
        "the first one, 0",
        "2, 1",
        "number 2, 1",
        "the second, 1",
        "the last one please, 2",
        "Return a loan, 1",
        "borrow books, 0",
        "opening hours, 2",
        "'3.', 2"
    })
    void aPlaceOrATitlePicksIt(String message, int place) {
        Visitor.Heard listed = visitor.ask("Hello there");
        assertThat(listed.envelope().path("options")).hasSize(3);
        String id = listed.envelope().at("/options/" + place + "/value").asText();
        Visitor.Heard heard = visitor.reply(message);

        assertThat(heard.envelope().path("capability").asText()).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource({"7", "the ninth one", "what?"})
    void aPlaceThatIsNotInTheListPicksNothing(String message) {
        visitor.ask("Hello there");
        Visitor.Heard heard = visitor.reply(message);

        assertThat(heard.envelope().has("capability")).isFalse();
        assertThat(heard.envelope().path("options")).hasSize(3);
    }
}
