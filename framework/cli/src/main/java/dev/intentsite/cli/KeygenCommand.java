package dev.intentsite.cli;

import dev.intentsite.client.KeyFile;
import dev.intentsite.protocol.attribution.Algorithm;
import dev.intentsite.protocol.attribution.SigningKey;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code intentsite keygen}: makes a key. */
@Command(
        name = "keygen",
        mixinStandardHelpOptions = true,
        description = "Makes a private key, readable by you alone, and prints who you are with it.")
final class KeygenCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "where to keep it (default: the file that send and talk use); never written over")
    @Nullable
    Path key;

    @Option(
            names = "--algorithm",
            paramLabel = "NAME",
            defaultValue = "Ed25519",
            description = "Ed25519 or ES256 (default: ${DEFAULT-VALUE})")
    String algorithm = "Ed25519";

    KeygenCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        Path file = key == null ? surroundings.keyFile() : key;
        SigningKey made;
        try {
            made = KeyFile.create(file, algorithm());
        } catch (FileAlreadyExistsException exists) {
            throw new IllegalArgumentException(
                    file + " exists and is not written over: name another file with --key, or move it away", exists);
        }
        surroundings.out().println("actor id  " + made.publicKey().actorId());
        surroundings.out().println("key file  " + file);
        return ExitCode.DONE;
    }

    private Algorithm algorithm() {
        for (Algorithm known : Algorithm.values()) {
            if (known.wire().toLowerCase(Locale.ROOT).equals(algorithm.toLowerCase(Locale.ROOT))) {
                return known;
            }
        }
        throw new IllegalArgumentException("--algorithm " + algorithm + " is not known: use Ed25519 or ES256");
    }
}
