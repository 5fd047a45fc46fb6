package dev.intentsite.benchmarks.profile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where the time of a Flight Recorder file goes: {@code java -cp benchmarks.jar dev.intentsite.benchmarks.profile.HotSpots
 * ask-memory-8.jfr}. Prints the methods that ran, then the methods of the framework with all that they called, each with its share of the
 * samples in which a message was answered.
 */
public final class HotSpots {
    private static final String OURS = "dev.intentsite.";
    private static final int ROWS = 45;

    private final Map<String, Integer> self = new HashMap<>();
    private final Map<String, Integer> inclusive = new HashMap<>();
    private final Map<String, Integer> allocated = new HashMap<>();
    private int samples;
    private int allocations;

    private HotSpots() {}

    /** Arguments: the file. */
    public static void main(String[] arguments) throws IOException {
        HotSpots spots = new HotSpots();
        try (RecordingFile file = new RecordingFile(Path.of(arguments[0]))) {
            while (file.hasMoreEvents()) {
                spots.take(file.readEvent());
            }
        }
        System.out.println(spots.samples + " samples");
        print("what ran", spots.self, spots.samples);
        print("the framework's methods, with all that they called", spots.inclusive, spots.samples);
        print("the framework's methods, by objects allocated in them", spots.allocated, spots.allocations);
    }

    private void take(RecordedEvent event) {
        if (event.getStackTrace() == null) {
            return;
        }
        List<RecordedFrame> frames = event.getStackTrace().getFrames().stream()
                .filter(RecordedFrame::isJavaFrame)
                .toList();
        switch (event.getEventType().getName()) {
            case "jdk.ExecutionSample" -> ran(frames);
            case "jdk.ObjectAllocationSample" -> allocations += ours(frames, allocated);
            default -> {}
        }
    }

    private void ran(List<RecordedFrame> frames) {
        int counted = ours(frames, inclusive);
        if (counted > 0) {
            samples++;
            self.merge(name(frames.get(0)), 1, Integer::sum);
        }
    }

    private static int ours(List<RecordedFrame> frames, Map<String, Integer> counts) {
        Set<String> seen = new HashSet<>();
        for (RecordedFrame frame : frames) {
            String name = name(frame);
            if (name.startsWith(OURS) && seen.add(name)) {
                counts.merge(name, 1, Integer::sum);
            }
        }
        return seen.isEmpty() ? 0 : 1;
    }

    private static String name(RecordedFrame frame) {
        return frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
    }

    private static void print(String title, Map<String, Integer> counts, int all) {
        System.out.println();
        System.out.println(title);
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(ROWS)
                .forEach(entry -> System.out.printf("%5.1f %%  %s%n", 100.0 * entry.getValue() / all, entry.getKey()));
    }
}
