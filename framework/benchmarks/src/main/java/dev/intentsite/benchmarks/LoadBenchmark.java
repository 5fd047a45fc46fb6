package dev.intentsite.benchmarks;

import dev.intentsite.benchmarks.load.LoadResult;
import dev.intentsite.benchmarks.load.LoadRun;
import dev.intentsite.benchmarks.load.Machine;
import dev.intentsite.benchmarks.load.Report;
import dev.intentsite.benchmarks.serve.Contender;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Signed turns each second beside a bare Javalin handler with the same crypto, in one run: {@code java -jar
 * framework/benchmarks/target/benchmarks.jar}. Its exit code is 1 when an answer was not the one that is measured.
 */
@Command(
        name = "benchmarks",
        mixinStandardHelpOptions = true,
        description = "Measures signed turns each second beside a bare handler with the same crypto.")
public final class LoadBenchmark implements Callable<Integer> {
    @Option(
            names = "--contenders",
            split = ",",
            description = "What is measured, the floor first: ${COMPLETION-CANDIDATES}. Default: all.")
    private List<Contender> contenders = List.of(Contender.values());

    @Option(names = "--connections", split = ",", description = "Default: ${DEFAULT-VALUE}", defaultValue = "1,8,32")
    private List<Integer> connections = List.of();

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

    @Option(names = "--profile", description = "A folder for a JDK Flight Recorder file of each run.")
    private @Nullable Path profiles;

    @Option(
            names = "--jvm-option",
            description = "An option for the server's Java, such as --jvm-option=-Xmx2g; may be given several times.")
    private List<String> jvmOptions = List.of();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private LoadBenchmark() {}

    /** Runs with the options that {@code --help} lists. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new LoadBenchmark()).setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        out.println(Machine.description());
        out.println();
        Report report = new Report();
        out.println(report.head());
        out.flush();
        int failures = 0;
        for (int count : connections) {
            for (Contender contender : contenders) {
                LoadResult result = measure(contender, count);
                out.println(report.row(result));
                failures += result.failures();
                complain(result).ifPresent(out::println);
                out.flush();
            }
        }
        return failures == 0 ? 0 : 1;
    }

    private LoadResult measure(Contender contender, int count) throws IOException {
        Path folder = Files.createTempDirectory("intentsite-benchmark-");
        try {
            return new LoadRun(
                            contender,
                            count,
                            Duration.ofSeconds(warmUpSeconds),
                            Duration.ofSeconds(seconds),
                            optionsFor(contender, count))
                    .measure(folder);
        } finally {
            delete(folder);
        }
    }

    private List<String> optionsFor(Contender contender, int count) throws IOException {
        Path folder = profiles;
        if (folder == null) {
            return jvmOptions;
        }
        Files.createDirectories(folder);
        Path file = folder.resolve(contender + "-" + count + ".jfr");
        return Stream.concat(
                        jvmOptions.stream(),
                        Stream.of("-XX:StartFlightRecording=settings=profile,dumponexit=true,filename=" + file))
                .toList();
    }

    private static Optional<String> complain(LoadResult result) {
        return Stream.of(result.warmUp(), result.measured())
                .flatMap(measurement -> measurement.firstFailure().stream())
                .findFirst()
                .map(answer ->
                        "FAILED: " + result.failures() + " answers were not what is measured; the first:\n" + answer);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
