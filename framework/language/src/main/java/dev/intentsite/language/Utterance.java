package dev.intentsite.language;

import java.time.ZonedDateTime;
import java.util.Locale;

/**
 * One message with all that its reading depends on.
 *
 * @param message the person's words, any text
 * @param now the site's time, in the site's zone: what "today" means
 * @param locale the language of the message
 * @param context where the conversation stands
 */
public record Utterance(String message, ZonedDateTime now, Locale locale, Context context) {
    /** Other words in the same place. */
    public Utterance saying(String words) {
        return new Utterance(words, now, locale, context);
    }
}
