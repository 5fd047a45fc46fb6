package dev.intentsite.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * RFC 8785 (JCS), and hashes over it.
 *
 * <p>Takes every tree that {@link StrictJson} gives, and such as are built in code from the same kinds of node. What has
 * no canonical form is refused, so two different trees never share one hash by way of a replacement character.
 *
 * <p>Thread-safe.
 */
public final class CanonicalJson {
    private CanonicalJson() {}

    /**
     * The canonical UTF-8 bytes of {@code tree}.
     *
     * @throws IllegalArgumentException when the tree holds what I-JSON cannot say: a number that is not finite, an
     *     integer beyond ±(2^53−1), half a surrogate pair, or a node that is no JSON
     */
    public static byte[] bytes(JsonNode tree) {
        return CanonicalWriter.bytes(tree);
    }

    /**
     * Lower-case hex SHA-256 of the canonical bytes of {@code tree}.
     *
     * @throws IllegalArgumentException as {@link #bytes} does
     */
    public static String sha256(JsonNode tree) {
        MessageDigest digest = Sha256.digest();
        CanonicalWriter.digest(tree, digest);
        return HexFormat.of().formatHex(digest.digest());
    }
}
