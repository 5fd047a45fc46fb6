package dev.intentsite.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.intentsite.client.PrivateFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Conversations between two calls of {@code send}: one small file each, readable by the owner alone, forgotten after a week. */
final class ConversationFolder {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._~:-]{1,128}");
    private static final Duration KEPT = Duration.ofDays(7);

    private final Path folder;
    private final Clock clock;

    ConversationFolder(Surroundings surroundings) {
        this.folder = surroundings.stateFolder().resolve("interactions");
        this.clock = surroundings.clock();
    }

    /**
     * The conversation of that id.
     *
     * @throws IllegalArgumentException when it is not kept here
     */
    SavedConversation read(String id) throws IOException {
        try {
            return SavedConversation.ofJson(new ObjectMapper().readTree(Files.readString(file(id))));
        } catch (NoSuchFileException absent) {
            throw new IllegalArgumentException(
                    "interaction " + id + " is not known here: begin a new one by leaving out --interaction", absent);
        } catch (JsonProcessingException broken) {
            throw new IOException(file(id) + " is damaged: begin a new interaction", broken);
        }
    }

    void write(SavedConversation conversation) throws IOException {
        byte[] json = conversation.toJson().toString().getBytes(StandardCharsets.UTF_8);
        PrivateFile.replace(file(conversation.state().interactionId()), json);
        forgetOld();
    }

    private Path file(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "an interaction's id has 1 to 128 characters of A-Z a-z 0-9 . _ ~ : -, and " + id + " is none");
        }
        return folder.resolve(id + ".json");
    }

    private void forgetOld() throws IOException {
        Instant oldest = clock.instant().minus(KEPT);
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.toList();
        }
        for (Path file : files) {
            if (Files.getLastModifiedTime(file).toInstant().isBefore(oldest)) {
                Files.deleteIfExists(file);
            }
        }
    }
}
