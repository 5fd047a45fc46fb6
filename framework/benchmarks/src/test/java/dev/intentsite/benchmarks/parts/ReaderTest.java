package dev.intentsite.benchmarks.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReaderTest {
    @ParameterizedTest
    @ValueSource(ints = {5, 1000})
    void theFirstMessageIsReadForItsCapability(int capabilities) {
        ReaderState site = new ReaderState();
        site.capabilities = capabilities;
        site.make();

        var read = new ReaderBenchmark().read(site);

        assertThat(read.routes().get(0).capability()).isEqualTo("c0");
        assertThat(read.mentions()).hasSize(3);
    }

    @Test
    void theFootprintSaysHowLongTheStartTookAndTheMemoryOfEachCapability() {
        assertThat(ReaderFootprint.line(5))
                .matches("5 capabilities: started in \\d+ ms, -?\\d+ kB in all, -?[\\d.]+ kB for each");
    }

    @Test
    void aStartSaysHowLongItTookUpToTheFirstAnswerAndTheProcessorTime(@TempDir Path folder) throws Exception {
        Path handlers = ManyHandlers.compile(30, folder);

        assertThat(SiteStart.line("30", handlers, List.of()))
                .matches("30 capabilities: first answer after \\d+ ms \\(Java itself \\d+, the site \\d+,"
                        + " the message \\d+\\), processor time \\d+ ms, \\d+ of them in the thread that starts it");
    }
}
