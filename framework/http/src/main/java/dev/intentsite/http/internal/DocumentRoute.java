package dev.intentsite.http.internal;

import dev.intentsite.site.Publication;
import java.util.function.Supplier;
import org.eclipse.jetty.http.DateGenerator;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/** A published document: the manifest ({@code wire.md} § 6) or the key set. */
final class DocumentRoute implements Route {
    private static final String ALLOW = "GET, HEAD, OPTIONS";

    private final String contentType;
    private final Supplier<Publication> document;

    DocumentRoute(String contentType, Supplier<Publication> document) {
        this.contentType = contentType;
        this.document = document;
    }

    @Override
    public void handle(Request request, Reply reply) {
        reply.forEveryOrigin();
        switch (request.getMethod()) {
            case "GET", "HEAD" -> get(request, reply);
            case "OPTIONS" -> Preflight.answer(reply, request, ALLOW);
            default -> reply.methodNotAllowed(ALLOW);
        }
    }

    private void get(Request request, Reply reply) {
        Publication now = document.get();
        reply.header(HttpHeader.ETAG, now.etag())
                .header(HttpHeader.LAST_MODIFIED, DateGenerator.formatDate(now.lastModified()))
                .header(HttpHeader.CACHE_CONTROL, "public, max-age=300");
        if (Condition.holdsAlready(request.getHeaders(), now.etag(), now.lastModified())) {
            reply.empty(304);
        } else {
            reply.header(HttpHeader.CONTENT_TYPE, contentType).send(200, now.body());
        }
    }
}
