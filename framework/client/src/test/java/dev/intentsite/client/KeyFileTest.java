package dev.intentsite.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intentsite.protocol.attribution.Algorithm;
import dev.intentsite.protocol.attribution.SigningKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFileTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void aKeyComesBackAsItWasMade(Algorithm algorithm) throws IOException {
        Path file = folder.resolve("deep/er/key.jwk");

        SigningKey made = KeyFile.create(file, algorithm);

        assertThat(KeyFile.read(file).publicKey().actorId())
                .isEqualTo(made.publicKey().actorId());
        assertThat(mode(file)).isEqualTo("rw-------");
        assertThat(mode(file.getParent())).isEqualTo("rwx------");
        assertThat(Files.list(file.getParent())).containsExactly(file);
    }

    @Test
    void anExistingFileIsNeverWrittenOver() throws IOException {
        Path file = folder.resolve("key.jwk");
        Files.writeString(file, "mine");

        assertThatThrownBy(() -> KeyFile.create(file, Algorithm.ED25519))
                .isInstanceOf(FileAlreadyExistsException.class);

        assertThat(file).hasContent("mine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-rw-rw-"})
    void aKeyThatOthersCanReadOrChangeIsRefused(String mode) throws IOException {
        Path file = folder.resolve("key.jwk");
        KeyFile.create(file, Algorithm.ED25519);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));

        assertThatThrownBy(() -> KeyFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessage(file + " is a private key that others can read or change (" + mode + "): run chmod 600 "
                        + file + ", and make a new key if somebody may have read it");
    }

    @Test
    void aFileThatHoldsNoPrivateKeyIsRefused() throws IOException {
        Path file = folder.resolve("key.jwk");
        PrivateFile.create(
                file,
                KeyFile.create(folder.resolve("other.jwk"), Algorithm.ED25519)
                        .publicKey()
                        .toJson()
                        .toString()
                        .getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> KeyFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file + " holds no private key (a JWK, Ed25519 or P-256): ");
    }

    @Test
    void aMissingFileIsAMissingFile() {
        assertThatThrownBy(() -> KeyFile.read(folder.resolve("none.jwk"))).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void manyWhoMakeItAtOnceGetOneKey() throws Exception {
        Path file = folder.resolve("key.jwk");
        var threads = Executors.newFixedThreadPool(8);
        List<Callable<String>> tasks = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            tasks.add(() -> KeyFile.readOrCreate(file).publicKey().actorId());
        }
        List<String> ids = new ArrayList<>();
        for (Future<String> done : threads.invokeAll(tasks)) {
            ids.add(done.get());
        }
        threads.shutdown();

        assertThat(ids).hasSize(8).containsOnly(KeyFile.read(file).publicKey().actorId());
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
