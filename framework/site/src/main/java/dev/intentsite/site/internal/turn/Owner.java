package dev.intentsite.site.internal.turn;

import dev.intentsite.protocol.attribution.Trust;
import dev.intentsite.protocol.attribution.Verified;

/** Whose interaction it is. What nobody signed is kept apart, whatever actor it names: it never touches a signed interaction. Pure. */
final class Owner {
    private static final String UNSIGNED = "unsigned:";

    private Owner() {}

    static String of(Verified verified) {
        String id = verified.origin().id();
        return signed(verified) ? id : UNSIGNED + id;
    }

    static boolean signed(Verified verified) {
        return verified.trust() != Trust.UNSIGNED;
    }
}
