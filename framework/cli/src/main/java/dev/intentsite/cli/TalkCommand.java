package dev.intentsite.cli;

import dev.intentsite.client.IntentClient;
import dev.intentsite.client.PrivateFile;
import dev.intentsite.client.SiteDescription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code intentsite talk ORIGIN}: a conversation. */
@Command(
        name = "talk",
        mixinStandardHelpOptions = true,
        description = {
            "A conversation with a site, line by line; it takes a piped file too.",
            "Type the number of an option to choose it, a question ending with ? to ask in between, /help for more."
        })
final class TalkCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    Asked asked = new Asked();

    @Mixin
    Identity identity = new Identity();

    TalkCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        IntentClient client = identity.client(surroundings);
        SiteDescription site = client.discover(asked.origin);
        try (Lines lines = lines()) {
            return new Talk(surroundings, client, site, lines, asked.json).run();
        }
    }

    private Lines lines() throws IOException {
        if (!surroundings.keyboard()) {
            return new PipedLines(surroundings);
        }
        Path history = surroundings.stateFolder().resolve("history");
        if (!Files.exists(history)) {
            PrivateFile.create(history, new byte[0]);
        }
        return new KeyboardLines(history, Talk.COMMANDS);
    }
}
