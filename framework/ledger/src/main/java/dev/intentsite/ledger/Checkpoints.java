package dev.intentsite.ledger;

import dev.intentsite.protocol.LogText;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes SQLite's journal into its file beside the writer, who would wait for the disk otherwise. What is committed is safe in the
 * journal without it. Its thread is there while there is something to do. Thread-safe.
 */
final class Checkpoints implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
    private static final int TURNS = 500;
    private static final long IDLE_SECONDS = 5;
    private static final long STOP_SECONDS = 5;

    private final DataSource database;
    private final ThreadPoolExecutor thread;
    private final AtomicBoolean asked = new AtomicBoolean();
    /** For the writer. */
    private int since;

    Checkpoints(DataSource database) {
        this.database = database;
        this.thread =
                new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread made = new Thread(task, "intentsite-checkpoint");
                    made.setDaemon(true);
                    return made;
                });
        thread.allowCoreThreadTimeOut(true);
        thread.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    }

    /** The writer committed so many turns. */
    void wrote(int turns) {
        since += turns;
        if (since >= TURNS && asked.compareAndSet(false, true)) {
            since = 0;
            thread.execute(this::run);
        }
    }

    private void run() {
        asked.set(false);
        try (Connection connection = database.getConnection();
                Prepared checkpoint = Prepared.of(connection, "PRAGMA wal_checkpoint(PASSIVE)")) {
            checkpoint.run();
        } catch (SQLException e) {
            LOG.debug("The journal stays as it is for now.", LogText.of(e));
        }
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
