package dev.intentsite.site.internal;

import dev.intentsite.site.Publication;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

/** Makes {@link Publication}s. */
public final class Published {
    private Published() {}

    public static Publication of(byte[] body, Instant lastModified) {
        return new Publication(
                body, '"' + sha256(body).substring(0, 32) + '"', lastModified.truncatedTo(ChronoUnit.SECONDS));
    }

    /** Lower-case hex SHA-256. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
