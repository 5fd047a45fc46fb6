package dev.intentsite.http.internal;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Reads away what is left of a body after its answer, so that a client that is still writing gets to read the answer instead of a
 * reset connection. Up to 8 MiB and 2 s; what is longer costs the client its connection.
 */
final class Leftover implements Runnable {
    private static final long MOST_BYTES = 8 * 1024 * 1024;
    private static final long MOST_SECONDS = 2;

    private final Request request;
    private final Callback callback;
    private final AtomicBoolean done = new AtomicBoolean();
    private final Scheduler.Task deadline;
    private long bytes;

    private Leftover(Request request, Callback callback) {
        this.request = request;
        this.callback = callback;
        this.deadline = request.getComponents().getScheduler().schedule(this::finish, MOST_SECONDS, TimeUnit.SECONDS);
    }

    static void drain(Request request, Callback callback) {
        boolean waits = request.getHeaders().contains(HttpHeader.EXPECT);
        if (waits || request.getLength() == 0 || request.getLength() > MOST_BYTES || request.consumeAvailable()) {
            callback.succeeded();
        } else {
            new Leftover(request, callback).run();
        }
    }

    @Override
    public void run() {
        while (!done.get()) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                request.demand(this);
                return;
            }
            bytes += chunk.remaining();
            boolean last = chunk.isLast() || Content.Chunk.isFailure(chunk) || bytes > MOST_BYTES;
            chunk.release();
            if (last) {
                finish();
            }
        }
    }

    private void finish() {
        if (done.compareAndSet(false, true)) {
            deadline.cancel();
            callback.succeeded();
        }
    }
}
