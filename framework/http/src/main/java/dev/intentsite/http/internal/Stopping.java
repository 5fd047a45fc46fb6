package dev.intentsite.http.internal;

import dev.intentsite.protocol.ErrorStatus;
import dev.intentsite.site.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.Callback;

/** Lets a stop wait for requests in progress. One that comes on an open connection after it has begun hears when to come back. */
final class Stopping extends GracefulHandler {
    private static final Duration BACK = Duration.ofSeconds(5);

    private final Site site;

    Stopping(Handler handler, Site site) {
        super(handler);
        this.site = site;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!isShutdown()) {
            return super.handle(request, response, callback);
        }
        refuse(request, response, callback);
        return true;
    }

    private void refuse(Request request, Response response, Callback callback) {
        Reply reply = new Reply(request, response, callback)
                .header(HttpHeader.RETRY_AFTER, Long.toString(BACK.toSeconds()))
                .forEveryOrigin();
        if (request.getMethod().equals("POST")) {
            Answer answer = site.refuse(
                    ErrorStatus.BACKEND_UNAVAILABLE,
                    "The site is being stopped, and nothing was done. Send it again in a moment.",
                    BACK);
            reply.header(HttpHeader.CONTENT_TYPE, "application/json");
            reply.sendAndCut(answer.httpStatus(), answer.body());
        } else {
            reply.header(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
            reply.sendAndCut(503, "The site is being stopped.\n".getBytes(StandardCharsets.UTF_8));
        }
    }
}
