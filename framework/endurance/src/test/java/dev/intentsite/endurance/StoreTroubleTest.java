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
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The disk of a house gets full, or cannot be written any more, while guests talk with it, and gets well again. */
final class StoreTroubleTest {
    private static final int MOST_MESSAGES = 2000;
    private static final int SPARE_BYTES = 20_000;

    @TempDir
    private Path folder;

    private final IntentClient client = IntentClient.builder(SigningKey.generate(Algorithm.ED25519))
            .clock(HouseTime.clock())
            .attempts(1, Duration.ofSeconds(1))
            .build();
    private final Set<String> confirmed = new HashSet<>();
    private Path file;
    private Node node;
    private House house;
    private Answered last = Answered.of(0, new byte[0]);

    @BeforeEach
    void open() {
        file = folder.resolve("tavern.db");
        node = new Node(
                NarrowTavernProgram.class, folder.resolve("log"), start -> List.of(folder.toString(), file.toString()));
        house = new House(node);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void aFullDatabaseIsSurvived() throws Exception {
        trouble(
                () -> node.child().tell(NarrowTavernProgram.FULL),
                () -> node.child().tell(NarrowTavernProgram.WELL));
    }

    @Test
    void aDatabaseThatCannotBeWrittenIsSurvived() throws Exception {
        trouble(
                () -> node.child().tell(NarrowTavernProgram.READ_ONLY),
                () -> node.child().tell(NarrowTavernProgram.WELL));
    }

    /** Files may not grow any more: writes fail in the middle of a commit. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aFileThatCannotGrowIsSurvived() throws Exception {
        trouble(
                () -> limitFiles(Long.toString(Files.size(Path.of(file + "-wal")) + SPARE_BYTES)),
                () -> limitFiles("unlimited"));
    }

    private interface Step {
        void run() throws IOException, InterruptedException;
    }

    private void limitFiles(String bytes) throws IOException, InterruptedException {
        Process limited = new ProcessBuilder(
                        "prlimit", "--pid", Long.toString(node.child().id()), "--fsize=" + bytes + ":unlimited")
                .inheritIO()
                .start();
        assertThat(limited.waitFor()).isZero();
    }

    private void trouble(Step begins, Step ends) throws Exception {
        Conversation open = conversation();
        said(() -> open.start(wish()));
        said(() -> conversation().start(wish().parameter("time", "12:00")));
        assertThat(confirmed).hasSize(1);

        begins.run();
        Conversation refused = firstThatIsRefused();
        assertThat(last.status()).isEqualTo(503);
        assertThat(last.retryAfter()).isPresent();
        said(() -> open.reply(Message.of("At eight").parameter("time", "20:00")));
        Conversation booking = conversation();
        said(() -> booking.start(wish().parameter("time", "12:00")));
        assertThat(bookings()).isEqualTo(confirmed);
        assertThat(events(refused)).isZero();

        ends.run();
        said(refused);
        said(open);
        said(booking);
        assertThat(confirmed).hasSize(3);
        assertThat(bookings()).isEqualTo(confirmed);
        assertThat(events(refused)).isPositive();
        assertThat(node.ends()).as("it went on by itself").isEmpty();
        house.close();
        chainsHold();
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
        return client.converse(house.description(), body -> {
            last = house.exchange(body);
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

    private Set<String> bookings() throws SQLException {
        Set<String> references = new HashSet<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                ResultSet row = connection.createStatement().executeQuery("SELECT reference FROM booking")) {
            while (row.next()) {
                references.add(row.getString(1));
            }
        }
        return references;
    }

    private int events(Conversation conversation) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                PreparedStatement query = connection.prepareStatement(
                        "SELECT version FROM intentsite_interaction WHERE interaction_id = ?")) {
            query.setString(1, conversation.interactionId());
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getInt(1) : 0;
            }
        }
    }

    private void chainsHold() throws SQLException {
        try (SqliteDatabase database = SqliteDatabase.file(file);
                Connection connection = database.getConnection();
                ResultSet row = connection
                        .createStatement()
                        .executeQuery("SELECT interaction_id FROM intentsite_interaction")) {
            Ledger ledger = SqlLedger.on(database);
            while (row.next()) {
                String id = row.getString(1);
                assertThat(LedgerVerifier.verify(ledger.find(id).orElseThrow(), ledger.events(id)))
                        .as(id)
                        .isEmpty();
            }
        }
    }
}
