package dev.intentsite.http.internal;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/** Reads one body, up to a size and within a time, holding no thread while it waits. Reads no byte more than it must. */
final class BodyReader implements Runnable {
    /** What became of the body; exactly one is called, once. */
    interface Reader {
        void complete(byte[] body);

        void tooLarge();

        void tooSlow();

        void broken();
    }

    private final Request request;
    private final int most;
    private final Reader reader;
    private final AtomicBoolean done = new AtomicBoolean();
    private final Duration time;
    private final ByteArrayOutputStream body;
    private Scheduler.@Nullable Task deadline;

    private BodyReader(Request request, int most, Duration time, Reader reader) {
        this.request = request;
        this.most = most;
        this.time = time;
        this.reader = reader;
        this.body = new ByteArrayOutputStream((int) Math.max(512, Math.min(most, request.getLength())));
    }

    static void read(Request request, int most, Duration time, Reader reader) {
        if (request.getLength() > most) {
            reader.tooLarge();
        } else {
            new BodyReader(request, most, time, reader).run();
        }
    }

    @Override
    public void run() {
        while (!done.get()) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                if (deadline == null) {
                    // Most bodies are there at once and need no watch.
                    deadline = request.getComponents()
                            .getScheduler()
                            .schedule(() -> finish(reader::tooSlow), time.toMillis(), TimeUnit.MILLISECONDS);
                }
                request.demand(this);
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                finish(reader::broken);
                return;
            }
            take(chunk);
        }
    }

    private void take(Content.Chunk chunk) {
        boolean fits = chunk.remaining() <= most - body.size();
        boolean last = chunk.isLast();
        if (fits) {
            byte[] bytes = new byte[chunk.remaining()];
            chunk.getByteBuffer().get(bytes);
            body.writeBytes(bytes);
        }
        chunk.release();
        if (!fits) {
            finish(reader::tooLarge);
        } else if (last) {
            finish(() -> reader.complete(body.toByteArray()));
        }
    }

    private void finish(Runnable then) {
        if (done.compareAndSet(false, true)) {
            Scheduler.Task watch = deadline;
            if (watch != null) {
                watch.cancel();
            }
            then.run();
        }
    }
}
