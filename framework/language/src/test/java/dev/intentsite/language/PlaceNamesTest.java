package dev.intentsite.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.protocol.Manifest;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose name stands after "at": of a place, where a capability takes the name of one. */
class PlaceNamesTest {
    private static final String SITE = """
            manifest_version: '1.0'
            company: Concerts
            last_updated: '2026-10-14'
            locales: [en-US]
            contact: {intent_endpoint: 'https://concerts.example/intent'}
            capabilities:
            - id: find_concert
              intent: Find a concert
              description: Finds concerts.
              examples: ['Find a concert for Friday']
              parameters:
              - {name: piece_name, type: string, description: Title of the piece, required: false}
              - {name: hall_name, type: string, description: Name of the hall, required: false}
              - {name: day, type: date, description: Day, required: false}
            - id: buy_record
              intent: Buy a record
              description: Sells records.
              examples: ['Buy a record by the Borealis Quartet']
              parameters:
              - {name: title, type: string, description: Title, required: false}
            """;

    private final Talk talk = new Talk(
            ManifestInterpreter.of(Manifest.ofYaml(SITE.getBytes(StandardCharsets.UTF_8)), ValueTypes.standard()),
            Context.START,
            Locale.US);

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            Find a concert at Wigmore Rooms                       ; hall_name=Wigmore Rooms
            Find a concert called Winter Journey at Wigmore Rooms ; hall_name=Wigmore Rooms piece_name=Winter Journey
            Find a concert at Wigmore Rooms on 3rd Street         ; hall_name=Wigmore Rooms
            """)
    void peopleAreAtPlaces(String message, String values) {
        assertThat(talk.values(message)).isEqualTo(values);
    }

    @Test
    void whatIsNoPlaceIsLessSureAfterAt() {
        assertThat(sure("I want to buy a record called Winter Journey")).isGreaterThan(0.7);
        assertThat(sure("I want to buy a record at Wigmore Rooms")).isLessThan(0.6);
    }

    private double sure(String message) {
        return talk.say(message).mentions().get(0).readings().get(0).confidence();
    }
}
