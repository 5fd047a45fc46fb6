package dev.intentsite.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.intentsite.protocol.Manifest;
import dev.intentsite.protocol.attribution.JsonWebKey;
import dev.intentsite.protocol.attribution.JwkSet;
import dev.intentsite.protocol.attribution.KeySource;
import dev.intentsite.protocol.attribution.Origin;
import java.net.URI;
import java.time.Clock;
import java.util.List;

/** What is known of a site once it is discovered: who it is, what it does, where it is asked, and the keys it signs with. Thread-safe. */
public final class SiteDescription {
    private final Origin origin;
    private final URI endpoint;
    private final Manifest manifest;
    private final SiteKeySet keys;

    SiteDescription(Origin origin, URI endpoint, Manifest manifest, SiteKeySet keys) {
        this.origin = origin;
        this.endpoint = endpoint;
        this.manifest = manifest;
        this.keys = keys;
    }

    /**
     * A site that is known without asking for it, such as one in the same process.
     *
     * @param keys its JWK Set
     * @throws IllegalArgumentException when {@code origin} is no origin in its serialised form
     * @throws UnusableSiteException when the manifest's endpoint is not safe, or there are no keys
     */
    public static SiteDescription of(String origin, Manifest manifest, JsonNode keys) {
        Origin site = Origin.parse(origin);
        JwkSet published = JwkSet.of(keys)
                .filter(set -> !set.keys().isEmpty())
                .orElseThrow(() -> new UnusableSiteException("There is no key of " + origin + " in its JWK Set"));
        return new SiteDescription(
                site,
                Addresses.endpoint(site, manifest.contact().intentEndpoint()),
                manifest,
                new SiteKeySet(site, published, () -> published, Clock.systemUTC()));
    }

    /** The origin that the manifest was fetched from, in its serialised form: the site's name in every signature. */
    public String origin() {
        return origin.toString();
    }

    /** Where it is asked: HTTPS, or plain HTTP on this machine. It may be another host than the origin's. */
    public URI endpoint() {
        return endpoint;
    }

    /** What it does. */
    public Manifest manifest() {
        return manifest;
    }

    /** The keys that its answers are signed with, as published now; retired ones too. */
    public List<JsonWebKey> keys() {
        return keys.known().keys().stream().map(KeySource.PublishedKey::key).toList();
    }

    /** Its keys for verifying answers; one that is not known yet is fetched. */
    public KeySource keySource() {
        return keys;
    }
}
