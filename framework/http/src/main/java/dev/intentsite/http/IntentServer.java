package dev.intentsite.http;

import dev.intentsite.http.internal.ConnectionBounds;
import dev.intentsite.http.internal.Listener;
import dev.intentsite.http.internal.Tls;
import dev.intentsite.site.ConfigurationException;
import dev.intentsite.site.IntentSite;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * A site that is served by itself:
 *
 * <pre>{@code
 * IntentServer.start(8080, new Greeter());
 * }</pre>
 *
 * <p>It listens on this machine alone unless a host is named, prints nothing and logs through slf4j. A stop, SIGTERM included,
 * lets messages in progress finish. Thread-safe.
 */
public final class IntentServer implements AutoCloseable {
    private final Listener listener;
    private final IntentSite site;
    private final boolean ownsSite;

    private IntentServer(Listener listener, IntentSite site, boolean ownsSite) {
        this.listener = listener;
        this.site = site;
        this.ownsSite = ownsSite;
    }

    /** Makes a site of these objects with all defaults, and serves it at {@code http://localhost:port}; 0 takes any free port. */
    public static IntentServer start(int port, Object... handlers) {
        return builder()
                .port(port)
                .start(origin -> IntentSite.builder(handlers).origin(origin).build());
    }

    /** Serves a site at the port that its origin names, on this machine alone. The caller closes the site. */
    public static IntentServer start(IntentSite site) {
        return builder().start(site);
    }

    /** Starts with all defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** The port that it listens on. */
    public int port() {
        return listener.port();
    }

    /** The site that it serves. */
    public IntentSite site() {
        return site;
    }

    /** Takes no more messages, answers those that it has taken, and stops. Closes a site that it made. */
    @Override
    public void close() {
        listener.close();
        if (ownsSite) {
            site.close();
        }
    }

    /** Collects settings; the defaults are safe. Not thread-safe. */
    public static final class Builder {
        private Optional<Integer> port = Optional.empty();
        private String host = "localhost";
        private Optional<Tls> tls = Optional.empty();
        private boolean plainHttpBehindProxy;
        private Duration drain = Duration.ofSeconds(30);
        private ConnectionBounds bounds = ConnectionBounds.DEFAULT;
        private HttpSettings settings = HttpSettings.defaults();

        private Builder() {}

        /** The port; 0 takes any free one. Default: the one that the site's origin names when that is on loopback, else 8080. */
        public Builder port(int port) {
            this.port = Optional.of(port);
            return this;
        }

        /** The interface, by name or address; {@code 0.0.0.0} is all of them. Default {@code localhost}. */
        public Builder host(String host) {
            this.host = host;
            return this;
        }

        /** Serves HTTPS with the key and certificates of a PKCS#12 or JKS file. */
        public Builder tls(Path keyStore, String password) {
            this.tls = Optional.of(Tls.ofKeyStore(keyStore, password));
            return this;
        }

        /** Serves HTTPS with PEM files: the certificate first and those that vouch for it after, and its private key without password. */
        public Builder tls(Path certificates, Path privateKey) {
            this.tls = Optional.of(Tls.ofPem(certificates, privateKey));
            return this;
        }

        /** Serves plain HTTP although the origin or the host is not this machine: a proxy before it speaks HTTPS to the world. */
        public Builder plainHttpBehindProxy() {
            this.plainHttpBehindProxy = true;
            return this;
        }

        /** How long a stop waits for messages in progress. Default 30 s. */
        public Builder drain(Duration time) {
            this.drain = time;
            return this;
        }

        /**
         * How many connections are held at a time; more are closed at once. Default 8192, and 512 of one address, an IPv6 network of 64
         * bits being one. Proxies of {@link HttpSettings.Builder#trustForwardedFor} are held to the first alone.
         */
        public Builder connections(int inAll, int ofAddress) {
            if (inAll < 1 || ofAddress < 1) {
                throw new ConfigurationException(List.of(
                        "IntentServer.connections(" + inAll + ", " + ofAddress + "): lets nobody in; use 1 or more"));
            }
            this.bounds = new ConnectionBounds(inAll, ofAddress, bounds.headerTime(), bounds.answerTime());
            return this;
        }

        /**
         * How long a connection may take, however its bytes trickle, before it is closed.
         *
         * @param headers for a request's headers, TLS and the wait for the request included; default 30 s
         * @param answer to read an answer; default 60 s
         */
        public Builder connectionTime(Duration headers, Duration answer) {
            for (Duration time : List.of(headers, answer)) {
                if (time.isZero() || time.isNegative()) {
                    throw new ConfigurationException(List.of(
                            "IntentServer.connectionTime: " + time + " is no time; use more than zero, such as PT30S"));
                }
            }
            this.bounds = new ConnectionBounds(bounds.inAll(), bounds.ofAddress(), headers, answer);
            return this;
        }

        /** Limits, trusted proxies and pages. */
        public Builder settings(HttpSettings settings) {
            this.settings = settings;
            return this;
        }

        /**
         * Serves {@code site}. The caller closes it.
         *
         * @throws ConfigurationException when it cannot be served so, naming the remedy
         */
        public IntentServer start(IntentSite site) {
            return start(site.origin(), origin -> site, false);
        }

        /**
         * Makes a site for the origin that this server turns out to have, such as {@code http://localhost:50311} with port 0, and
         * serves it until it is closed with the server.
         *
         * @throws ConfigurationException when it cannot be served so, naming the remedy
         */
        public IntentServer start(Function<String, IntentSite> maker) {
            return start("", maker, true);
        }

        private IntentServer start(String knownOrigin, Function<String, IntentSite> maker, boolean ownsSite) {
            Listener listener = Listener.open(host, port.orElseGet(() -> portOf(knownOrigin)), tls, drain, bounds);
            try {
                IntentSite site = maker.apply(here(listener.port()));
                requireHttps(site.origin());
                listener.serve(site, settings);
                return new IntentServer(listener, site, ownsSite);
            } catch (RuntimeException e) {
                listener.close();
                throw e;
            }
        }

        private String here(int port) {
            String name = host.contains(":") ? "[" + host + "]" : host.toLowerCase(Locale.ROOT);
            String scheme = tls.isPresent() ? "https" : "http";
            boolean standard = port == (tls.isPresent() ? 443 : 80);
            return scheme + "://" + name + (standard ? "" : ":" + port);
        }

        private void requireHttps(String origin) {
            boolean outside = !Listener.isLoopback(host)
                    || !Listener.isLoopback(URI.create(origin).getHost());
            if (tls.isEmpty() && outside && !plainHttpBehindProxy) {
                throw new ConfigurationException(List.of("IntentServer: plain HTTP on " + host + " for " + origin
                        + " would let anyone on the way read and change messages; give tls(…), or, where a proxy before it speaks"
                        + " HTTPS, say plainHttpBehindProxy()"));
            }
        }

        private static int portOf(String origin) {
            if (origin.isEmpty()) {
                return 8080;
            }
            URI uri = URI.create(origin);
            return Listener.isLoopback(uri.getHost()) && uri.getPort() != -1 ? uri.getPort() : 8080;
        }
    }
}
