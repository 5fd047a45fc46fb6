package dev.intentsite.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnderstandingTest {
    private final Understanding understanding =
            Understanding.of(Talk.restaurant().interpreter());

    @Test
    void aLineIsAnsweredWithCapabilityAndValues() {
        assertThat(understanding.line("""
                                {"id": "a/1", "now": "2026-10-14T12:00:00-05:00", "locale": "en-US", "message": "Book a table for 2 tomorrow at 7",
                                 "state": {"capability": null, "collected": {}, "asked": [], "site_message": null}}"""))
                .isEqualTo(
                        "{\"id\":\"a/1\",\"capability\":\"book_table\",\"parameters\":{\"party_size\":2,\"date\":\"2026-10-15\",\"time\":\"07:00\"},\"ambiguous\":[\"time\"]}");
    }

    @Test
    void anOfferIsTakenByYes() {
        assertThat(understanding.line("""
                                {"id": 7, "now": "2026-10-14T12:00:00-05:00", "locale": "en-US", "message": "Yes, please",
                                 "state": {"capability": "book_table", "collected": {"party_size": 2}, "asked": [], "offered": {"time": "19:30"}}}"""))
                .isEqualTo(
                        "{\"id\":7,\"capability\":\"book_table\",\"parameters\":{\"time\":\"19:30\"},\"ambiguous\":[]}");
    }

    @Test
    void aFaultInALineIsReportedOnThatLine() {
        assertThat(understanding.line("{"))
                .isEqualTo("{\"id\":null,\"capability\":null,\"error\":\"the line is not JSON\"}");
        assertThat(understanding.line("{\"id\":3}"))
                .isEqualTo(
                        "{\"id\":3,\"capability\":null,\"error\":\"the line needs a member \\\"message\\\", a string\"}");
    }
}
