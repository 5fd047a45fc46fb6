package dev.intentsite.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What the figures were measured on, for the table's head. */
public final class Machine {
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    private Machine() {}

    /** Processor, cores, memory, system and Java, in a line each. */
    public static String description() {
        Runtime runtime = Runtime.getRuntime();
        return "CPU:    " + cpu() + ", " + runtime.availableProcessors() + " cores for client and server together\n"
                + "System: " + System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                + System.getProperty("os.arch") + "\n"
                + "Java:   " + System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version")
                + ", largest heap " + runtime.maxMemory() / (1024 * 1024) + " MiB";
    }

    private static String cpu() {
        if (Files.isReadable(CPU_INFO)) {
            try (Stream<String> lines = Files.lines(CPU_INFO)) {
                return lines.filter(line -> line.startsWith("model name"))
                        .map(line -> line.substring(line.indexOf(':') + 1).trim())
                        .findFirst()
                        .orElse("unknown");
            } catch (IOException e) {
                return "unknown";
            }
        }
        return "unknown";
    }
}
