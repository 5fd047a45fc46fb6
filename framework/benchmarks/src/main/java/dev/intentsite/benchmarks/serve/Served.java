package dev.intentsite.benchmarks.serve;

/**
 * A running server.
 *
 * @param origin that it signs as
 * @param place where it listens, such as {@code http://localhost:50311}
 * @param stop stops it
 */
public record Served(String origin, String place, Runnable stop) implements AutoCloseable {
    /** The same, with something to close after it. */
    Served andClose(Runnable more) {
        return new Served(origin, place, () -> {
            stop.run();
            more.run();
        });
    }

    @Override
    public void close() {
        stop.run();
    }
}
