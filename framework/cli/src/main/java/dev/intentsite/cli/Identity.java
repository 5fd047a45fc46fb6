package dev.intentsite.cli;

import dev.intentsite.client.IntentClient;
import dev.intentsite.client.KeyFile;
import dev.intentsite.protocol.attribution.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say who speaks. */
final class Identity {
    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "private key, a JWK file of mode 0600 (default: your own, made on first use)")
    @Nullable
    Path key;

    @Option(
            names = "--actor-id",
            paramLabel = "ID",
            description = "the web origin that publishes the key, or a pinned name (default: the key itself)")
    @Nullable
    String actorId;

    @Option(
            names = "--actor-type",
            paramLabel = "TYPE",
            defaultValue = "user_agent",
            description = "user_agent, ai_agent, ai_gateway … (default: ${DEFAULT-VALUE})")
    String actorType = "user_agent";

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "how long an answer may take (default: ${DEFAULT-VALUE})")
    int timeout = 30;

    IntentClient client(Surroundings surroundings) throws IOException {
        if (timeout < 1) {
            throw new IllegalArgumentException("--timeout " + timeout + " is no time: use 1 second or more");
        }
        var builder = IntentClient.builder(signingKey(surroundings))
                .actorType(actorType)
                .timeout(Duration.ofSeconds(timeout))
                .clock(surroundings.clock());
        if (actorId != null) {
            builder.actorId(actorId);
        }
        return builder.build();
    }

    private SigningKey signingKey(Surroundings surroundings) throws IOException {
        if (key == null) {
            boolean first = !Files.exists(surroundings.keyFile());
            SigningKey own = KeyFile.readOrCreate(surroundings.keyFile());
            if (first) {
                surroundings.err().println("Made a key for you: " + surroundings.keyFile());
            }
            return own;
        }
        try {
            return KeyFile.read(key);
        } catch (NoSuchFileException absent) {
            throw new IllegalArgumentException(
                    "there is no key " + key + ": make it with intentsite keygen --key " + key, absent);
        }
    }
}
