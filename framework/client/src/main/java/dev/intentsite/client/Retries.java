package dev.intentsite.client;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** How often a message is sent again, and after how long. Immutable. */
record Retries(int attempts, Duration longest, Pause pause) {
    /** How long to wait after attempt number {@code attempt}, from 1: as the site says, else 1, 2, 4 … seconds. */
    Duration after(int attempt, OptionalInt inAnswer, OptionalLong inHeader) {
        if (inAnswer.isPresent()) {
            return Duration.ofSeconds(Math.max(0, inAnswer.getAsInt()));
        }
        return Duration.ofSeconds(inHeader.orElse(1L << Math.min(attempt - 1, 10)));
    }
}
