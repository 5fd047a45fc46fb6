package dev.intentsite.http.internal;

import dev.intentsite.http.HttpSettings;
import dev.intentsite.site.ConfigurationException;
import dev.intentsite.site.IntentSite;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** One open port, which serves a site from {@link #serve} on. */
public final class Listener implements AutoCloseable {
    private static final long YEAR_SECONDS = 365L * 24 * 60 * 60;

    private final Server server;
    private final ServerConnector connector;
    private final ConnectionBounds bounds;

    private Listener(Server server, ServerConnector connector, ConnectionBounds bounds) {
        this.server = server;
        this.connector = connector;
        this.bounds = bounds;
    }

    /**
     * Takes the port.
     *
     * @throws ConfigurationException when it is not to be had
     */
    public static Listener open(String host, int port, Optional<Tls> tls, Duration drain, ConnectionBounds bounds) {
        QueuedThreadPool threads = new QueuedThreadPool();
        threads.setName("intentsite-http");
        if (VirtualThreads.areSupported()) {
            threads.setVirtualThreadsExecutor(VirtualThreads.getDefaultVirtualThreadsExecutor());
        }
        Server server = new Server(threads);
        server.setStopTimeout(drain.toMillis());
        server.setStopAtShutdown(true);
        HttpConnectionFactory http = new HttpConnectionFactory(configuration(tls.isPresent()));
        ServerConnector connector = tls.map(keys ->
                        new ServerConnector(server, new SslConnectionFactory(keys.factory(), http.getProtocol()), http))
                .orElseGet(() -> new ServerConnector(server, http));
        connector.setHost(host);
        connector.setPort(port);
        server.addConnector(connector);
        try {
            connector.open();
        } catch (IOException e) {
            throw new ConfigurationException(List.of("IntentServer: port " + port + " on " + host
                    + " cannot be opened (" + e.getMessage() + "); stop what uses it, or take another with port(…)"));
        }
        return new Listener(server, connector, bounds);
    }

    /** Starts answering. */
    public void serve(IntentSite site, HttpSettings settings) {
        serve(Site.of(site, settings.pages()), settings);
    }

    void serve(Site site, HttpSettings settings) {
        server.setErrorHandler(new PlainErrors());
        Mount.before(server, site, settings);
        ClientAddress addresses = new ClientAddress(settings.trustedProxies());
        Connections connections = new Connections(
                new Stopping(server.getHandler(), site),
                bounds,
                new ConnectionCount(bounds, addresses::isTrusted),
                connector.getScheduler());
        connector.addBean(connections, false);
        server.setHandler(connections);
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("The HTTP server did not start", e);
        }
    }

    /** The port that was taken. */
    public int port() {
        return connector.getLocalPort();
    }

    /** Whether a host name or address means this machine alone. */
    public static boolean isLoopback(String host) {
        if (host.equalsIgnoreCase("localhost")) {
            return true;
        }
        String literal = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        return ClientAddress.literal(literal)
                .map(InetAddress::isLoopbackAddress)
                .orElse(false);
    }

    @Override
    public void close() {
        try {
            server.stop();
            connector.close();
        } catch (Exception e) {
            throw new IllegalStateException("The HTTP server did not stop", e);
        } finally {
            server.destroy();
        }
    }

    private static HttpConfiguration configuration(boolean secure) {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setSendXPoweredBy(false);
        configuration.setUriCompliance(UriCompliance.DEFAULT);
        if (secure) {
            // The site's origin is configured, so the name that a client calls it by decides nothing.
            configuration.addCustomizer(new SecureRequestCustomizer(false, YEAR_SECONDS, false));
        }
        return configuration;
    }
}
