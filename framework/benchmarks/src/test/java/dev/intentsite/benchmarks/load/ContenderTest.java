package dev.intentsite.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.benchmarks.serve.Contender;
import dev.intentsite.benchmarks.serve.Served;
import dev.intentsite.benchmarks.serve.Setting;
import dev.intentsite.ledger.Interaction;
import dev.intentsite.ledger.Ledger;
import dev.intentsite.ledger.LedgerVerifier;
import dev.intentsite.ledger.PostgresServer;
import dev.intentsite.ledger.Status;
import dev.intentsite.sample.restaurant.BellaCucina;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
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
        try (Served served = contender.serve(setting(contender))) {
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
        try (Served served = Contender.ASK_MEMORY.serve(Setting.in(folder))) {
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
                        Contender.ASK_FILE, 1, 2, Duration.ofMillis(300), Duration.ofMillis(300), List.of())
                .measure(Setting.in(folder));

        assertThat(result.failures()).isZero();
        assertThat(result.measured().turns()).isPositive();
        assertThat(result.cpuMicros()).isPositive();
    }

    @Test
    void aFilledLedgerHoldsConversationsThatGoOnWithTheirChains() throws Exception {
        try (Ledger ledger = Contender.ASK_FILE.ledger(Setting.in(folder))) {
            Filling.ofAsking().into(ledger, "series", 250, 1);

            Interaction last = ledger.find("series-249").orElseThrow();
            assertThat(last.status()).isEqualTo(Status.BLOCKED);
            assertThat(LedgerVerifier.verify(last, ledger.events("series-249"))).isEmpty();
            assertThat(ledger.find("series-250")).isEmpty();
        }
    }

    private Setting setting(Contender contender) throws SQLException {
        return new Setting(
                folder,
                contender.onPostgres() ? Optional.of(PostgresServer.url(PostgresServer.database())) : Optional.empty(),
                Optional.empty());
    }

    private static Stream<Message> messages(Contender contender) {
        return contender.books()
                ? Message.bookings(LocalDate.now(BellaCucina.ZONE)).stream()
                : Stream.generate(Message::asking);
    }

    private static LoadClient client(Served served, Contender contender) {
        return new LoadClient(List.of(served.place()), contender.proof());
    }
}
