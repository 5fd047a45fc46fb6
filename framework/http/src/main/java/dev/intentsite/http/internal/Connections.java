package dev.intentsite.http.internal;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.CyclicTimeout;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes connections that are too many or too slow. The server's own idle time begins anew with every byte, so whoever sends one byte
 * now and then would hold a connection for ever. Here a time runs from a connection's opening, TLS included, until a request's headers are
 * complete; another while an answer is read; and the first again until the next request. Between headers and answer the routes keep the time.
 * Thread-safe.
 */
final class Connections extends Handler.Wrapper implements Connection.Listener {
    private final ConnectionBounds bounds;
    private final ConnectionCount count;
    private final Scheduler scheduler;
    private final ConcurrentMap<EndPoint, Deadline> deadlines = new ConcurrentHashMap<>();

    Connections(Handler next, ConnectionBounds bounds, ConnectionCount count, Scheduler scheduler) {
        super(next);
        this.bounds = bounds;
        this.count = count;
        this.scheduler = scheduler;
    }

    /** Comes once for TLS and once more for HTTP in it; the first is the one of the socket. */
    @Override
    public void onOpened(Connection connection) {
        EndPoint socket = connection.getEndPoint();
        if (socket instanceof EndPoint.Wrapper) {
            return;
        }
        Deadline deadline = new Deadline(scheduler, socket);
        deadlines.put(socket, deadline);
        if (count.open(socket)) {
            deadline.in(bounds.headerTime());
        } else {
            socket.close();
        }
    }

    @Override
    public void onClosed(Connection connection) {
        EndPoint socket = connection.getEndPoint();
        Deadline deadline = deadlines.remove(socket);
        if (deadline != null) {
            count.close(socket);
            deadline.destroy();
        }
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Deadline deadline = deadlines.get(socket(request.getConnectionMetaData().getConnection()));
        if (deadline != null) {
            deadline.cancel();
            request.addHttpStreamWrapper(stream -> new Timed(stream, deadline));
        }
        return super.handle(request, response, callback);
    }

    private static EndPoint socket(Connection connection) {
        EndPoint socket = connection.getEndPoint();
        while (socket instanceof EndPoint.Wrapper wrapper) {
            socket = wrapper.unwrap();
        }
        return socket;
    }

    private static final class Deadline extends CyclicTimeout {
        private final EndPoint socket;

        Deadline(Scheduler scheduler, EndPoint socket) {
            super(scheduler);
            this.socket = socket;
        }

        void in(Duration time) {
            schedule(time.toMillis(), TimeUnit.MILLISECONDS);
        }

        @Override
        public void onTimeoutExpired() {
            socket.close();
        }
    }

    private final class Timed extends HttpStream.Wrapper {
        private final Deadline deadline;

        Timed(HttpStream stream, Deadline deadline) {
            super(stream);
            this.deadline = deadline;
        }

        @Override
        public void send(
                MetaData.Request request,
                MetaData.Response response,
                boolean last,
                ByteBuffer content,
                Callback callback) {
            if (last) {
                deadline.in(bounds.answerTime());
            }
            super.send(request, response, last, content, callback);
        }

        /** The next request may be there already, and begin within this. */
        @Override
        public void succeeded() {
            deadline.in(bounds.headerTime());
            super.succeeded();
        }
    }
}
