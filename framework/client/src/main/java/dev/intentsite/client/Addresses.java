package dev.intentsite.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;

/** The addresses that a client talks to: HTTPS, or plain HTTP on this machine alone. */
final class Addresses {
    private Addresses() {}

    /**
     * The origin that a person typed, in its serialised form: {@code localhost:8080} is {@code http://localhost:8080}, and
     * {@code Bella.example/} is {@code https://bella.example}.
     *
     * @throws IllegalArgumentException when it is none
     */
    static String origin(String typed) {
        String text = typed.strip();
        if (!text.contains("://")) {
            text = (isLoopback(hostOf(text)) ? "http://" : "https://") + text;
        }
        URI uri = parse(text);
        String path = uri.getRawPath();
        if (uri.getHost() == null
                || uri.getRawUserInfo() != null
                || uri.getRawQuery() != null
                || uri.getRawFragment() != null
                || !(path == null || path.isEmpty() || path.equals("/"))) {
            throw new IllegalArgumentException(
                    typed + " is not a site's origin: write it as https://host or https://host:port, without a path");
        }
        requireSafe(uri, typed);
        return originOf(uri);
    }

    /**
     * Where a site's manifest says that it is asked. Another host than the site's own is fine: what it answers is signed with the
     * site's keys or refused.
     *
     * @throws UnusableSiteException when it is not HTTPS, or plain HTTP on this machine for a site on this machine
     */
    static URI endpoint(String origin, String written) {
        try {
            URI uri = parse(written);
            if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
                throw new IllegalArgumentException("it is no absolute address of a host");
            }
            requireSafe(uri, written);
            if (isPlain(uri) && !isLoopback(parse(origin).getHost())) {
                throw new IllegalArgumentException("a site elsewhere cannot send us to this machine");
            }
            return uri;
        } catch (IllegalArgumentException unsafe) {
            throw new UnusableSiteException(
                    "The manifest of " + origin + " names the intent_endpoint " + written + ", which is not used: "
                            + unsafe.getMessage(),
                    List.of());
        }
    }

    private static void requireSafe(URI uri, String written) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !(scheme.equals("http") && isLoopback(uri.getHost()))) {
            throw new IllegalArgumentException(written
                    + " is not https, and plain http is for this machine alone: use https://" + uri.getRawAuthority());
        }
    }

    static boolean isPlain(URI uri) {
        return "http".equalsIgnoreCase(uri.getScheme());
    }

    private static String originOf(URI uri) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        int standard = scheme.equals("https") ? 443 : 80;
        boolean named = uri.getPort() != -1 && uri.getPort() != standard;
        return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + (named ? ":" + uri.getPort() : "");
    }

    private static String hostOf(String authority) {
        int end = authority.startsWith("[") ? authority.indexOf(']') + 1 : authority.indexOf(':');
        String host = end > 0 ? authority.substring(0, end) : authority;
        return host.endsWith("/") ? host.substring(0, host.length() - 1) : host;
    }

    static boolean isLoopback(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || name.equals("[::1]")
                || name.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
    }

    private static URI parse(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException fault) {
            throw new IllegalArgumentException(text + " is not an address: " + fault.getReason());
        }
    }
}
