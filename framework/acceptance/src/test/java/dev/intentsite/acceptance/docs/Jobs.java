package dev.intentsite.acceptance.docs;

import dev.intentsite.protocol.value.Reference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The workshop's own data. */
final class Jobs {
    private static final List<LocalTime> TIMES = List.of(LocalTime.of(9, 0), LocalTime.of(10, 0), LocalTime.of(14, 0));

    private final Jdbi jdbi;
    volatile Optional<String> askedFor = Optional.empty();
    volatile boolean down;

    Jobs(DataSource database) {
        this.jdbi = Jdbi.create(database);
        jdbi.useHandle(handle -> handle.execute("CREATE TABLE IF NOT EXISTS job ("
                + "id INTEGER PRIMARY KEY, name TEXT, day TEXT, time TEXT, booked_by TEXT, UNIQUE (day, time))"));
    }

    Job add(Connection connection, RepairDesk.Repair repair, String bookedBy) {
        Handle handle = Jdbi.open(connection);
        int id = 1001
                + handle.createQuery("SELECT COUNT(*) FROM job")
                        .mapTo(Integer.class)
                        .one();
        handle.execute(
                "INSERT INTO job VALUES (?, ?, ?, ?, ?)",
                id,
                repair.name().value(),
                repair.day().toString(),
                repair.time().toString(),
                bookedBy);
        return new Job(new Reference("JOB-" + id), repair.name().value(), repair.day(), repair.time());
    }

    void remove(Connection connection, Job job) {
        Jdbi.open(connection)
                .execute("DELETE FROM job WHERE 'JOB-' || id = ?", job.number().value());
    }

    List<LocalTime> freeTimes(LocalDate day) {
        List<String> taken = jdbi.withHandle(handle -> handle.createQuery("SELECT time FROM job WHERE day = :day")
                .bind("day", day.toString())
                .mapTo(String.class)
                .list());
        return TIMES.stream().filter(time -> !taken.contains(time.toString())).toList();
    }

    Optional<Job> find(RepairDesk.Which which, String bookedBy) {
        return all(bookedBy).filter(job -> isMeant(job, which)).findFirst();
    }

    private static boolean isMeant(Job job, RepairDesk.Which which) {
        if (which instanceof RepairDesk.ByNumber number) {
            return job.number().equals(number.number());
        }
        RepairDesk.ByNameAndDay details = (RepairDesk.ByNameAndDay) which;
        return job.name().equals(details.name().value()) && job.day().equals(details.day());
    }

    private Stream<Job> all(String bookedBy) {
        return jdbi
                .withHandle(handle -> handle.createQuery("SELECT * FROM job WHERE booked_by = :by")
                        .bind("by", bookedBy)
                        .map((row, context) -> new Job(
                                new Reference("JOB-" + row.getInt("id")),
                                row.getString("name"),
                                LocalDate.parse(row.getString("day")),
                                LocalTime.parse(row.getString("time"))))
                        .list())
                .stream();
    }

    int count() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT COUNT(*) FROM job")
                .mapTo(Integer.class)
                .one());
    }

    boolean stolen(Optional<FrameNumber> number) {
        return number.filter(one -> one.value().equals("WB412099")).isPresent();
    }

    String prices(Optional<RepairDesk.Work> asked) {
        return asked.stream()
                .findFirst()
                .map(Stream::of)
                .orElseGet(() -> Stream.of(RepairDesk.Work.values()))
                .map(work -> "- " + work.name().toLowerCase(Locale.ENGLISH) + ": €" + (20 + 15 * work.ordinal()))
                .collect(Collectors.joining("\n"));
    }

    void askSupplier(String part, String interactionId) {
        askedFor = Optional.of(interactionId);
    }

    String progress(Reference number) {
        if (down) {
            throw new UncheckedIOException(new IOException("connection refused"));
        }
        return number + " is ready.";
    }
}
