package dev.intentsite.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * What the command finds around it. Immutable.
 *
 * @param environment the environment's variables
 * @param out for results, UTF-8
 * @param err for everything else, UTF-8
 * @param colour whether {@code out} is a terminal that takes ANSI styles
 * @param keyboard whether a person types {@code in}
 */
record Surroundings(
        Map<String, String> environment,
        InputStream in,
        PrintStream out,
        PrintStream err,
        boolean colour,
        boolean keyboard,
        Clock clock) {
    Surroundings {
        environment = Map.copyOf(environment);
    }

    /** Where a person's key is kept: {@code $XDG_CONFIG_HOME/intentsite/key.jwk}. */
    Path keyFile() {
        return folder("XDG_CONFIG_HOME", ".config").resolve("key.jwk");
    }

    /** Where conversations and typed lines are kept: {@code $XDG_STATE_HOME/intentsite}. */
    Path stateFolder() {
        return folder("XDG_STATE_HOME", ".local/state");
    }

    /** The XDG rule: a variable that is not absolute counts as not set. */
    private Path folder(String variable, String standard) {
        Path set = Path.of(environment.getOrDefault(variable, ""));
        Path home = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")));
        return (set.isAbsolute() ? set : home.resolve(standard)).resolve("intentsite");
    }
}
