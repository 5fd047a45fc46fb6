package dev.intentsite.site.internal.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.intentsite.protocol.attribution.Trust;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a manifest says of the site beside its capabilities.
 *
 * @param origin the site's web origin, without a slash at its end
 * @param trust the least that is taken
 * @param maxBytes the longest request body
 * @param messagesPerMinute of one origin actor
 * @param lastUpdated ISO 8601 date or date-time of the last change of the content
 */
public record ManifestSettings(
        String company,
        Optional<String> about,
        Optional<String> schemaType,
        Optional<JsonNode> location,
        String origin,
        Optional<URI> website,
        Optional<String> phone,
        Optional<String> email,
        List<Locale> locales,
        ZoneId zone,
        Trust trust,
        int maxBytes,
        int messagesPerMinute,
        String lastUpdated) {
    public ManifestSettings {
        locales = List.copyOf(locales);
    }
}
