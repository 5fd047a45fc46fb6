package dev.intentsite.http.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/** Which bodies are taken. */
final class MediaType {
    private MediaType() {}

    /** Whether a body is uncoded JSON in UTF-8, by what its headers say. */
    static boolean isJson(HttpFields headers) {
        List<String> types = headers.getValuesList(HttpHeader.CONTENT_TYPE);
        if (types.size() != 1 || isCoded(headers)) {
            return false;
        }
        Map<String, String> parameters = new HashMap<>();
        String type;
        try {
            type = HttpField.getValueParameters(types.get(0), parameters);
        } catch (IllegalArgumentException | IllegalStateException e) {
            return false;
        }
        return "application/json".equalsIgnoreCase(type)
                // A parameter without a value is there as null.
                && "utf-8".equalsIgnoreCase(parameters.getOrDefault("charset", "utf-8"));
    }

    /** Whether the client takes server-sent events, which it must name. */
    static boolean takesEvents(HttpFields headers) {
        return headers.getQualityCSV(HttpHeader.ACCEPT).stream()
                .map(range -> range.split(";", 2)[0].strip())
                .anyMatch("text/event-stream"::equalsIgnoreCase);
    }

    private static boolean isCoded(HttpFields headers) {
        return headers.getValuesList(HttpHeader.CONTENT_ENCODING).stream()
                .anyMatch(coding -> !coding.isBlank() && !coding.equalsIgnoreCase("identity"));
    }
}
