package dev.intentsite.ui;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.intentsite.http.PageResource;
import dev.intentsite.site.Publication;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * The published manifest as JSON, so that the browser needs no reader of YAML. Made again only when the manifest changes.
 * Thread-safe.
 */
final class SiteCard {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final JsonMapper JSON = new JsonMapper();

    private record Made(String etag, PageResource card) {}

    private volatile @Nullable Made last;

    PageResource of(Publication manifest, PageHeaders headers) {
        Made known = last;
        if (known == null || !known.etag().equals(manifest.etag())) {
            known = new Made(manifest.etag(), make(manifest.body(), headers));
            last = known;
        }
        return known.card();
    }

    private static PageResource make(byte[] yaml, PageHeaders headers) {
        try {
            JsonNode tree = YAML.readTree(yaml);
            return PageResource.of("application/json; charset=utf-8", JSON.writeValueAsBytes(tree), headers.ofFile());
        } catch (IOException e) {
            throw new UncheckedIOException("The site's own manifest is no YAML", e);
        }
    }
}
