package dev.intentsite.site.internal;

import dev.intentsite.protocol.Sha256;
import dev.intentsite.site.Publication;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Makes {@link Publication}s. */
public final class Published {
    private Published() {}

    public static Publication of(byte[] body, Instant lastModified) {
        return new Publication(
                body, '"' + Sha256.hex(body).substring(0, 32) + '"', lastModified.truncatedTo(ChronoUnit.SECONDS));
    }
}
