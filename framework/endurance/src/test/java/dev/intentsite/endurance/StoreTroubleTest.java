package dev.intentsite.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.client.Answered;
import dev.intentsite.client.Conversation;
import dev.intentsite.client.IntentClient;
import dev.intentsite.client.Message;
import dev.intentsite.client.SiteAnswer;
import dev.intentsite.ledger.Ledger;
import dev.intentsite.ledger.LedgerVerifier;
import dev.intentsite.ledger.SqlLedger;
import dev.intentsite.ledger.SqliteDatabase;
import dev.intentsite.protocol.ErrorStatus;
import dev.intentsite.protocol.attribution.Algorithm;
import dev.intentsite.protocol.attribution.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk of a house gets full, or cannot be written any more, while guests talk with it, and gets well again. */
final class StoreTroubleTest {
    static final String FILE = "tavern.db";
    private static final int MOST_MESSAGES = 2000;

    @TempDir
    private Path folder;

    private final IntentClient client = IntentClient.builder(SigningKey.generate(Algorithm.ED25519))
            .clock(HouseTime.clock())
            .attempts(1, Duration.ofSeconds(1))
            .build();
    private final Set<String> confirmed = new HashSet<>();
    private @Nullable House house;
    private Answered last = Answered.of(0, new byte[0]);
    private int copies;

    @AfterEach
    void close() {
        if (house != null) {
            house.close();
        }
    }

    @Test
    void aFullDiskIsSurvived() throws Exception {
        trouble(SmallDisk.best(disk()));
    }

    /** Writes fail in the middle of a commit. */
    @Test
    void aFileThatCannotGrowIsSurvived() throws Exception {
        trouble(new FileLimit());
    }

    /**
     * As if, on every machine: a system refuses to make a file system read-only while a file there is open for writing. Where it does so for a
     * fault of the disk, writes fail as in the test above.
     */
    @Test
    void aDatabaseThatCannotBeWrittenIsSurvived() throws Exception {
        trouble(StoreTrouble.asIf(NarrowTavernProgram.READ_ONLY));
    }

    private Path disk() throws IOException {
        return Files.createDirectories(folder.resolve("disk"));
    }

    private void trouble(StoreTrouble trouble) throws Exception {
        Path disk = disk();
        Node node = new Node(
                NarrowTavernProgram.class,
                folder.resolve("log"),
                trouble.before(disk),
                start -> List.of(disk.toString(), disk.resolve(FILE).toString()));
        house = new House(node);
        Path seen = trouble.seen(node.child(), disk);
        Conversation open = conversation();
        said(() -> open.start(wish()));
        said(() -> conversation().start(wish().parameter("time", "12:00")));
        assertThat(confirmed).hasSize(1);

        trouble.begin(node.child(), disk);
        Conversation refused = firstThatIsRefused();
        assertThat(last.status()).isEqualTo(503);
        assertThat(last.retryAfter()).isPresent();
        said(() -> open.reply(Message.of("At eight").parameter("time", "20:00")));
        Conversation booking = conversation();
        said(() -> booking.start(wish().parameter("time", "12:00")));
        holds(seen, refused, false);

        trouble.end(node.child(), disk);
        said(refused);
        said(open);
        said(booking);
        assertThat(confirmed).hasSize(3);
        holds(seen, refused, true);
        assertThat(node.ends()).as("it went on by itself").isEmpty();
    }

    /** All that was confirmed and nothing else, whole; the conversation that was refused or nothing of it. */
    private void holds(Path disk, Conversation refused, boolean goesOn) throws IOException, SQLException {
        Path copy = copy(disk);
        try (SqliteDatabase database = SqliteDatabase.file(copy);
                Connection connection = database.getConnection()) {
            assertThat(texts(connection, "PRAGMA integrity_check")).containsExactly("ok");
            assertThat(texts(connection, "SELECT reference FROM booking"))
                    .containsExactlyInAnyOrderElementsOf(confirmed);
            Set<String> names = texts(connection, "SELECT interaction_id FROM intentsite_interaction");
            assertThat(names.contains(refused.interactionId())).isEqualTo(goesOn);
            Ledger ledger = SqlLedger.on(database);
            assertThat(names)
                    .allSatisfy(name -> assertThat(
                                    LedgerVerifier.verify(ledger.find(name).orElseThrow(), ledger.events(name)))
                            .isEmpty());
        }
    }

    /** The database's files, while nobody writes. */
    private Path copy(Path disk) throws IOException {
        Path copy = Files.createDirectory(folder.resolve("copy" + copies++)).resolve(FILE);
        for (String end : List.of("", "-wal")) {
            Files.copy(disk.resolve(FILE + end), Path.of(copy + end));
        }
        return copy;
    }

    private static Set<String> texts(Connection connection, String query) throws SQLException {
        Set<String> texts = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
        }
        return texts;
    }

    private Conversation firstThatIsRefused() {
        for (int i = 0; i < MOST_MESSAGES; i++) {
            Conversation conversation = conversation();
            if (said(() -> conversation.start(wish())).isError()) {
                return conversation;
            }
        }
        throw new AssertionError("the trouble does not show");
    }

    /** Says it again until it is not refused any more. */
    private void said(Conversation refused) {
        for (int i = 0; i < MOST_MESSAGES; i++) {
            if (!said(refused::again).isError()) {
                return;
            }
        }
        throw new AssertionError("the trouble does not end");
    }

    private Conversation conversation() {
        return client.converse(Objects.requireNonNull(house).description(), body -> {
            last = Objects.requireNonNull(house).exchange(body);
            return last;
        });
    }

    private static Message wish() {
        return Message.of("A table, please")
                .capability("book_table")
                .parameter("party_size", 2)
                .parameter("guest_name", "Jane Smith")
                .parameter("date", "2026-10-16");
    }

    private SiteAnswer said(Supplier<SiteAnswer> message) {
        SiteAnswer answer = message.get();
        assertThat(answer.isSigned()).as("%s", answer.envelope()).isTrue();
        assertThat(answer.isError() && !answer.isError(ErrorStatus.BACKEND_UNAVAILABLE))
                .as("%s", answer.envelope())
                .isFalse();
        answer.response().externalId().ifPresent(confirmed::add);
        return answer;
    }
}
