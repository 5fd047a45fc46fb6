package dev.intentsite.client;

import dev.intentsite.protocol.attribution.Origin;
import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** The addresses that a client talks to: HTTPS, or plain HTTP on this machine alone. */
final class Addresses {
    private static final Pattern SCHEME = Pattern.compile("(?i)([a-z][a-z0-9+.-]*)://(.*)");

    private Addresses() {}

    /**
     * The origin that a person typed: {@code localhost:8080} is {@code http://localhost:8080}, and {@code Bella.example/} is
     * {@code https://bella.example}.
     *
     * @throws IllegalArgumentException when it is none; the message says how to write one
     */
    static Origin origin(String typed) {
        String text = typed.strip();
        var written = SCHEME.matcher(text);
        try {
            if (written.matches()) {
                return bare(written.group(1), written.group(2));
            }
            return isOnThisMachine(text) ? bare("http", text) : bare("https", text);
        } catch (IllegalArgumentException fault) {
            throw new IllegalArgumentException(
                    typed + " is not a site's origin: write it as https://host or https://host:port, without a path"
                            + " (plain http is for this machine alone)",
                    fault);
        }
    }

    /**
     * Where a site's manifest says that it is asked. Another host than the site's own is fine: what it answers is signed with the
     * site's keys or refused.
     *
     * @throws UnusableSiteException when it is not HTTPS, or plain HTTP on this machine for a site on this machine
     */
    static URI endpoint(Origin site, String written) {
        try {
            URI address = new URI(written);
            Origin target = Origin.of(address);
            if (address.getRawUserInfo() != null || address.getRawFragment() != null) {
                throw unusable(site, written, "it holds a user or a fragment");
            }
            if (target.isLoopback() && !site.isLoopback()) {
                throw unusable(site, written, "a site elsewhere cannot send us to this machine");
            }
            return address;
        } catch (URISyntaxException | IllegalArgumentException fault) {
            throw unusable(site, written, "it has to be an https address (plain http on this machine alone)");
        }
    }

    private static UnusableSiteException unusable(Origin site, String written, String reason) {
        return new UnusableSiteException(
                "The manifest of " + site + " names the intent_endpoint " + written + ", which is not used: " + reason);
    }

    private static boolean isOnThisMachine(String text) {
        try {
            return bare("http", text).isLoopback();
        } catch (IllegalArgumentException elsewhere) {
            return false;
        }
    }

    private static Origin bare(String scheme, String rest) {
        String authority = rest.endsWith("/") ? rest.substring(0, rest.length() - 1) : rest;
        URI address = URI.create(scheme + "://" + (authority.startsWith("[") ? authority : IDN.toASCII(authority)));
        if (!authority.equals(authority.strip())
                || address.getRawUserInfo() != null
                || !address.getRawPath().isEmpty()
                || address.getRawQuery() != null
                || address.getRawFragment() != null) {
            throw new IllegalArgumentException("more than an origin");
        }
        return Origin.of(address);
    }
}
