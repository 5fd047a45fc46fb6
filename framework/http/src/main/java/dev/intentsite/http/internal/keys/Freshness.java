package dev.intentsite.http.internal.keys;

import java.time.Duration;
import java.util.Iterator;
import java.util.Locale;
import org.apache.hc.core5.http.HeaderElement;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.MessageHeaders;
import org.apache.hc.core5.http.message.MessageSupport;

/** How long keys are kept: as {@code Cache-Control} says, between 5 minutes and 24 hours. */
final class Freshness {
    static final Duration LEAST = Duration.ofMinutes(5);
    static final Duration MOST = Duration.ofHours(24);

    private Freshness() {}

    static Duration of(MessageHeaders headers) {
        Duration fresh = LEAST;
        Iterator<HeaderElement> directives = MessageSupport.iterate(headers, HttpHeaders.CACHE_CONTROL);
        while (directives.hasNext()) {
            HeaderElement directive = directives.next();
            switch (String.valueOf(directive.getName()).toLowerCase(Locale.ROOT)) {
                case "no-store", "no-cache" -> {
                    return LEAST;
                }
                case "max-age" -> fresh = seconds(String.valueOf(directive.getValue()));
                default -> {
                    // Another directive says nothing about the time.
                }
            }
        }
        return fresh;
    }

    private static Duration seconds(String text) {
        if (!text.matches("\\d{1,18}")) {
            return LEAST;
        }
        long seconds = Math.min(Long.parseLong(text), MOST.toSeconds());
        return Duration.ofSeconds(Math.max(seconds, LEAST.toSeconds()));
    }
}
