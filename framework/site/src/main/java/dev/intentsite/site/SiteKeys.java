package dev.intentsite.site;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.protocol.attribution.SigningKey;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * A site's own keys ({@code wire.md} § 5): the one that signs, and retired ones that stay listed, with the moment of their retirement as
 * {@code exp}, so that receipts can be checked. Thread-safe. Of several processes on one folder, each sees what another did to the keys
 * when it starts, or when it changes them itself.
 */
public final class SiteKeys {
    /** How long a retired key is listed unless told. */
    static final Duration FOR_RECEIPTS = Duration.ofDays(400);

    private final Optional<KeyFile> file;
    private final Clock clock;
    private final Duration keep;
    private volatile KeyRing ring;

    private SiteKeys(Optional<KeyFile> file, KeyRing ring, Clock clock, Duration keep) {
        this.file = file;
        this.ring = ring;
        this.clock = clock;
        this.keep = keep;
    }

    /**
     * The keys kept in {@code folder}, a folder of their own. The first, Ed25519, is made on first use; its owner alone can read it. Retired ones stay listed for {@code keep}.
     *
     * @throws ConfigurationException when they cannot be read or kept, or other users of the machine may read them
     */
    public static SiteKeys inFolder(Path folder, Clock clock, Duration keep) {
        KeyFile file = new KeyFile(folder);
        return new SiteKeys(Optional.of(file), file.update(UnaryOperator.identity()), clock, keep);
    }

    /** One given key, kept nowhere. Retired ones stay listed for 400 days, or until this process ends. */
    public static SiteKeys of(SigningKey key) {
        return new SiteKeys(Optional.empty(), new KeyRing(key, List.of()), Clock.systemUTC(), FOR_RECEIPTS);
    }

    /** The key that signs now. */
    public SigningKey current() {
        return ring.current();
    }

    /**
     * Retires the current key and makes a new one.
     *
     * @throws ConfigurationException when the new one cannot be kept; the old one then signs on
     */
    public void rotate() {
        change(KeyRing::rotated);
    }

    /**
     * Takes a compromised key from the list at once; when it is the current one, a new one is made.
     *
     * @param kid its thumbprint
     * @throws IllegalArgumentException when this site has no such key
     * @throws ConfigurationException when the change cannot be kept; nothing has changed then
     */
    public void revoke(String kid) {
        change((before, now) -> before.without(kid));
    }

    /** The JWK Set as it is published. */
    public ObjectNode jwks() {
        return ring.pruned(clock.instant(), keep).published().toJson();
    }

    private synchronized void change(BiFunction<KeyRing, Instant, KeyRing> what) {
        Instant now = clock.instant();
        UnaryOperator<KeyRing> change = before -> what.apply(before, now).pruned(now, keep);
        ring = file.isPresent() ? file.get().update(change) : change.apply(ring);
    }
}
