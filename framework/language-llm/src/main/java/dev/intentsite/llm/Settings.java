package dev.intentsite.llm;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;

/**
 * What {@link LanguageModelBuilder} checked.
 *
 * @param timeLimit for all attempts of one question together
 * @param retries attempts beside the first
 * @param failures in a row, after which the model rests
 * @param schema whether the JSON Schema of an answer is sent
 */
record Settings(
        Service service,
        URI address,
        String model,
        Secret key,
        Duration timeLimit,
        int tokensPerTurn,
        long tokensPerDay,
        int retries,
        Duration pause,
        int failures,
        Duration rest,
        int atOnce,
        boolean everyMessage,
        boolean schema,
        Clock clock,
        Alarm alarm) {
    /** Reading and phrasing have half of a turn each. */
    int tokensPerQuestion() {
        return tokensPerTurn / 2;
    }
}
