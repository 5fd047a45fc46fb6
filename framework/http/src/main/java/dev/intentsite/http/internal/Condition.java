package dev.intentsite.http.internal;

import java.time.Instant;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpDateTime;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/** Conditional GET (RFC 9110 § 13). */
final class Condition {
    /** An entity tag, strong or weak; the group is what two tags are compared by. */
    private static final Pattern TAG = Pattern.compile("(?:W/)?(\"[^\"]*\")");

    private Condition() {}

    /** Whether the client holds this version already: {@code 304}. {@code If-None-Match} decides where it is present. */
    static boolean holdsAlready(HttpFields headers, String etag, @Nullable Instant lastModified) {
        if (headers.contains(HttpHeader.IF_NONE_MATCH)) {
            String tags = String.join(",", headers.getValuesList(HttpHeader.IF_NONE_MATCH));
            return tags.strip().equals("*")
                    || TAG.matcher(tags).results().anyMatch(tag -> tag.group(1).equals(opaque(etag)));
        }
        String since = headers.get(HttpHeader.IF_MODIFIED_SINCE);
        return since != null && lastModified != null && !lastModified.isAfter(instant(since));
    }

    private static String opaque(String etag) {
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
