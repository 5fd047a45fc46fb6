package dev.intentsite.client;

import dev.intentsite.protocol.Manifest;
import dev.intentsite.protocol.attribution.JwkSet;
import dev.intentsite.protocol.attribution.Origin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out about a site from its origin: the manifest, then the keys. No redirect is followed. Thread-safe. */
final class Discovery {
    static final String MANIFEST_PATH = "/intentmanifest.yaml";
    private static final List<String> KEY_PATHS =
            List.of("/.well-known/jwks.json", "/.well-known/http-message-signatures-directory");
    private static final int MANIFEST_BYTES = 4 * 1024 * 1024;
    private static final int KEY_BYTES = 64 * 1024;

    private final HttpClient client;
    private final Duration timeout;
    private final Clock clock;

    Discovery(HttpClient client, Duration timeout, Clock clock) {
        this.client = client;
        this.timeout = timeout;
        this.clock = clock;
    }

    SiteDescription discover(Origin origin) {
        Manifest manifest = manifest(origin);
        URI endpoint = Addresses.endpoint(origin, manifest.contact().intentEndpoint());
        return new SiteDescription(
                origin, endpoint, manifest, new SiteKeySet(origin, keys(origin), () -> keys(origin), clock));
    }

    private Manifest manifest(Origin origin) {
        String address = origin + MANIFEST_PATH;
        HttpResponse<byte[]> response = get(address, MANIFEST_BYTES, "application/yaml");
        if (response.statusCode() >= 300 && response.statusCode() < 400) {
            throw new UnusableSiteException(address + " redirects to "
                    + response.headers().firstValue("Location").orElse("nowhere")
                    + ": a site is known by the origin that serves its manifest, so ask that one");
        }
        if (response.statusCode() != 200) {
            throw new UnusableSiteException(
                    origin + " is no IntentSite: " + MANIFEST_PATH + " answered HTTP " + response.statusCode());
        }
        try {
            return Manifest.ofYaml(response.body());
        } catch (IllegalArgumentException fault) {
            throw new UnusableSiteException(address + " cannot be used: " + fault.getMessage());
        }
    }

    /** Both documents that a site may publish its keys in, united. */
    private JwkSet keys(Origin origin) {
        JwkSet keys = new JwkSet(List.of());
        List<String> tried = new ArrayList<>();
        for (String path : KEY_PATHS) {
            keys = keys.union(keySet(origin + path, tried).orElse(new JwkSet(List.of())));
        }
        if (keys.keys().isEmpty()) {
            throw new UnusableSiteException(
                    origin + " publishes no key, so nothing that it answers can be verified. Tried: "
                            + String.join(", ", tried));
        }
        return keys;
    }

    private Optional<JwkSet> keySet(String address, List<String> tried) {
        try {
            HttpResponse<byte[]> response = get(address, KEY_BYTES, "application/json");
            Optional<JwkSet> set = response.statusCode() == 200 ? JwkSet.read(response.body()) : Optional.empty();
            String found = set.isPresent() ? "no Ed25519 or P-256 key" : "not a JWK Set";
            tried.add(address + " (" + (response.statusCode() == 200 ? found : "HTTP " + response.statusCode()) + ")");
            return set;
        } catch (SiteUnreachableException | UnusableSiteException fault) {
            tried.add(address + " (" + fault.getMessage() + ")");
            return Optional.empty();
        }
    }

    private HttpResponse<byte[]> get(String address, int limit, String type) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .header("Accept", type + ", */*;q=0.1")
                .build();
        try {
            return Http.send(client, request, limit, timeout);
        } catch (BoundedBody.TooLarge tooLarge) {
            throw new UnusableSiteException(address + " has " + tooLarge.getMessage());
        }
    }
}
