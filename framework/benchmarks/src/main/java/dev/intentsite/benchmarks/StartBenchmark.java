package dev.intentsite.benchmarks;

import dev.intentsite.benchmarks.load.LoadClient;
import dev.intentsite.benchmarks.load.Measurement;
import dev.intentsite.benchmarks.load.Message;
import dev.intentsite.benchmarks.load.RequestSupply;
import dev.intentsite.benchmarks.load.ServerChild;
import dev.intentsite.benchmarks.serve.Contender;
import dev.intentsite.benchmarks.serve.Setting;
import dev.intentsite.sample.restaurant.BellaCucina;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** From the start of a process to its first signed answer. */
@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        description =
                "Measures the time from the start of a process to its first signed answer, on data that is there; and again with"
                        + " an archive of the classes.")
final class StartBenchmark implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Option(names = "--contenders", split = ",", description = "The floor first. Default: all.")
    private List<Contender> contenders = List.of(Contender.values());

    @Option(
            names = "--times",
            description = "How often each is started, after once that does not count. Default: ${DEFAULT-VALUE}",
            defaultValue = "9")
    private int times;

    @Mixin
    private Terms terms = new Terms();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Table.machine(out);
        out.println("| contender | starts | median s | slowest s | of the floor |");
        out.println("|---|--:|--:|--:|--:|");
        Duration floor = null;
        try (Grounds grounds = new Grounds(terms)) {
            for (Contender contender : contenders) {
                List<Duration> sorted = starts(contender, grounds.fresh(contender), List.of(), List.of());
                Duration median = sorted.get(sorted.size() / 2);
                floor = contender == Contender.FLOOR ? median : floor;
                out.println(row(contender.label(), sorted, median, floor));
                out.flush();
                List<Duration> archived = archived(contender, grounds.fresh(contender));
                out.println(row(
                        contender.label() + ", classes archived", archived, archived.get(archived.size() / 2), floor));
                out.flush();
            }
        }
        return 0;
    }

    /** With an archive of the classes, which the first start leaves behind. */
    private List<Duration> archived(Contender contender, Setting setting) throws IOException {
        Path folder = Files.createTempDirectory("intentsite-classes");
        Path archive = folder.resolve("classes.jsa");
        try {
            return starts(
                    contender,
                    setting,
                    List.of("-XX:ArchiveClassesAtExit=" + archive, "-Xlog:cds=off", "-Xlog:cds+dynamic=off"),
                    List.of("-XX:SharedArchiveFile=" + archive));
        } finally {
            Files.deleteIfExists(archive);
            Files.delete(folder);
        }
    }

    private static String row(String label, List<Duration> sorted, Duration median, @Nullable Duration floor) {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.2f | %.2f | %s |",
                label,
                sorted.size(),
                seconds(median),
                seconds(sorted.get(sorted.size() - 1)),
                floor == null ? "" : String.format(Locale.ROOT, "%.2f", seconds(median) / seconds(floor)));
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    /** The first start makes what there is not yet, and warms this process up. */
    private List<Duration> starts(Contender contender, Setting setting, List<String> first, List<String> then)
            throws IOException {
        List<Duration> all = new ArrayList<>();
        for (int i = 0; i <= times; i++) {
            Duration one = start(contender, setting, message(contender, i), i == 0 ? first : then);
            if (i > 0) {
                all.add(one);
            }
        }
        return all.stream().sorted().toList();
    }

    private static Message message(Contender contender, int number) {
        return contender.books()
                ? Message.bookings(LocalDate.now(BellaCucina.ZONE)).get(number)
                : Message.asking();
    }

    private Duration start(Contender contender, Setting setting, Message message, List<String> more)
            throws IOException {
        List<String> options =
                Stream.concat(terms.jvmOptions().stream(), more.stream()).toList();
        long begin = System.nanoTime();
        try (ServerChild server = ServerChild.start(contender, setting, options)) {
            byte[] request = new RequestSupply(server.origin(), 1).http(message);
            Measurement answer = new LoadClient(List.of(server.place()), contender.proof())
                    .run(List.of(request).iterator(), 1, PATIENCE);
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            if (answer.failures() > 0) {
                throw new IOException("The first answer was not the one that is measured: "
                        + answer.firstFailure().orElse(""));
            }
            return took;
        }
    }
}
