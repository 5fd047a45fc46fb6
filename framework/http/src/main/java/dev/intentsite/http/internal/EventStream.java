package dev.intentsite.http.internal;

import dev.intentsite.protocol.LogText;
import dev.intentsite.site.Answer;
import dev.intentsite.site.WorkUnderWay;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The answers of one turn as server-sent events ({@code wire.md} § 3): the first at once, the result when it is there. Between them a comment
 * now and then shows that it is alive, and notices a client that is gone or reads nothing. It holds no thread while it waits. It learns of the
 * result from this node at once, and from others by looking into the ledger, more and more seldom. Thread-safe.
 */
final class EventStream {
    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);
    private static final Duration FIRST_LOOK = Duration.ofSeconds(1);
    private static final Duration LAST_LOOK = Duration.ofSeconds(10);
    private static final byte[] ALIVE = ":\n\n".getBytes(StandardCharsets.US_ASCII);

    private final Response response;
    private final Callback callback;
    private final Scheduler scheduler;
    private final Executor executor;
    private final EventStreams streams;
    private final WorkUnderWay work;
    private final Runnable room;
    private final AtomicInteger looksWanted = new AtomicInteger();

    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
    private boolean writing;
    private boolean ending;
    private boolean over;
    private Duration nextLook = FIRST_LOOK;
    private Runnable listening = () -> {};
    private Scheduler.@Nullable Task heartbeat;
    private Scheduler.@Nullable Task look;
    private Scheduler.@Nullable Task end;

    private EventStream(
            Request request,
            Response response,
            Callback callback,
            EventStreams streams,
            WorkUnderWay work,
            Runnable room) {
        this.response = response;
        this.callback = callback;
        this.scheduler = request.getComponents().getScheduler();
        this.executor = request.getComponents().getExecutor();
        this.streams = streams;
        this.work = work;
        this.room = room;
    }

    /** One answer as an event. */
    static byte[] event(Answer answer) {
        // An envelope is JSON on one line.
        ByteArrayOutputStream event = new ByteArrayOutputStream(answer.body().length + 32);
        event.writeBytes("event: envelope\ndata: ".getBytes(StandardCharsets.US_ASCII));
        event.writeBytes(answer.body());
        event.writeBytes("\n\n".getBytes(StandardCharsets.US_ASCII));
        return event.toByteArray();
    }

    /**
     * Begins.
     *
     * @param response with its status and headers
     * @param room given back when it is over
     */
    static void begin(
            Request request,
            Response response,
            Callback callback,
            EventStreams streams,
            Answer first,
            WorkUnderWay work,
            Runnable room) {
        new EventStream(request, response, callback, streams, work, room).begin(first);
    }

    private void begin(Answer first) {
        synchronized (this) {
            waiting.writeBytes(event(first));
            heartbeat = in(streams.heartbeat(), this::beat);
            end = in(streams.longest(), this::end);
            look = in(nextLook, this::lookAgain);
            write();
        }
        streams.opened(this);
        Runnable stop = work.whenSettled(this::wantLook);
        boolean late;
        synchronized (this) {
            listening = stop;
            late = over;
        }
        if (late) {
            stop.run();
        }
        // It may have been settled before anybody listened.
        wantLook();
    }

    /** Ends it; the client asks again. */
    synchronized void end() {
        if (!ending && !over) {
            ending = true;
            write();
        }
    }

    private Scheduler.Task in(Duration time, Runnable then) {
        return scheduler.schedule(then, time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized void beat() {
        if (over || ending) {
            return;
        }
        if (writing) {
            finish(new TimeoutException("the client reads nothing"));
            return;
        }
        waiting.writeBytes(ALIVE);
        heartbeat = in(streams.heartbeat(), this::beat);
        write();
    }

    private void lookAgain() {
        synchronized (this) {
            if (over || ending) {
                return;
            }
            Duration doubled = nextLook.multipliedBy(2);
            nextLook = doubled.compareTo(LAST_LOOK) < 0 ? doubled : LAST_LOOK;
            look = in(nextLook, this::lookAgain);
        }
        wantLook();
    }

    /** Looks once more than was asked for last, on a thread that may wait, one at a time. */
    private void wantLook() {
        if (looksWanted.getAndIncrement() == 0) {
            try {
                executor.execute(this::looks);
            } catch (RejectedExecutionException stopping) {
                end();
            }
        }
    }

    private void looks() {
        int wanted;
        do {
            wanted = looksWanted.get();
            look();
        } while (!looksWanted.compareAndSet(wanted, 0));
    }

    private void look() {
        synchronized (this) {
            if (over || ending) {
                return;
            }
        }
        try {
            Optional<Answer> result = work.result();
            result.ifPresent(answer -> {
                synchronized (this) {
                    if (!ending && !over) {
                        waiting.writeBytes(event(answer));
                        ending = true;
                        write();
                    }
                }
            });
        } catch (RuntimeException e) {
            LOG.warn("what came of long work could not be looked up now", LogText.of(e));
        }
    }

    /** Writes what waits, one write at a time. With the lock held. */
    private void write() {
        if (writing || over) {
            return;
        }
        byte[] bytes = waiting.toByteArray();
        waiting.reset();
        if (bytes.length > 0 || ending) {
            writing = true;
            boolean last = ending;
            response.write(last, ByteBuffer.wrap(bytes), Callback.from(() -> written(last), this::broken));
        }
    }

    private synchronized void written(boolean last) {
        writing = false;
        if (last) {
            finish(null);
        } else {
            write();
        }
    }

    private synchronized void broken(Throwable cause) {
        finish(cause);
    }

    /** With the lock held. */
    private void finish(@Nullable Throwable cause) {
        if (over) {
            return;
        }
        over = true;
        cancel(heartbeat);
        cancel(look);
        cancel(end);
        listening.run();
        streams.ended(this);
        room.run();
        if (cause == null) {
            callback.succeeded();
        } else {
            callback.failed(cause);
        }
    }

    private static void cancel(Scheduler.@Nullable Task task) {
        if (task != null) {
            task.cancel();
        }
    }
}
