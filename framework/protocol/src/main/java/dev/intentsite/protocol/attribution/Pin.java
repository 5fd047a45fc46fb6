package dev.intentsite.protocol.attribution;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An actor that the site's configuration knows: by keys, by X.509 anchors, or both.
 *
 * @param actorId an origin, a thumbprint id, or a name of the site's own
 * @param keys keys that may sign for it; a thumbprint id needs none, it is its key
 * @param anchors authorities whose certificates may name it ({@code x5c})
 */
public record Pin(String actorId, List<JsonWebKey> keys, List<X509Certificate> anchors) {
    public Pin {
        keys = List.copyOf(keys);
        anchors = List.copyOf(anchors);
    }

    /** Why a site cannot have these pins, each with its remedy: two about one actor, or one that holds neither key nor anchor. */
    public static List<String> faults(List<Pin> pins) {
        List<String> faults = new ArrayList<>();
        Set<String> actors = new HashSet<>();
        for (Pin pin : pins) {
            boolean selfEvident = JsonWebKey.isThumbprintId(pin.actorId());
            if (pin.keys().isEmpty() && pin.anchors().isEmpty() && !selfEvident) {
                faults.add("The pin of \"" + pin.actorId()
                        + "\" holds neither a key nor an X.509 anchor; give it at least one");
            }
            if (!actors.add(pin.actorId())) {
                faults.add("Two pins are about \"" + pin.actorId() + "\"; put all its keys and anchors into one");
            }
        }
        return faults;
    }
}
