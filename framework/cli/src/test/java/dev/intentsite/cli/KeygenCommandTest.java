package dev.intentsite.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.cli.Shell.Ran;
import dev.intentsite.client.KeyFile;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeygenCommandTest {
    @TempDir
    Path home;

    @ParameterizedTest
    @ValueSource(strings = {"Ed25519", "ES256"})
    void itMakesAKeyAndPrintsWhoYouAreWithIt(String algorithm) throws IOException {
        Path file = home.resolve("agent.jwk");

        Ran ran = new Shell(home).run("keygen", "--key", file.toString(), "--algorithm", algorithm);

        String id = KeyFile.read(file).publicKey().actorId();
        assertThat(ran).isEqualTo(new Ran(0, "actor id  " + id + "\nkey file  " + file + "\n", ""));
    }

    @Test
    void anExistingKeyIsKept() throws IOException {
        Path file = home.resolve(".config/intentsite/key.jwk");
        new Shell(home).run("keygen");
        String id = KeyFile.read(file).publicKey().actorId();

        Ran ran = new Shell(home).run("keygen");

        assertThat(ran)
                .isEqualTo(new Ran(
                        ExitCode.USAGE,
                        "",
                        "intentsite: " + file
                                + " exists and is not written over: name another file with --key, or move it away\n"));
        assertThat(KeyFile.read(file).publicKey().actorId()).isEqualTo(id);
    }

    @Test
    void anUnknownAlgorithmIsWrongUsage() {
        Ran ran = new Shell(home).run("keygen", "--algorithm", "RS256");

        assertThat(ran)
                .isEqualTo(new Ran(
                        ExitCode.USAGE, "", "intentsite: --algorithm RS256 is not known: use Ed25519 or ES256\n"));
    }
}
