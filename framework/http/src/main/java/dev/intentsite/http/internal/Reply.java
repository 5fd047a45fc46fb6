package dev.intentsite.http.internal;

import dev.intentsite.site.Answer;
import dev.intentsite.site.WorkUnderWay;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Writes one answer, with the headers that all of a site's answers carry. The first answer wins; later ones are dropped. */
final class Reply {
    private final Request request;
    private final Response response;
    private final Callback callback;
    private final AtomicBoolean answered = new AtomicBoolean();

    Reply(Request request, Response response, Callback callback) {
        this.request = request;
        this.response = response;
        this.callback = callback;
        header("X-Content-Type-Options", "nosniff");
    }

    Reply header(String name, String value) {
        response.getHeaders().put(name, value);
        return this;
    }

    Reply header(HttpHeader header, String value) {
        response.getHeaders().put(header, value);
        return this;
    }

    /** Any origin's browser may read it. */
    Reply forEveryOrigin() {
        return header("Access-Control-Allow-Origin", "*")
                .header("Access-Control-Expose-Headers", "ETag, Link, Retry-After");
    }

    /** Answers with a text that people read. */
    void text(int status, String text) {
        header(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
        send(status, text.getBytes(StandardCharsets.UTF_8));
    }

    void empty(int status) {
        send(status, new byte[0]);
    }

    /** A defect on our side, of which nothing is told. */
    void fail() {
        text(500, "The site failed to answer. The site's log says why.\n");
    }

    void methodNotAllowed(String allow) {
        header(HttpHeader.ALLOW, allow);
        text(405, "This address takes " + allow + " alone.\n");
    }

    /** Answers; a {@code HEAD} gets the headers alone. What nobody read of the request's body is read away before. */
    void send(int status, byte[] body) {
        if (answered.compareAndSet(false, true)) {
            Leftover.drain(request, over -> {
                if (!over) {
                    header(HttpHeader.CONNECTION, "close");
                }
                write(status, body, callback);
            });
        }
    }

    /** Answers with the answers of one turn, as events; those of a first answer alone where nothing is to come. */
    void stream(Answer first, Optional<WorkUnderWay> work, EventStreams streams, Runnable room) {
        if (!answered.compareAndSet(false, true)) {
            room.run();
            return;
        }
        // Proxies are not to gather what is to be seen at once.
        header(HttpHeader.CONTENT_TYPE, "text/event-stream").header("X-Accel-Buffering", "no");
        if (work.isPresent()) {
            response.setStatus(first.httpStatus());
            EventStream.begin(request, response, callback, streams, first, work.get(), room);
        } else {
            write(first.httpStatus(), EventStream.event(first), callback);
        }
    }

    /** Answers at once a request whose body is too large to be waited for, and closes the connection when the client has had time to read. */
    void sendAndClose(int status, byte[] body) {
        if (answered.compareAndSet(false, true)) {
            header(HttpHeader.CONNECTION, "close");
            write(
                    status,
                    body,
                    Callback.from(() -> Leftover.drain(request, over -> callback.succeeded()), callback::failed));
        }
    }

    /** Answers at once a request whose body cannot be read on, and closes the connection. */
    void sendAndCut(int status, byte[] body) {
        if (answered.compareAndSet(false, true)) {
            header(HttpHeader.CONNECTION, "close");
            write(status, body, callback);
        }
    }

    private void write(int status, byte[] body, Callback then) {
        response.setStatus(status);
        if (status != 204 && status != 304) {
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        }
        boolean head = request.getMethod().equals("HEAD");
        response.write(true, head ? ByteBuffer.allocate(0) : ByteBuffer.wrap(body), then);
    }
}
