package dev.intentsite.http.internal;

import java.time.Instant;
import java.util.List;
import org.eclipse.jetty.http.HttpDateTime;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/** Conditional GET (RFC 9110 § 13). */
final class Condition {
    private Condition() {}

    /** Whether the client holds this version already: {@code 304}. {@code If-None-Match} decides where it is present. */
    static boolean holdsAlready(HttpFields headers, String etag, @Nullable Instant lastModified) {
        if (headers.contains(HttpHeader.IF_NONE_MATCH)) {
            List<String> tags = headers.getCSV(HttpHeader.IF_NONE_MATCH, true);
            return tags.stream()
                    .map(String::strip)
                    .anyMatch(tag -> tag.equals("*") || weak(tag).equals(weak(etag)));
        }
        String since = headers.get(HttpHeader.IF_MODIFIED_SINCE);
        return since != null && lastModified != null && !lastModified.isAfter(instant(since));
    }

    private static String weak(String etag) {
        return etag.startsWith("W/") ? etag.substring(2) : etag;
    }

    private static Instant instant(String date) {
        try {
            return HttpDateTime.parse(date).toInstant();
        } catch (IllegalArgumentException e) {
            return Instant.MIN;
        }
    }
}
