package dev.intentsite.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.benchmarks.profile.HotSpots;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HotSpotsTest {
    @TempDir
    Path folder;

    @Test
    void readsARecording() throws Exception {
        Path file = folder.resolve("run.jfr");
        try (Recording recording = new Recording(Configuration.getConfiguration("profile"))) {
            recording.start();
            recording.stop();
            recording.dump(file);
        }
        ByteArrayOutputStream printed = new ByteArrayOutputStream();

        HotSpots.print(file, 60, new PrintStream(printed, true, StandardCharsets.UTF_8));

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("samples", "what ran", "the framework's methods, by bytes allocated");
    }
}
