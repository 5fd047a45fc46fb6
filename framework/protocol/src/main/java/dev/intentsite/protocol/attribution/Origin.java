package dev.intentsite.protocol.attribution;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A web origin in its serialised form, as {@code actor_id}, {@code to} and {@code audience} hold it: {@code https://host[:port]}, lower-case,
 * punycode, no default port, no path, no slash, no user; {@code http} on loopback only. Compared byte by byte. Immutable, thread-safe.
 */
public final class Origin {
    private static final Pattern FORM =
            Pattern.compile("(https?)://([a-z0-9.-]+|\\[[0-9a-f:]+\\])(?::(0|[1-9]\\d{0,4}))?");

    private final String text;
    private final String scheme;
    private final String host;
    private final int port;

    private Origin(String text, String scheme, String host, int port) {
        this.text = text;
        this.scheme = scheme;
        this.host = host;
        this.port = port;
    }

    /**
     * Reads an origin in its serialised form.
     *
     * @throws IllegalArgumentException when it is not in that form; the message says what the form is
     */
    public static Origin parse(String text) {
        return find(text)
                .orElseThrow(() -> new IllegalArgumentException("\"" + Quoted.shortened(text)
                        + "\" is no web origin in its serialised form; write https://host or https://host:port, lower-case, without"
                        + " the default port, user, path or final slash (http on loopback only)"));
    }

    /** The origin in its serialised form, empty when {@code text} is not in that form. */
    public static Optional<Origin> find(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        String scheme = form.group(1);
        String host = form.group(2);
        int standard = scheme.equals("https") ? 443 : 80;
        int port = form.group(3) == null ? standard : Integer.parseInt(form.group(3));
        boolean spelledOut = form.group(3) != null && port == standard;
        if (spelledOut || port > 65_535 || !HostName.isSerialised(host)) {
            return Optional.empty();
        }
        if (scheme.equals("http") && !HostName.isLoopback(host)) {
            return Optional.empty();
        }
        return Optional.of(new Origin(text, scheme, host, port));
    }

    /**
     * The origin of an address as a person writes it: case, default port, path, query and fragment do not matter.
     *
     * @throws IllegalArgumentException when it has no such origin
     */
    public static Origin of(URI address) {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
        boolean standard = address.getPort() == (scheme.equals("https") ? 443 : 80);
        return parse(scheme + "://" + host + (address.getPort() < 0 || standard ? "" : ":" + address.getPort()));
    }

    /** {@code https}, or {@code http} on loopback. */
    public String scheme() {
        return scheme;
    }

    /** The host, an IPv6 address in brackets. */
    public String host() {
        return host;
    }

    /** The port, the scheme's own where none is written. */
    public int port() {
        return port;
    }

    /** Whether the host's name means this machine: {@code localhost}, a name under it, 127.0.0.0/8 or {@code [::1]}. */
    public boolean isLoopback() {
        return HostName.isLoopback(host);
    }

    /** The address of {@code path} at this origin. */
    public URI resolve(String path) {
        return URI.create(text).resolve(path);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Origin that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The serialised form. */
    @Override
    public String toString() {
        return text;
    }
}
