package dev.intentsite.site.internal.turn;

import dev.intentsite.protocol.attribution.Trust;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A site's settings that a turn depends on.
 *
 * @param locales the languages that the site speaks, the first by default
 * @param keepEnded how long ended and expired interactions are known as such
 * @param window how far a signature's time may be from now
 */
public record TurnSettings(
        String origin,
        Clock clock,
        ZoneId zone,
        List<Locale> locales,
        Trust trust,
        boolean acceptUnsigned,
        Duration idle,
        Duration keepEnded,
        Duration window,
        TurnLimits limits,
        BreakerSettings breaker) {
    public TurnSettings {
        locales = List.copyOf(locales);
    }

    /** The language of a message. */
    Locale locale(Optional<String> tag) {
        return tag.map(Locale::forLanguageTag)
                .filter(locale -> !locale.getLanguage().isEmpty())
                .orElse(locales.get(0));
    }
}
