package dev.intentsite.http.internal;

import dev.intentsite.http.HttpSettings;
import dev.intentsite.protocol.LogText;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.Graceful;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The site's own paths, before everything else that a server does. Thread-safe. */
public final class Mount extends Handler.Wrapper implements Graceful {
    private static final Logger LOG = LoggerFactory.getLogger(Mount.class);

    private final Map<String, Route> routes;
    private final Optional<PageRoute> pages;
    private final EventStreams streams;
    private volatile boolean stopping;

    private Mount(Site site, HttpSettings settings, @Nullable Handler next) {
        super(next);
        this.streams = new EventStreams(
                settings.eventStreams(),
                settings.eventStreamsOfAddress(),
                settings.eventStreamTime(),
                settings.heartbeat());
        this.routes = Map.of(
                "/intent",
                new IntentRoute(site, settings, streams),
                "/intentmanifest.yaml",
                new DocumentRoute("application/yaml; charset=utf-8", site::manifest),
                "/.well-known/jwks.json",
                new DocumentRoute("application/jwk-set+json", site::keys));
        this.pages = site.hasPages() ? Optional.of(new PageRoute(site)) : Optional.empty();
    }

    /** Puts the site before what {@code server} does now. The server must not have started. */
    public static void before(Server server, Site site, HttpSettings settings) {
        server.setHandler(new Mount(site, settings, server.getHandler()));
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Route route = routeOf(request.getHttpURI().getCanonicalPath());
        if (route == null) {
            return super.handle(request, response, callback);
        }
        Reply reply = new Reply(request, response, callback);
        try {
            route.handle(request, reply);
        } catch (HttpException.RuntimeException e) {
            reply.text(e.getCode(), "The request's headers are malformed.\n");
        } catch (RuntimeException e) {
            LOG.error(
                    "{} {} failed",
                    LogText.of(request.getMethod()),
                    LogText.of(String.valueOf(request.getHttpURI().getCanonicalPath())),
                    LogText.of(e));
            reply.fail();
        }
        return true;
    }

    /** A stop does not wait for long work: whoever waits for it asks again, here or elsewhere. */
    @Override
    public CompletableFuture<Void> shutdown() {
        stopping = true;
        streams.close();
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public boolean isShutdown() {
        return stopping;
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.BLOCKING;
    }

    private @Nullable Route routeOf(@Nullable String path) {
        if (path == null) {
            return null;
        }
        Route route = routes.get(path);
        return route != null ? route : pages.filter(page -> page.covers(path)).orElse(null);
    }
}
