package dev.intentsite.http.internal;

import dev.intentsite.http.PageResource;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/** {@code /intent-ui/} and below. */
final class PageRoute implements Route {
    private static final String ROOT = "/intent-ui/";
    private static final String ALLOW = "GET, HEAD, OPTIONS";

    private final Site site;

    PageRoute(Site site) {
        this.site = site;
    }

    boolean covers(String path) {
        return path.startsWith(ROOT) || path.equals("/intent-ui");
    }

    @Override
    public void handle(Request request, Reply reply) {
        switch (request.getMethod()) {
            case "GET", "HEAD" -> get(request, reply);
            case "OPTIONS" -> Preflight.answer(reply.header(HttpHeader.LINK, IntentRoute.LINK), request, ALLOW);
            default -> reply.methodNotAllowed(ALLOW);
        }
    }

    private void get(Request request, Reply reply) {
        String path = request.getHttpURI().getDecodedPath();
        if (!path.startsWith(ROOT)) {
            reply.header(HttpHeader.LOCATION, ROOT).text(308, "The page is at " + ROOT + "\n");
            return;
        }
        Optional<PageResource> found = site.page(path.substring(ROOT.length()));
        if (found.isPresent()) {
            send(found.get(), request, reply);
        } else {
            reply.text(404, "Nothing is here. The page is at " + ROOT + "\n");
        }
    }

    private static void send(PageResource resource, Request request, Reply reply) {
        reply.header(HttpHeader.CACHE_CONTROL, "no-cache").header(HttpHeader.ETAG, resource.etag());
        resource.headers().forEach(reply::header);
        if (resource.contentType().toLowerCase(Locale.ROOT).startsWith("text/html")) {
            reply.header(HttpHeader.LINK, IntentRoute.LINK);
        }
        if (Condition.holdsAlready(request.getHeaders(), resource.etag(), null)) {
            reply.empty(304);
        } else {
            reply.header(HttpHeader.CONTENT_TYPE, resource.contentType()).send(200, resource.body());
        }
    }
}
