package dev.intentsite.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteFileLedgerTest extends SqliteLedgerContract implements EncryptionContract {
    @TempDir
    private Path folder;

    private SqliteDatabase database;

    @Override
    Ledger open() {
        database = SqliteDatabase.file(file());
        return SqlLedger.file(file());
    }

    @Override
    public SqliteDatabase database() {
        return database;
    }

    private Path file() {
        return folder.resolve("data").resolve("ledger.db");
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    @Test
    void itOutlivesTheProcessAndSaysSo() {
        assertThat(ledger.isDurable()).isTrue();
    }

    @Test
    void everythingIsFoundAfterReopening() {
        Interaction interaction = append(begin("a"), 2);
        List<Event> events = ledger.events("a");
        Nonce nonce = new Nonce("kid", "0123456789abcdef");
        Receipt receipt = receipt("a", "key");
        ledger.transact(tx -> {
            tx.remember(receipt);
            return tx.burn(nonce, NOON);
        });
        ledger.close();
        database.close();

        ledger = open();

        assertThat(ledger.find("a")).contains(interaction);
        assertThat(ledger.events("a")).isEqualTo(events);
        assertThat(ledger.isBurnt(nonce)).isTrue();
        assertThat(ledger.receipt("a", ANNA, "key")).contains(receipt);
        assertThat(append(interaction, 3).version()).isEqualTo(3);
    }

    @Test
    void everyConnectionIsDurable() throws Exception {
        List<Connection> connections = new ArrayList<>();
        try {
            for (int i = 0; i < 10; i++) {
                Connection connection = database.getConnection();
                connections.add(connection);
                assertThat(pragma(connection, "journal_mode")).isEqualTo("wal");
                assertThat(pragma(connection, "synchronous")).isEqualTo("2");
                assertThat(pragma(connection, "foreign_keys")).isEqualTo("1");
                assertThat(pragma(connection, "busy_timeout")).isEqualTo("5000");
            }
        } finally {
            for (Connection connection : connections) {
                connection.close();
            }
        }
    }

    @Test
    void theFileIsForItsOwnerAlone() throws Exception {
        for (String name : List.of("ledger.db", "ledger.db-wal", "ledger.db-shm")) {
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(folder.resolve("data").resolve(name))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void aFileThatCannotBeMadeIsRefusedWithItsName() throws Exception {
        Path notAFolder = Files.createFile(folder.resolve("occupied"));

        assertThatThrownBy(() -> SqlLedger.file(notAFolder.resolve("ledger.db")))
                .isInstanceOf(LedgerUnavailableException.class)
                .hasMessageContaining(notAFolder.resolve("ledger.db").toString())
                .hasMessageContaining("must exist or be creatable");
    }

    @Test
    void aFileThatIsNoDatabaseIsRefused() throws Exception {
        Path text = Files.writeString(
                folder.resolve("text"), "This is no database, however long one looks at it. ".repeat(50));

        assertThatThrownBy(() -> SqlLedger.file(text))
                .isInstanceOf(LedgerUnavailableException.class)
                .hasMessageContaining("file is not a database");
    }

    @Test
    void theMasterKeyIsBesideTheFileInAFolderOfItsOwnForItsOwnerAlone() throws Exception {
        Path keys = folder.resolve("data").resolve("keys");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys.resolve("ledger.key"))))
                .isEqualTo("rw-------");
        assertThat(Files.readString(keys.resolve("ledger.key"))).matches("[A-Za-z0-9+/]{43}=\n");
    }

    @Test
    void aMasterKeyThatOthersMayReadIsRefused() throws Exception {
        Path key = folder.resolve("data").resolve("keys").resolve("ledger.key");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(() -> SqlLedger.file(file()))
                .isInstanceOf(LedgerUnavailableException.class)
                .hasMessage(
                        "The master key file " + key + " is open to other users of this machine, who may have read it;"
                                + " run chmod 600 " + key + ", and put a new key on its first line if anyone could.");
    }

    @Test
    void whatWasSaidIsNotInTheFilesAndAfterForgettingNoKeyIs() throws Exception {
        begin("a");
        String wrapped = Jdbi.create(database)
                .withHandle(handle -> handle.createQuery("SELECT wrapped FROM intentsite_person_key")
                        .mapTo(String.class)
                        .one());
        assertThat(bytes())
                .doesNotContain("A table for two")
                .doesNotContain(ANNA)
                .contains(wrapped);

        ledger.transact(tx -> tx.forget(ANNA, NOON));

        assertThat(bytes()).doesNotContain(wrapped);
    }

    /** All that is in the database's files, the journal included. */
    private String bytes() throws Exception {
        StringBuilder all = new StringBuilder();
        for (String name : List.of("ledger.db", "ledger.db-wal")) {
            all.append(Files.readString(folder.resolve("data").resolve(name), StandardCharsets.ISO_8859_1));
        }
        return all.toString();
    }

    private static String pragma(Connection connection, String name) throws Exception {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA " + name)) {
            row.next();
            return row.getString(1);
        }
    }
}
