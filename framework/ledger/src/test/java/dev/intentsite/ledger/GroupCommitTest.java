package dev.intentsite.ledger;

import static dev.intentsite.ledger.HandlerConnectionContract.book;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.sqlite.SQLiteErrorCode;

/** Transactions that wait for each other share a commit, and nothing else. */
@Timeout(60)
final class GroupCommitTest extends LedgerFixtures implements LedgerUnderTest {
    private static final Set<String> WAITING = Set.of(WriterLine.class.getName(), UnderWay.Part.class.getName());

    private final SqliteDatabase database = SqliteDatabase.inMemory();
    private final SqliteDialect sqlite = new SqliteDialect();
    private final WatchedDialect dialect = new WatchedDialect(sqlite);
    private final AtomicInteger commits = new AtomicInteger();
    private Ledger ledger;

    @BeforeEach
    void openLedger() throws SQLException {
        SqlLedger.on(database);
        Jdbi.create(database).useHandle(handle -> {
            handle.execute("CREATE TABLE booking (id TEXT NOT NULL PRIMARY KEY, seats INTEGER)");
            handle.execute("CREATE TABLE dish (name TEXT NOT NULL PRIMARY KEY)");
            handle.execute("CREATE TABLE portion (dish TEXT NOT NULL REFERENCES dish DEFERRABLE INITIALLY DEFERRED)");
        });
        dialect.onCommit(connection -> {
            commits.incrementAndGet();
            sqlite.commit(connection);
        });
        ledger = ledger(Duration.ofMinutes(1));
    }

    private Ledger ledger(Duration longestGroup) {
        return new SqlStore(
                Jdbi.create(database),
                dialect.watched(),
                new GroupedTransactions(
                        Jdbi.create(database), Jdbi.create(database), dialect.watched(), new WriterQueue(longestGroup)),
                new People(Optional.of(MasterKeys.generated())),
                true,
                database::close);
    }

    @AfterEach
    void closeLedger() {
        ledger.close();
    }

    @Override
    public Ledger ledger() {
        return ledger;
    }

    @Test
    void thoseThatWaitForEachOtherShareOneCommitAndNobodyLeavesBeforeIt() throws Exception {
        List<Thread> left = new ArrayList<>();
        List<Integer> leftAtCommit = new ArrayList<>();
        dialect.onCommit(connection -> {
            synchronized (left) {
                leftAtCommit.add(left.size());
            }
            assertThat(ledger.find("i3")).as("not to be seen before").isEmpty();
            sqlite.commit(connection);
        });

        List<FutureTask<Interaction>> tasks = behindOneAnother(12, n -> {
            Interaction made = begin("i" + n);
            synchronized (left) {
                left.add(Thread.currentThread());
            }
            return made;
        });

        for (int n = 0; n < 12; n++) {
            assertThat(ledger.find("i" + n)).contains(tasks.get(n).get());
        }
        assertThat(leftAtCommit).containsExactly(0);
    }

    @Test
    void aGroupDoesNotGrowForEverUnderLoad() throws Exception {
        ledger = ledger(Duration.ZERO);

        behindOneAnother(5, n -> begin("i" + n)).get(4).get();

        assertThat(commits).hasValue(5);
    }

    @Test
    void oneThatFailsTakesNothingOfTheOthersWithIt() throws Exception {
        Interaction shared = begin("shared");
        Nonce nonce = new Nonce("kid", "0123456789abcdef");
        commits.set(0);

        List<FutureTask<Object>> tasks = behindOneAnother(12, n -> switch (n % 4) {
            case 0 -> begin("i" + n);
            case 1 ->
                ledger.<Interaction, RuntimeException>transact(tx -> {
                    tx.append(tx.create(begun("i" + n)), List.of(event(1)), projection(Status.BLOCKED, 1));
                    throw new IllegalStateException("on purpose");
                });
            case 2 -> append(shared, n);
            default -> ledger.<Boolean, RuntimeException>transact(tx -> tx.burn(nonce, NOON));
        });

        assertThat(commits).hasValue(1);
        int burnt = 0;
        for (int n = 0; n < 12; n++) {
            FutureTask<Object> task = tasks.get(n);
            switch (n % 4) {
                case 0 -> assertThat(ledger.find("i" + n)).isEqualTo(Optional.of(task.get()));
                case 1 -> {
                    assertThatThrownBy(task::get).hasRootCauseMessage("on purpose");
                    assertThat(ledger.find("i" + n)).isEmpty();
                }
                case 2 -> {
                    if (n == 2) {
                        assertThat(ledger.find("shared")).isEqualTo(Optional.of(task.get()));
                    } else {
                        assertThatThrownBy(task::get).hasCauseInstanceOf(VersionConflictException.class);
                    }
                }
                default -> burnt += task.get().equals(true) ? 1 : 0;
            }
        }
        assertThat(burnt).isEqualTo(1);
        assertThat(LedgerVerifier.verify(ledger.find("shared").orElseThrow(), ledger.events("shared")))
                .isEmpty();
    }

    @Test
    void whatIsOvertakenWhileItWaitsIsAConflictForItAlone() throws Exception {
        Interaction shared = begin("shared");
        Nonce nonce = new Nonce("kid", "0123456789abcdef");

        List<FutureTask<Object>> tasks = behindOneAnother(
                3,
                n -> n == 1
                        ? ledger.<Interaction, RuntimeException>transact(tx -> {
                            assertThat(tx.burn(nonce, NOON)).isTrue();
                            return tx.append(shared, List.of(event(n)), projection(Status.BLOCKED, n));
                        })
                        : append(n == 0 ? shared : begin("other"), n + 2));

        assertThat(ledger.find("shared")).isEqualTo(Optional.of(tasks.get(0).get()));
        assertThatThrownBy(() -> tasks.get(1).get())
                .hasCauseInstanceOf(VersionConflictException.class)
                .hasMessageContaining("shared is no longer at version 1: somebody else appended first.");
        assertThat(ledger.isBurnt(nonce)).as("nothing of it is kept").isFalse();
        assertThat(ledger.find("other")).isEqualTo(Optional.of(tasks.get(2).get()));
    }

    @Test
    void whoIsForgottenWhileATurnOfTheirsWaitsIsNotKnownAfterIt() throws Exception {
        Interaction before = begin("before");
        FutureTask<Boolean> forgetting = new FutureTask<>(() -> ledger.transact(tx -> tx.forget(ANNA, NOON)));

        List<FutureTask<Interaction>> tasks = behindOneAnother(3, n -> switch (n) {
            case 0 -> {
                forgetting.run();
                yield before;
            }
            case 1 -> begin("after");
            default -> append(before, 2);
        });

        assertThat(forgetting.get()).isTrue();
        for (FutureTask<Interaction> task : tasks.subList(1, 3)) {
            assertThatThrownBy(task::get).hasCauseInstanceOf(VersionConflictException.class);
        }
        assertThat(ledger.find("before")).isEmpty();
        assertThat(ledger.find("after")).isEmpty();
        assertThat(begin("again").version()).isEqualTo(1);
    }

    @Test
    void firstMessagesOfANewPersonThatWaitTogetherShareTheirKey() throws Exception {
        List<FutureTask<Interaction>> tasks = behindOneAnother(4, n -> {
            if (n == 0) {
                return ledger.<Interaction, RuntimeException>transact(tx -> {
                    begunAndAppended(tx, "i0");
                    throw new IllegalStateException("on purpose");
                });
            }
            return begin("i" + n);
        });

        assertThat(commits).hasValue(1);
        assertThat(ledger.ofActor(ANNA))
                .containsExactlyInAnyOrder(
                        tasks.get(1).get(), tasks.get(2).get(), tasks.get(3).get());
    }

    private static Interaction begunAndAppended(LedgerTransaction tx, String name) {
        return tx.append(tx.create(begun(name)), List.of(event(1)), projection(Status.BLOCKED, 1));
    }

    @Test
    void aCommitThatFailsFailsAllAndIsForgotten() throws Exception {
        Interaction shared = begin("shared");
        dialect.onCommit(connection -> {
            throw new SQLException("database or disk is full", "", SQLiteErrorCode.SQLITE_FULL.code);
        });

        List<FutureTask<Interaction>> tasks = behindOneAnother(6, n -> n % 2 == 0 ? begin("i" + n) : append(shared, n));

        for (FutureTask<Interaction> task : tasks) {
            assertThatThrownBy(task::get)
                    .as("also of one that was told of a conflict with what was not kept")
                    .hasCauseInstanceOf(LedgerUnavailableException.class)
                    .hasMessageContaining("nothing was kept: database or disk is full");
        }
        assertThat(ledger.find("i0")).isEmpty();
        assertThat(ledger.find("shared")).contains(shared);
        dialect.onCommit(sqlite::commit);
        assertThat(append(shared, 2).version()).isEqualTo(2);
    }

    @Test
    void aFullDiskRefusesWholeTurnsAndIsForgottenWhenThereIsRoomAgain() throws Exception {
        dialect.onBegin(connection -> execute(connection, "PRAGMA max_page_count=1"));

        List<FutureTask<Interaction>> tasks = behindOneAnother(6, n -> n % 2 == 0 ? begin("i" + n) : large("i" + n));

        for (int n = 0; n < 6; n++) {
            FutureTask<Interaction> task = tasks.get(n);
            if (n % 2 == 0 && ledger.find("i" + n).isPresent()) {
                assertThat(ledger.find("i" + n)).contains(task.get());
            } else {
                assertThatThrownBy(task::get)
                        .hasCauseInstanceOf(LedgerUnavailableException.class)
                        .hasMessageContaining("nothing was kept");
                assertThat(ledger.find("i" + n)).isEmpty();
                assertThat(ledger.events("i" + n)).isEmpty();
            }
        }
        dialect.onBegin(connection -> execute(connection, "PRAGMA max_page_count=1000000"));
        assertThat(large("i1").version()).isEqualTo(1);
    }

    private Interaction large(String name) {
        return ledger.transact(tx -> tx.append(
                tx.create(begun(name)),
                List.of(new NewEvent("said", ANNA, Json.of("text", "x".repeat(200_000)), NOON)),
                projection(Status.BLOCKED, 1)));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void aHandlerDoesNotKeepThoseBeforeItWaiting() throws Exception {
        CountDownLatch firstLeft = new CountDownLatch(1);

        List<FutureTask<Interaction>> tasks = behindOneAnother(3, n -> switch (n) {
            case 0 -> {
                Interaction made = begin("i0");
                firstLeft.countDown();
                yield made;
            }
            case 1 ->
                ledger.<Interaction, Exception>transact(tx -> {
                    Interaction made = tx.create(begun("i1"));
                    tx.burn(new Nonce("kid", "0123456789abcdef"), NOON);
                    Connection connection = tx.connection();
                    assertThat(firstLeft.await(20, TimeUnit.SECONDS)).isTrue();
                    assertThat(ledger.find("i0")).isPresent();
                    assertThat(ledger.find("i1")).isEmpty();
                    book(connection, "RES-1");
                    return tx.append(made, List.of(event(1)), projection(Status.BLOCKED, 1));
                });
            default -> begin("i2");
        });

        for (int n = 0; n < 3; n++) {
            assertThat(ledger.find("i" + n)).contains(tasks.get(n).get());
        }
        assertThat(ledger.isBurnt(new Nonce("kid", "0123456789abcdef"))).isTrue();
        assertThat(commits).as("the one behind the handler goes with it").hasValue(2);
    }

    @Test
    void whatAHandlerBreaksAtTheCommitIsItsFaultAlone() throws Exception {
        begin("so that the person has a key");
        List<FutureTask<Interaction>> tasks = behindOneAnother(
                3,
                n -> n == 0
                        ? ledger.<Interaction, SQLException>transact(tx -> {
                            try (Statement statement = tx.connection().createStatement()) {
                                statement.executeUpdate("INSERT INTO portion VALUES ('no such dish')");
                            }
                            return tx.create(begun("i0"));
                        })
                        : begin("i" + n));

        assertThatThrownBy(() -> tasks.get(0).get())
                .hasCauseInstanceOf(LedgerUnavailableException.class)
                .hasMessageContaining("FOREIGN KEY constraint failed");
        assertThat(ledger.find("i0")).isEmpty();
        assertThat(ledger.find("i1")).contains(tasks.get(1).get());
        assertThat(ledger.find("i2")).contains(tasks.get(2).get());
    }

    @Test
    void manyThreadsAppendToTheirOwnAndToCommonInteractions() throws Exception {
        for (int i = 0; i < 4; i++) {
            begin("common" + i);
        }
        Map<String, String> acknowledged = new ConcurrentHashMap<>();

        together(16, n -> {
            Interaction own = begin("own" + n);
            for (int i = 2; i <= 40; i++) {
                int number = i;
                Interaction before =
                        n % 2 == 0 ? own : ledger.find("common" + (n + i) % 4).orElseThrow();
                try {
                    Interaction after = ledger.<Interaction, SQLException>transact(tx -> {
                        assertThat(tx.burn(new Nonce("kid", n + "-nonce-0123456789-" + number), NOON))
                                .isTrue();
                        Interaction appended =
                                tx.append(before, List.of(event(number)), projection(Status.BLOCKED, number));
                        if (number % 7 == 0) {
                            book(tx.connection(), n + "/" + number);
                        }
                        return appended;
                    });
                    own = n % 2 == 0 ? after : own;
                    acknowledged.put(after.interactionId() + "/" + after.version(), after.head());
                    assertThat(ledger.isBurnt(new Nonce("kid", n + "-nonce-0123456789-" + number)))
                            .isTrue();
                } catch (VersionConflictException e) {
                    assertThat(n % 2).as("only common ones are contended").isOne();
                }
            }
            return true;
        });

        Map<String, String> kept = new ConcurrentHashMap<>();
        for (String name : names()) {
            List<Event> events = ledger.events(name);
            assertThat(LedgerVerifier.verify(ledger.find(name).orElseThrow(), events))
                    .isEmpty();
            events.stream()
                    .filter(event -> event.number() > 1)
                    .forEach(event -> kept.put(name + "/" + event.number(), event.hash()));
        }
        assertThat(kept).isEqualTo(acknowledged);
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 16; i += 2) {
            names.add("own" + i);
        }
        for (int i = 0; i < 4; i++) {
            names.add("common" + i);
        }
        return names;
    }

    /** Runs the tasks in this order, each on its own thread, while all that write wait for the ledger already. */
    private <T> List<FutureTask<T>> behindOneAnother(int count, Task<T> task) throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        List<FutureTask<T>> tasks = new ArrayList<>();
        FutureTask<Boolean> holder = new FutureTask<>(() -> ledger.<Boolean, Exception>transact(tx -> {
            tx.connection();
            held.countDown();
            go.await();
            throw new IllegalStateException("it only held the others up");
        }));
        started(holder, threads);
        held.await();
        for (int n = 0; n < count; n++) {
            int number = n;
            FutureTask<T> one = new FutureTask<>(() -> task.run(number));
            tasks.add(one);
            awaitInLine(started(one, threads));
        }
        go.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        return tasks;
    }

    private static Thread started(FutureTask<?> task, List<Thread> threads) {
        Thread thread = new Thread(task);
        threads.add(thread);
        thread.start();
        return thread;
    }

    /** Until it waits for its turn to write or for another one's nonce, or has come to its end. */
    private static void awaitInLine(Thread thread) {
        while (thread.isAlive() && Stream.of(thread.getStackTrace()).noneMatch(GroupCommitTest::waits)) {
            Thread.onSpinWait();
        }
    }

    private static boolean waits(StackTraceElement frame) {
        return frame.getMethodName().equals("await") && WAITING.contains(frame.getClassName());
    }
}
