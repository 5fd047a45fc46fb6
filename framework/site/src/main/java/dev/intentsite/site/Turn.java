package dev.intentsite.site;

import dev.intentsite.protocol.attribution.Actor;
import dev.intentsite.protocol.attribution.Trust;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;

/**
 * One message as a handler may know it.
 *
 * @param interactionId the client's name of the interaction
 * @param number the count of accepted messages in it, this one included
 * @param now the site's time in the site's zone
 * @param locale the person's language
 * @param actors who handled the message, verified; the first is the origin actor, to whom the interaction belongs
 * @param trust that of the weakest of them
 */
public record Turn(
        String interactionId, long number, ZonedDateTime now, Locale locale, List<Actor> actors, Trust trust) {
    public Turn {
        actors = List.copyOf(actors);
    }

    /**
     * {@code actor_id} of the origin actor. Of a message that nobody signed, {@code unsigned:} and what it calls itself: so it is never
     * taken for an actor that was verified.
     */
    public String origin() {
        return trust == Trust.UNSIGNED
                ? "unsigned:" + actors.get(0).id()
                : actors.get(0).id();
    }
}
