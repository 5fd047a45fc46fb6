package dev.intentsite.benchmarks.parts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
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
}
