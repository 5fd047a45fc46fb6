package dev.intentsite.endurance;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** A server that is started again, on the same data, whenever it ends; on another port each time. Thread-safe. */
final class Node implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 120;

    private final Class<?> program;
    private final Path log;
    private final List<String> before;
    private final IntFunction<List<String>> arguments;
    private final List<Integer> ends = new ArrayList<>();
    private @Nullable Child child;
    private boolean closed;
    private CompletableFuture<URI> place = new CompletableFuture<>();

    /** @param arguments what the program is given, by the number of the start, from 0 */
    Node(Class<?> program, Path log, IntFunction<List<String>> arguments) {
        this(program, log, List.of(), arguments);
    }

    /** @param before a command that the program is run by; may be empty */
    Node(Class<?> program, Path log, List<String> before, IntFunction<List<String>> arguments) {
        this.program = program;
        this.log = log;
        this.before = before;
        this.arguments = arguments;
        start(0);
    }

    private void start(int number) {
        try {
            begin(Child.start(program, log, before, arguments.apply(number)), number);
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    private synchronized void begin(Child started, int number) {
        child = started;
        if (closed) {
            started.kill();
            return;
        }
        place.complete(started.place());
        started.end().thenAcceptAsync(code -> {
            if (ended(code)) {
                start(number + 1);
            }
        });
    }

    private synchronized void failed(RuntimeException fault) {
        place.completeExceptionally(fault);
    }

    private synchronized boolean ended(int code) {
        ends.add(code);
        gone();
        return !closed;
    }

    /** Whoever waits already goes on waiting for the same. */
    private synchronized void gone() {
        if (place.isDone()) {
            place = new CompletableFuture<>();
        }
    }

    private synchronized CompletableFuture<URI> current() {
        return place;
    }

    /** Where it serves; waits until it does. */
    URI place() {
        try {
            return current().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the server does not come back; its log: " + log, e);
        }
    }

    /** Kills it as by {@code kill -9} and waits until that has happened; it is started again beside. */
    void kill() {
        place();
        Child killed;
        synchronized (this) {
            killed = child();
            gone();
        }
        killed.kill();
        killed.end().join();
    }

    /** Its process of now. */
    synchronized Child child() {
        return Objects.requireNonNull(child, "it did not start");
    }

    /** The exit codes of its processes that have ended. */
    synchronized List<Integer> ends() {
        return List.copyOf(ends);
    }

    @Override
    public void close() {
        @Nullable Child last;
        synchronized (this) {
            closed = true;
            last = child;
        }
        if (last != null) {
            last.kill();
            last.end().join();
        }
    }
}
