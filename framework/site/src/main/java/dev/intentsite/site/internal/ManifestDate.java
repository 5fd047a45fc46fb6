package dev.intentsite.site.internal;

import dev.intentsite.site.ConfigurationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;

/** Remembers when the manifest's content last changed, in the data folder: {@code last_updated} changes only then. */
public final class ManifestDate {
    private static final String FILE = "manifest-last-updated";

    private ManifestDate() {}

    /** When content of that hash was first published from {@code folder}; {@code now} when it is new. */
    public static Instant of(Path folder, String contentHash, Instant now) {
        Path file = folder.resolve(FILE);
        try {
            Files.createDirectories(folder);
            if (Files.exists(file)) {
                List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
                if (lines.size() == 2 && lines.get(0).equals(contentHash)) {
                    return Instant.parse(lines.get(1));
                }
            }
            Path fresh = Files.createTempFile(folder, FILE, ".new");
            Files.writeString(fresh, contentHash + "\n" + now + "\n", StandardCharsets.UTF_8);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return now;
        } catch (DateTimeParseException e) {
            throw new ConfigurationException(
                    List.of(file + ": is not what the site wrote there (" + e.getMessage() + "); delete it"));
        } catch (IOException e) {
            throw new ConfigurationException(List.of(
                    file + ": cannot be written (" + e + "); give the site's user the right to write in this folder"));
        }
    }
}
