package dev.intentsite.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.benchmarks.serve.Contender;
import dev.intentsite.benchmarks.serve.Served;
import dev.intentsite.sample.restaurant.BellaCucina;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ContenderTest {
    private static final int TURNS = 30;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void givesTheAnswerThatItIsMeasuredForOnSeveralConnections(Contender contender) throws Exception {
        try (Served served = contender.serve(folder)) {
            RequestSupply supply = new RequestSupply(served.origin(), 3);
            Iterator<byte[]> requests =
                    messages(contender).limit(TURNS).map(supply::http).toList().iterator();

            Measurement measurement = client(served, contender).run(requests, 4, Duration.ofMinutes(5));

            assertThat(measurement.firstFailure()).isEmpty();
            assertThat(measurement.failures()).isZero();
            assertThat(measurement.turns()).isEqualTo(TURNS);
            assertThat(measurement.rate()).isPositive();
            assertThat(measurement.percentile(0.5)).isPositive().isLessThanOrEqualTo(measurement.percentile(0.99));
        }
    }

    @Test
    void anAnswerThatIsNotTheOneMeasuredIsCountedAsAFailure() throws Exception {
        try (Served served = Contender.ASK_MEMORY.serve(folder)) {
            byte[] once = new RequestSupply(served.origin(), 1).http(Message.asking());

            Measurement measurement = client(served, Contender.ASK_MEMORY)
                    .run(Stream.of(once, once).iterator(), 1, Duration.ofMinutes(5));

            assertThat(measurement.turns()).isEqualTo(2);
            assertThat(measurement.failures()).isEqualTo(1);
            assertThat(measurement.firstFailure().orElseThrow()).contains("replayed");
        }
    }

    @Test
    void aRunHasAProcessOfItsOwn() throws Exception {
        LoadResult result = new LoadRun(
                        Contender.ASK_FILE, 2, Duration.ofMillis(300), Duration.ofMillis(300), java.util.List.of())
                .measure(folder);

        assertThat(result.failures()).isZero();
        assertThat(result.measured().turns()).isPositive();
        assertThat(result.cpuMicros()).isPositive();
    }

    private static Stream<Message> messages(Contender contender) {
        return contender == Contender.BOOK_FILE
                ? Message.bookings(LocalDate.now(BellaCucina.ZONE)).stream()
                : Stream.generate(Message::asking);
    }

    private static LoadClient client(Served served, Contender contender) {
        return new LoadClient(served.origin(), contender.proof().getBytes(StandardCharsets.UTF_8));
    }
}
