package dev.intentsite.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.site.Phraser;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a model may say of these facts, and what it may not. */
class FactCheckTest {
    private static final Phraser.Question QUESTION = new Phraser.Question(
            "Noted: guests 4, day Friday, October 16 and skipper Jane Smith.\n\nWhich time would you like?",
            List.of("Hire a boat", "Hires a rowing boat for an afternoon"),
            List.of("4", "Friday, October 16", "Jane Smith", "time"),
            Locale.US);

    private static boolean holds(String text) {
        return FactCheck.of(Locale.US).orElseThrow().holds(text, QUESTION, Talk.NOW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Noted: guests 4, day Friday, October 16 and skipper Jane Smith.\n\nWhich time would you like?",
                "Lovely, a boat for 4 on Friday, October 16 with Jane Smith as skipper. What time would you like?",
                "I have 4 guests on Friday, October 16, and Jane Smith as the skipper!\nWhat time suits you?",
                "Thank you, Jane Smith: a rowing boat for 4 on friday, october 16. Which time works for you?"
            })
    void theFactsMayBeSaidInOtherWords(String text) {
        assertThat(holds(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // numbers
                "A boat for 5 on Friday, October 16 with Jane Smith. And 4? What time would you like?",
                "A boat for four on Friday, October 16 with Jane Smith, 4. Your 7 friends too? What time?",
                "A boat for 4 on Friday, October 16 with Jane Smith. What time would you like? It is 90 minutes.",
                "A boat for 4 on Friday, October 16 with Jane Smith. What time would you like? \u0664 or \u0665?",
                // dates and times
                "A boat for 4 on Friday, October 17 with Jane Smith, not Friday, October 16. What time?",
                "A boat for 4 on Friday, October 16 with Jane Smith. What time on October 4?",
                "A boat for 4 on Friday, October 16 with Jane Smith. What time would you like? Is it at 4?",
                "A boat for 4 on Friday, October 16 with Jane Smith. What time would you like? Is noon fine?",
                "A boat for 4 tomorrow, Friday, October 16 with Jane Smith. What time would you like?",
                "A boat for 4 on Friday, October 16 with Jane Smith. What time in May would you like?",
                // names
                "A boat for 4 on Friday, October 16 with Jane Smith and Mallory. What time would you like?",
                "A boat for 4 on Friday, October 16 with Jane Smith. What time would Jane October like?",
                "A boat for 4 on Friday, October 16 with Jane Smith. What time would mallory like?",
                "A boat for 4 on Friday, October 16 with Jane Smith and Will. What time would you like?",
                "A boat for 4 on Friday, October 16 with Smith, Jane Smith. What time would Smith Jane like?",
                // amounts
                "A boat for 4 on Friday, October 16 with Jane Smith for $4. What time would you like?",
                "A boat for 4 on Friday, October 16 with Jane Smith. What time would you like for 4 euros?",
                "A boat for 4 on Friday, October 16 with Jane Smith. What time would you like? It is free.",
                // identifiers, addresses, links
                "A boat for 4 on Friday, October 16 with Jane Smith. What time would you like? BOAT-4.",
                "A boat for 4 on Friday, October 16 with Jane Smith. What time would you like? ask@me.you",
                "A boat for 4 on Friday, October 16 with Jane Smith. What time would you like? https://me.you",
                "A boat for 4 on Friday, October 16 with Jane Smith. What [time](would) you like?",
                "A boat for 4 on Friday, October 16 with Jane Smith. What time <b>would</b> you like?",
                "A boat for 4 on Friday, October 16 with Jane Smith. What time # would you like?",
                // claims
                "Your boat for 4 on Friday, October 16 with Jane Smith is confirmed. What time would you like?",
                "A boat for 4 on Friday, October 16 with Jane Smith. No need to say what time.",
                // letters that only look alike, and such that do not show
                "A boat for 4 on Friday, October 16 with Jane Smith. What tim\u0435 \u2014 time \u2014 would you like?",
                "A boat for 4 on Friday, October 16 with Jane Smith. What time would\u200b you like?",
                "A boat for 4 on Friday, October 16 with Jane Smith. \u202eWhat time would you like?"
            })
    void whatIsNoFactIsNotSaid(String text) {
        assertThat(holds(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What time would you like?",
                "A boat for 4 on Friday with Jane Smith. What time would you like?",
                "A boat for 4 on Friday, October 16 with Jane Smith. What would you like?",
                "A boat on Friday, October 16 with Jane Smith. What time would you like?",
                "",
                "?"
            })
    void whatHasToBeSaidIsNotLeftOut(String text) {
        assertThat(holds(text)).isFalse();
    }

    @Test
    void aFloodOfFactsIsNoAnswer() {
        assertThat(holds("A boat for 4 on Friday, October 16 with Jane Smith. What time would you like? ".repeat(20)))
                .isFalse();
    }

    @Test
    void aLanguageWhoseEverydayWordsAreNotKnownIsLeftAlone() {
        assertThat(FactCheck.of(Locale.FRENCH)).isEmpty();
    }
}
