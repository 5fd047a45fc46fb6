package dev.intentsite.site;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.protocol.EnvelopeLimits;
import dev.intentsite.protocol.ErrorStatus;
import dev.intentsite.protocol.Manifest;
import dev.intentsite.site.internal.Published;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A company's backend as an IntentSite: a message's bytes in, a signed answer's bytes out. Made once from annotated objects;
 * every fault in them fails here. Thread-safe.
 *
 * <pre>{@code
 * IntentSite site = IntentSite.builder(new Bookings()).company("Bella Cucina").origin("https://bellacucina.example").build();
 * }</pre>
 */
public final class IntentSite implements AutoCloseable {
    private final SiteParts parts;
    private volatile @Nullable PublishedKeys publishedKeys;

    /** The key set as it was published last. */
    private record PublishedKeys(ObjectNode jwks, Publication publication) {}

    IntentSite(SiteParts parts) {
        this.parts = parts;
    }

    /**
     * A site of these objects with all defaults: for a first try on one's own machine.
     *
     * @throws ConfigurationException listing every fault
     */
    public static IntentSite of(Object... handlers) {
        return builder(handlers).build();
    }

    /** Begins a site of these objects, whose methods are annotated with {@link Capability}. */
    public static SiteBuilder builder(Object... handlers) {
        return new SiteBuilder(handlers);
    }

    /** The site's web origin, such as {@code https://bellacucina.example}. */
    public String origin() {
        return parts.settings().origin();
    }

    /** Answers one message (protocol § 3). Never throws for what is in {@code body}. */
    public Answer answer(byte[] body) {
        return answer(body, "");
    }

    /**
     * Answers one message, and counts by where it came from too.
     *
     * @param address who sends it as far as the transport knows: one text for all that share limits, such as an IP address; empty when
     *     nothing is known
     */
    public Answer answer(byte[] body, String address) {
        return parts.turns().answer(body, address);
    }

    /**
     * A signed error for a message that is refused before it is read, such as one that is too large.
     *
     * @param retryAfter when it is worth to try again; zero where it is not
     */
    public Answer refuse(ErrorStatus status, String message, Duration retryAfter) {
        return parts.answers().refused(status, message, Optional.of(retryAfter).filter(after -> !after.isZero()));
    }

    /** The manifest (protocol § 2). */
    public Manifest manifest() {
        return parts.manifest();
    }

    /** {@code /intentmanifest.yaml}. */
    public Publication manifestPublication() {
        return parts.manifestPublication();
    }

    /** {@code /.well-known/jwks.json}. */
    public Publication keysPublication() {
        ObjectNode jwks = parts.keys().jwks();
        PublishedKeys held = publishedKeys;
        if (held == null || !held.jwks.equals(jwks)) {
            Instant now = parts.settings().clock().instant();
            held = new PublishedKeys(jwks, Published.of(jwks.toString().getBytes(StandardCharsets.UTF_8), now));
            publishedKeys = held;
        }
        return held.publication;
    }

    /** What it refuses above. */
    public EnvelopeLimits limits() {
        return parts.limits();
    }

    /**
     * Ends long work that a handler {@link Outcome.Accepted accepted}, or an attempt whose outcome was unknown. The client hears it
     * with its next message.
     *
     * @param outcome confirmed, answered or failed
     * @throws IllegalStateException when nothing of that interaction is under way
     * @throws IllegalArgumentException for another kind of outcome
     */
    public void settle(String interactionId, Outcome outcome) {
        parts.settling().settle(interactionId, outcome);
    }

    /**
     * Takes no more messages, which get {@code backend_unavailable} with {@code retry_after}; waits for those that are being answered, as
     * long as {@link SiteBuilder#methodDeadline} and a little more; and closes the ledger and the key source where the site opened them.
     * Work that goes on after that is found by the next start ({@link Reconcile}), or is settled by you.
     */
    @Override
    public void close() {
        parts.onClose().run();
    }
}
