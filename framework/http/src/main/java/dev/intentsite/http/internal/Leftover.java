package dev.intentsite.http.internal;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * Reads away what nobody wants of a body, up to 8 MiB and 2 s, so that a client that is still writing gets to read its answer, and the
 * connection can serve on.
 */
final class Leftover implements Runnable {
    private static final long MOST_BYTES = 8 * 1024 * 1024;
    private static final long MOST_SECONDS = 2;

    private final Request request;
    private final Consumer<Boolean> then;
    private final AtomicBoolean done = new AtomicBoolean();
    private Scheduler.@Nullable Task deadline;
    private long bytes;

    private Leftover(Request request, Consumer<Boolean> then) {
        this.request = request;
        this.then = then;
    }

    /**
     * Reads, now or later.
     *
     * @param then told once whether the body is over; when it is not, nobody may read on
     */
    static void drain(Request request, Consumer<Boolean> then) {
        boolean waitsToBeAsked = request.getHeaders().contains(HttpHeader.EXPECT);
        if (waitsToBeAsked || request.getLength() > MOST_BYTES) {
            then.accept(false);
        } else {
            new Leftover(request, then).run();
        }
    }

    @Override
    public void run() {
        while (!done.get()) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                waitForMore();
                return;
            }
            boolean over = chunk.isLast() && !Content.Chunk.isFailure(chunk);
            boolean hopeless = Content.Chunk.isFailure(chunk) || (bytes += chunk.remaining()) > MOST_BYTES;
            chunk.release();
            if (over || hopeless) {
                finish(over);
            }
        }
    }

    private void waitForMore() {
        if (deadline == null) {
            deadline = request.getComponents()
                    .getScheduler()
                    .schedule(() -> finish(false), MOST_SECONDS, TimeUnit.SECONDS);
        }
        request.demand(this);
    }

    private void finish(boolean over) {
        if (done.compareAndSet(false, true)) {
            if (deadline != null) {
                deadline.cancel();
            }
            then.accept(over);
        }
    }
}
