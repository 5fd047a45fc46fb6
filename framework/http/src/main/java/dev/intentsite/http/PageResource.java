package dev.intentsite.http;

import dev.intentsite.protocol.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/**
 * One file of a {@link Page}. Answered with its entity tag, with {@code X-Content-Type-Options: nosniff}, with {@code
 * Cache-Control: no-cache} unless {@code headers} says otherwise, and, when it is HTML, with the {@code Link} to the manifest.
 *
 * @param contentType such as {@code text/html; charset=utf-8}
 * @param body its bytes; not to be changed
 * @param etag a strong entity tag, quotes included
 * @param headers more headers, name to value, such as {@code Content-Security-Policy}
 */
public record PageResource(String contentType, byte[] body, String etag, Map<String, String> headers) {
    /** Copies the headers. */
    public PageResource {
        headers = Map.copyOf(headers);
    }

    /** A resource whose entity tag is the hash of its bytes. Make it once and keep it, where the bytes stay the same. */
    public static PageResource of(String contentType, byte[] body, Map<String, String> headers) {
        return new PageResource(contentType, body, '"' + hash(body) + '"', headers);
    }

    /** A text in UTF-8. */
    public static PageResource of(String contentType, String text, Map<String, String> headers) {
        return of(contentType, text.getBytes(StandardCharsets.UTF_8), headers);
    }

    private static String hash(byte[] body) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(body));
    }
}
