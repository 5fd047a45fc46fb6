package dev.intentsite.http.internal;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/** Answers {@code OPTIONS}, a browser's preflight or not. */
final class Preflight {
    private Preflight() {}

    static void answer(Reply reply, Request request, String allow) {
        reply.header(HttpHeader.ALLOW, allow);
        if (request.getHeaders().contains("Access-Control-Request-Method")) {
            reply.header("Access-Control-Allow-Methods", allow)
                    .header("Access-Control-Allow-Headers", "content-type")
                    .header("Access-Control-Max-Age", "86400");
        }
        reply.empty(204);
    }
}
