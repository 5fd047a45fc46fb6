package dev.intentsite.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.cli.Shell.Ran;
import dev.intentsite.ledger.Interaction;
import dev.intentsite.ledger.Ledger;
import dev.intentsite.ledger.LedgerTransaction;
import dev.intentsite.ledger.NewEvent;
import dev.intentsite.ledger.NewInteraction;
import dev.intentsite.ledger.SqlLedger;
import dev.intentsite.ledger.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger that somebody with the file in his hands has changed. */
class LedgerVerifyCommandTest {
    private static final Instant NOON = Instant.parse("2026-03-08T12:00:00Z");
    private static final List<String> GUARDS =
            List.of("intentsite_event_unchanged", "intentsite_event_kept", "intentsite_event_follows");

    @TempDir
    Path home;

    private Path file = Path.of("");
    private String anna = "";

    @BeforeEach
    void threeConversationsOfFourEvents() {
        file = home.resolve("site.db");
        try (Ledger ledger = SqlLedger.file(file)) {
            anna = write(ledger, "anna").id().toString();
            write(ledger, "bert");
            write(ledger, "carl");
        }
    }

    private static Interaction write(Ledger ledger, String name) {
        ObjectNode none = JsonNodeFactory.instance.objectNode();
        return ledger.transact(transaction -> transaction.append(
                transaction.create(new NewInteraction(name, "", "", "anna", none, NOON, NOON)),
                List.of(event(1), event(2), event(3), event(4)),
                new LedgerTransaction.Projection(Status.COMPLETED, "", none, 1, NOON)));
    }

    private static NewEvent event(int n) {
        return new NewEvent(
                "counted", "anna", JsonNodeFactory.instance.objectNode().put("n", n), NOON.plusSeconds(n));
    }

    @Test
    void aLedgerThatNobodyTouchedIsAsWritten() {
        assertThat(verify()).isEqualTo(new Ran(0, "3 interactions, 12 events: all as written\n", ""));
    }

    @Test
    void aChangedEventIsNamed() throws SQLException {
        tamper("UPDATE intentsite_event SET payload = '{\"n\":9}' WHERE interaction = '%s' AND number = 2");

        assertThat(verify()).isEqualTo(found("anna event 2: event 2 is not what was hashed", 12));
    }

    @Test
    void aRemovedEventIsNamed() throws SQLException {
        tamper("DELETE FROM intentsite_event WHERE interaction = '%s' AND number = 3");

        assertThat(verify()).isEqualTo(found("anna event 3: event 3 is missing; event 4 stands in its place", 11));
    }

    @Test
    void eventsThatChangedPlacesAreNamed() throws SQLException {
        tamper(
                "UPDATE intentsite_event SET number = 9 WHERE interaction = '%s' AND number = 2",
                "UPDATE intentsite_event SET number = 2 WHERE interaction = '%s' AND number = 3",
                "UPDATE intentsite_event SET number = 3 WHERE interaction = '%s' AND number = 9");

        assertThat(verify()).isEqualTo(found("anna event 2: event 2 does not follow the event before it", 12));
    }

    @Test
    void aCutTailIsFoundByTheInteractionsOwnHead() throws SQLException {
        tamper("DELETE FROM intentsite_event WHERE interaction = '%s' AND number = 4");

        assertThat(verify()).isEqualTo(found("anna event 4: the interaction is at version 4 and has 3 events", 11));
    }

    @Test
    void aCutTailWithTheHeadSetBackIsFoundByAnAnswerThatWasKept() throws Exception {
        String head = head();
        tamper(
                "DELETE FROM intentsite_event WHERE interaction = '%s' AND number = 4",
                "UPDATE intentsite_interaction SET version = 3, head = (SELECT hash FROM intentsite_event"
                        + " WHERE interaction = id AND number = 3) WHERE id = '%s'");
        Path answers = Files.writeString(home.resolve("answers.jsonl"), """
                {"interaction_id": "bert", "status": "rate_limited"}
                {"interaction_id": "anna", "record": "%s"}
                """.formatted(head));

        assertThat(verify().code()).as("the chain alone holds").isZero();
        assertThat(verify("--heads", answers.toString()))
                .isEqualTo(found(
                        "anna event 4: the known head " + head + " is not in the record: its tail was cut off", 11));
    }

    @Test
    void aRemovedConversationIsFoundByAnAnswerThatWasKept() throws Exception {
        Path answers = Files.writeString(
                home.resolve("answers.jsonl"), "{\"interaction_id\": \"anna\", \"record\": \"" + head() + "\"}");
        tamper("PRAGMA foreign_keys = ON", "DELETE FROM intentsite_interaction WHERE id = '%s'");

        assertThat(verify("--heads", answers.toString()))
                .isEqualTo(new Ran(
                        1,
                        "anna: it is not in the ledger: forgotten after its time, or removed\n"
                                + "2 interactions, 8 events: 1 not as written\n",
                        ""));
    }

    @Test
    void eventsWithoutTheirConversationAreFound() throws SQLException {
        tamper("PRAGMA foreign_keys = OFF", "DELETE FROM intentsite_interaction WHERE id = '%s'");

        assertThat(verify())
                .isEqualTo(new Ran(
                        1,
                        anna + ": its events are there, and their interaction is not\n"
                                + "2 interactions, 8 events: 1 not as written\n",
                        ""));
    }

    @Test
    void aConversationThatWasGivenAnotherNameIsFound() throws SQLException {
        tamper("UPDATE intentsite_interaction SET interaction_id = 'mallory' WHERE id = '%s'");

        assertThat(verify()).isEqualTo(found("mallory: its name was changed", 8));
    }

    @Test
    void oneFaultDoesNotHideTheOthers() throws SQLException {
        tamper(
                "UPDATE intentsite_event SET payload = 'no JSON' WHERE interaction = '%s' AND number = 1",
                "UPDATE intentsite_event SET type = 'x' WHERE interaction <> '%s' AND number = 1");

        Ran ran = verify();

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out().lines())
                .containsExactlyInAnyOrder(
                        "anna event 1: event 1 is not what was hashed",
                        "bert event 1: event 1 is not what was hashed",
                        "carl event 1: event 1 is not what was hashed",
                        "3 interactions, 12 events: 3 not as written");
    }

    @Test
    void itChangesNothingAndMakesNothing() throws Exception {
        Path other = home.resolve("none.db");
        byte[] before = Files.readAllBytes(file);

        assertThat(new Shell(home).run("ledger", "verify", other.toString()))
                .isEqualTo(new Ran(1, "", "intentsite: There is no file " + other + ".\n"));
        assertThat(other).doesNotExist();
        verify();
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void aFileThatIsNoLedgerIsSaidToBeNone() throws Exception {
        Files.writeString(home.resolve("letter.txt"), "Dear Sir, ".repeat(100));

        Ran ran = new Shell(home)
                .run("ledger", "verify", home.resolve("letter.txt").toString());

        assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
        assertThat(ran.err())
                .startsWith("intentsite: No ledger can be read there: ")
                .doesNotContain("\tat ");
    }

    @Test
    void aLineOfHeadsThatIsNoAnswerIsNamed() throws Exception {
        Path answers = Files.writeString(home.resolve("answers.jsonl"), "\nhello\n");

        assertThat(verify("--heads", answers.toString()))
                .isEqualTo(new Ran(
                        ExitCode.USAGE,
                        "",
                        "intentsite: " + answers + " line 2 is not JSON: give one signed answer a line\n"));
    }

    private static Ran found(String fault, int events) {
        return new Ran(1, fault + "\n3 interactions, " + events + " events: 1 not as written\n", "");
    }

    private Ran verify(String... options) {
        String[] arguments = new String[options.length + 3];
        arguments[0] = "ledger";
        arguments[1] = "verify";
        arguments[2] = file.toString();
        System.arraycopy(options, 0, arguments, 3, options.length);
        return new Shell(home).run(arguments);
    }

    private String head() throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery("SELECT head FROM intentsite_interaction WHERE id = '" + anna + "'")) {
            return row.getString(1);
        }
    }

    /** By somebody who first takes the guards away. */
    private void tamper(String... statements) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            for (String guard : GUARDS) {
                statement.execute("DROP TRIGGER " + guard);
            }
            for (String sql : statements) {
                statement.execute(sql.formatted(anna));
            }
        }
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }
}
