package dev.intentsite.benchmarks;

import dev.intentsite.benchmarks.serve.Contender;
import dev.intentsite.benchmarks.serve.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
        description = "Measures signed turns each second beside a bare handler with the same crypto.",
        subcommands = {StoredBenchmark.class, NodesBenchmark.class, StartBenchmark.class, MemoryBenchmark.class})
public final class LoadBenchmark implements Callable<Integer> {
    @Option(
            names = "--contenders",
            split = ",",
            description = "What is measured, the floor first: ${COMPLETION-CANDIDATES}. Default: all.")
    private List<Contender> contenders = List.of(Contender.values());

    @Option(
            names = "--connections",
            split = ",",
            description = "Default: ${DEFAULT-VALUE}",
            defaultValue = "1,8,32,128")
    private List<Integer> connections = List.of();

    @Mixin
    private Terms terms = new Terms();

    @Option(names = "--profile", description = "A folder for a JDK Flight Recorder file of each run.")
    private @Nullable Path profiles;

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
        Table table = Table.begin(spec.commandLine().getOut());
        try (Grounds grounds = new Grounds(terms)) {
            for (int count : connections) {
                for (Contender contender : contenders) {
                    Setting setting = grounds.fresh(contender);
                    table.row(
                            contender.label(),
                            terms.run(contender, 1, count, optionsFor(contender, count))
                                    .measure(setting));
                    Grounds.clear(setting);
                }
            }
        }
        return table.exitCode();
    }

    private List<String> optionsFor(Contender contender, int count) throws IOException {
        Path folder = profiles;
        if (folder == null) {
            return terms.jvmOptions();
        }
        Files.createDirectories(folder);
        Path file = folder.resolve(contender + "-" + count + ".jfr");
        return Stream.concat(
                        terms.jvmOptions().stream(),
                        Stream.of("-XX:StartFlightRecording=settings=profile,dumponexit=true,filename=" + file))
                .toList();
    }
}
