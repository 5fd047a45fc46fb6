package dev.intentsite.benchmarks.parts;

import dev.intentsite.benchmarks.load.Message;
import dev.intentsite.benchmarks.load.RequestSupply;
import dev.intentsite.site.IntentSite;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Prints how long a site of many capabilities takes to start, each time in a process of its own: from the start of the process to its
 * first signed answer, with all that was done before the site is made; and the processor time of that, of all threads together and of
 * the one that starts it, which other programs change little.
 */
public final class SiteStart {
    private static final int TIMES = 5;

    private SiteStart() {}

    /**
     * Starts each site {@value #TIMES} times, and as often with an archive of the classes.
     *
     * @param arguments how many capabilities the sites have; 5 and 1000 when there are none
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> sizes = arguments.length == 0 ? List.of("5", "1000") : Arrays.asList(arguments);
        for (String size : sizes) {
            Path folder = Files.createTempDirectory("many-capabilities");
            try {
                Path handlers = ManyHandlers.compile(Integer.parseInt(size), folder);
                for (int i = 0; i < TIMES; i++) {
                    System.out.println(line(size, handlers, List.of()));
                }
                Path archive = folder.resolve("classes.jsa");
                line(size, handlers, List.of("-XX:ArchiveClassesAtExit=" + archive, "-Xlog:disable"));
                for (int i = 0; i < TIMES; i++) {
                    System.out.println("classes archived, "
                            + line(size, handlers, List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:disable")));
                }
            } finally {
                clear(folder);
            }
        }
    }

    /** What one start says; the compiled handlers are in {@code handlers}. */
    static String line(String size, Path handlers, List<String> options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-cp");
        command.add(handlers + File.pathSeparator + System.getProperty("java.class.path"));
        command.add(Child.class.getName());
        command.add(size);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("A site did not start; its output above says why");
        }
        return said.lines().reduce("", (before, line) -> line);
    }

    private static void clear(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** One site, once. */
    static final class Child {
        private static final String ORIGIN = "http://localhost:8080";

        private Child() {}

        public static void main(String[] arguments) throws ReflectiveOperationException {
            System.out.println(line(Integer.parseInt(arguments[0])));
        }

        static String line(int capabilities) throws ReflectiveOperationException {
            long before = System.currentTimeMillis();
            IntentSite site = IntentSite.builder(ManyHandlers.handlers(capabilities))
                    .company("Everything")
                    .origin(ORIGIN)
                    .zone(ZoneOffset.UTC)
                    .build();
            long built = System.currentTimeMillis();
            byte[] answer = site.answer(new RequestSupply(ORIGIN, 1).body(Message.asking()))
                    .body();
            long answered = System.currentTimeMillis();
            site.close();
            if (!new String(answer, StandardCharsets.UTF_8).contains("information_request")) {
                throw new IllegalStateException(new String(answer, StandardCharsets.UTF_8));
            }
            long began = ManagementFactory.getRuntimeMXBean().getStartTime();
            return String.format(
                    Locale.ROOT,
                    "%d capabilities: first answer after %d ms (Java itself %d, the site %d, the message %d), processor time %d ms, %d of"
                            + " them in the thread that starts it",
                    capabilities,
                    answered - began,
                    before - began,
                    built - before,
                    answered - built,
                    processor(),
                    ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1_000_000);
        }

        private static long processor() {
            return ProcessHandle.current()
                    .info()
                    .totalCpuDuration()
                    .orElseThrow()
                    .toMillis();
        }
    }
}
