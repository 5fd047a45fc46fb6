package dev.intentsite.http.internal;

import org.eclipse.jetty.server.Request;

/** What answers one path. */
interface Route {
    /** Answers now or later, exactly once. */
    void handle(Request request, Reply reply);
}
