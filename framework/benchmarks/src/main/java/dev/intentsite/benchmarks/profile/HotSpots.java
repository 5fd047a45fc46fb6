package dev.intentsite.benchmarks.profile;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where the time of a Flight Recorder file goes: {@code java -cp benchmarks.jar dev.intentsite.benchmarks.profile.HotSpots
 * ask-memory-8.jfr 10} for its last ten seconds. Prints the methods that ran, then the framework's methods with all that they
 * called, each with its share of the samples; then the same for native code, and by bytes allocated.
 */
public final class HotSpots {
    private static final String OURS = "dev.intentsite.";
    private static final int ROWS = 70;

    private final Map<String, Long> self = new HashMap<>();
    private final Map<String, Long> foreign = new HashMap<>();
    private final Map<String, Long> inclusive = new HashMap<>();
    private final Map<String, Long> allocated = new HashMap<>();
    private long samples;
    private long foreignSamples;
    private long bytes;

    private HotSpots() {}

    /** Arguments: the file, and how many seconds of its end count. */
    public static void main(String[] arguments) throws IOException {
        print(Path.of(arguments[0]), Long.parseLong(arguments[1]), System.out);
    }

    /** Prints what the last {@code seconds} of {@code file} show. */
    public static void print(Path file, long seconds, PrintStream out) throws IOException {
        List<RecordedEvent> events = RecordingFile.readAllEvents(file);
        Instant end = events.stream()
                .map(RecordedEvent::getEndTime)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        Instant begin = end.minusSeconds(seconds);
        HotSpots spots = new HotSpots();
        events.stream().filter(event -> event.getStartTime().isAfter(begin)).forEach(spots::take);
        out.println(spots.samples + " samples");
        print(out, "what ran", spots.self, spots.samples);
        print(out, "the framework's methods, with all that they called", spots.inclusive, spots.samples);
        print(
                out,
                "the framework's methods while native code ran or waited, a disk included",
                spots.foreign,
                spots.foreignSamples);
        print(out, "the framework's methods, by bytes allocated", spots.allocated, spots.bytes);
    }

    private void take(RecordedEvent event) {
        if (event.getStackTrace() == null) {
            return;
        }
        List<String> methods = event.getStackTrace().getFrames().stream()
                .filter(RecordedFrame::isJavaFrame)
                .map(HotSpots::name)
                .toList();
        switch (event.getEventType().getName()) {
            case "jdk.ExecutionSample" -> {
                if (count(methods, 1, inclusive)) {
                    samples++;
                    self.merge(methods.get(0), 1L, Long::sum);
                }
            }
            case "jdk.NativeMethodSample" -> foreignSamples += count(methods, 1, foreign) ? 1 : 0;
            case "jdk.ObjectAllocationSample" -> {
                long weight = event.getLong("weight");
                bytes += count(methods, weight, allocated) ? weight : 0;
            }
            default -> {}
        }
    }

    /** Adds {@code weight} to each of the framework's methods once; false where there is none. */
    private static boolean count(List<String> methods, long weight, Map<String, Long> counts) {
        List<String> ours = methods.stream()
                .filter(method -> method.startsWith(OURS) && !method.contains("$$Lambda"))
                .distinct()
                .toList();
        ours.forEach(method -> counts.merge(method, weight, Long::sum));
        return !ours.isEmpty();
    }

    private static String name(RecordedFrame frame) {
        return frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
    }

    private static void print(PrintStream out, String title, Map<String, Long> counts, long all) {
        out.println();
        out.println(title);
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(ROWS)
                .forEach(entry -> out.printf("%5.1f %%  %s%n", 100.0 * entry.getValue() / all, entry.getKey()));
    }
}
