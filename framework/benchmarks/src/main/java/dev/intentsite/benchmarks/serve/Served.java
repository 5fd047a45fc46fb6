package dev.intentsite.benchmarks.serve;

/**
 * A running server.
 *
 * @param origin where it listens
 * @param stop stops it
 */
public record Served(String origin, Runnable stop) implements AutoCloseable {
    /** The same, with something to close after it. */
    Served andClose(Runnable more) {
        return new Served(origin, () -> {
            stop.run();
            more.run();
        });
    }

    @Override
    public void close() {
        stop.run();
    }
}
