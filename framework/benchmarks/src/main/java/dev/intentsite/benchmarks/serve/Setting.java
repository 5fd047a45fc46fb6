package dev.intentsite.benchmarks.serve;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where a contender works.
 *
 * @param folder for its files; nodes of one site share it
 * @param postgres address of its database, for those that have one
 * @param origin that it signs as, for nodes of one site; else it is where it listens
 */
public record Setting(Path folder, Optional<String> postgres, Optional<String> origin) {
    private static final String NONE = "-";

    /** One that has nothing but a folder. */
    public static Setting in(Path folder) {
        return new Setting(folder, Optional.empty(), Optional.empty());
    }

    /** The same for several nodes. */
    public Setting as(String common) {
        return new Setting(folder, postgres, Optional.of(common));
    }

    /** As another process is told. */
    public List<String> arguments() {
        return List.of(folder.toString(), postgres.orElse(NONE), origin.orElse(NONE));
    }

    /** What {@link #arguments} say, from that index on. */
    static Setting of(List<String> arguments, int from) {
        return new Setting(
                Path.of(arguments.get(from)), given(arguments.get(from + 1)), given(arguments.get(from + 2)));
    }

    private static Optional<String> given(String argument) {
        return Optional.of(argument).filter(text -> !text.equals(NONE));
    }
}
