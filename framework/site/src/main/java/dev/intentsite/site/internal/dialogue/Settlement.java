package dev.intentsite.site.internal.dialogue;

import dev.intentsite.site.Outcome;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What came of work that was under way, kept until the client asks. {@code status}: confirmed, answered or failed. */
public record Settlement(
        String status,
        String message,
        @Nullable String externalId,
        @Nullable Map<String, Object> structuredResult) {
    /** @throws IllegalArgumentException for an outcome that ends no work */
    public static Settlement of(Outcome outcome) {
        if (outcome instanceof Outcome.Confirmed confirmed) {
            return new Settlement(
                    "confirmed",
                    confirmed.message(),
                    confirmed.externalId(),
                    confirmed.structuredResult().orElse(null));
        }
        if (outcome instanceof Outcome.Answered answered) {
            return new Settlement(
                    "answered",
                    answered.message(),
                    null,
                    answered.structuredResult().orElse(null));
        }
        if (outcome instanceof Outcome.Failed failed) {
            return new Settlement("failed", failed.message(), null, null);
        }
        throw new IllegalArgumentException("work ends confirmed, answered or failed, not "
                + outcome.getClass().getSimpleName());
    }
}
