package dev.intentsite.protocol.attribution;

import java.util.Locale;

/** How far an actor, and so a message, can be relied on: that of the weakest entry of its chain ({@code wire.md} § 5). In rising order. */
public enum Trust {
    /** A plain IntentWeb attribution: nothing in it can be checked. */
    UNSIGNED,
    /** A key that names itself. */
    SELF_ASSERTED,
    /** A web origin that publishes the key. */
    ORIGIN_VERIFIED,
    /** A key or certificate authority that the site's own configuration names. */
    PINNED;

    /** The form on the wire, such as {@code origin_verified}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is {@code least} or higher. */
    public boolean atLeast(Trust least) {
        return compareTo(least) >= 0;
    }
}
