package dev.intentsite.site;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.protocol.attribution.SigningKey;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** A site's own keys ({@code wire.md} § 5): the one that signs, and retired ones that stay listed for receipts. Thread-safe. */
public final class SiteKeys {
    private SiteKeys() {}

    /** The keys kept in {@code folder}, made on first use, readable by the owner alone. Retired ones stay listed for {@code keep}. */
    public static SiteKeys inFolder(Path folder, Clock clock, Duration keep) {
        throw new UnsupportedOperationException();
    }

    /** One given key, kept nowhere. */
    public static SiteKeys of(SigningKey key) {
        throw new UnsupportedOperationException();
    }

    /** The key that signs now. */
    public SigningKey current() {
        throw new UnsupportedOperationException();
    }

    /** Retires the current key and makes a new one. */
    public void rotate() {
        throw new UnsupportedOperationException();
    }

    /** Takes a compromised key from the list at once; when it is the current one, a new one is made. */
    public void revoke(String kid) {
        throw new UnsupportedOperationException();
    }

    /** The JWK Set as it is published. */
    public ObjectNode jwks() {
        throw new UnsupportedOperationException();
    }
}
