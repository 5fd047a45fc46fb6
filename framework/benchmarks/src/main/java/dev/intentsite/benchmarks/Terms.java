package dev.intentsite.benchmarks;

import dev.intentsite.benchmarks.load.LoadRun;
import dev.intentsite.benchmarks.serve.Contender;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What all programs can be told. */
final class Terms {
    @Option(
            names = "--warm-up",
            description = "Seconds before each measurement. Default: ${DEFAULT-VALUE}",
            defaultValue = "30")
    private int warmUpSeconds;

    @Option(
            names = "--seconds",
            description = "Seconds of each measurement. Default: ${DEFAULT-VALUE}",
            defaultValue = "15")
    private int seconds;

    @Option(
            names = "--jvm-option",
            description = "An option for the server's Java, such as --jvm-option=-Xmx2g; may be given several times.")
    private List<String> jvmOptions = List.of();

    @Option(
            names = "--postgres",
            description =
                    "A PostgreSQL that is measured instead of one that is started here: its JDBC address with user and"
                            + " password. Each run makes a schema in it.")
    private @Nullable String postgres;

    @Nullable
    String postgres() {
        return postgres;
    }

    List<String> jvmOptions() {
        return jvmOptions;
    }

    Duration warmUp() {
        return Duration.ofSeconds(warmUpSeconds);
    }

    LoadRun run(Contender contender, int nodes, int connections, List<String> options) {
        return new LoadRun(contender, nodes, connections, warmUp(), Duration.ofSeconds(seconds), options);
    }

    LoadRun run(Contender contender, int nodes, int connections) {
        return run(contender, nodes, connections, jvmOptions);
    }
}
