package dev.intentsite.benchmarks.parts;

import dev.intentsite.language.Context;
import dev.intentsite.language.Interpretation;
import dev.intentsite.language.ManifestInterpreter;
import dev.intentsite.language.Utterance;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The reader of a site, and messages that begin a task, one after the other. */
@State(Scope.Thread)
public class ReaderState {
    private static final ZonedDateTime NOW = ZonedDateTime.parse("2026-10-15T12:00:00-05:00[America/Chicago]");
    private static final List<String> MESSAGES = List.of(
            "Book a table for 2 people tomorrow at 7pm",
            "hi, could you book me a bicycle for next Friday? it's for me and my wife",
            "I'd like a large boat on October 20 at half past seven, under Jane Smith",
            "can I book the camera",
            "Book a table for Ada Lovelace, four of us, on the 3rd at noon please");

    /** How many capabilities the site has. */
    @Param({"5", "1000"})
    public int capabilities = 5;

    private ManifestInterpreter reader = ManyCapabilities.reader(ManyCapabilities.site(1));
    private int next;

    /** Makes the reader. */
    @Setup
    public void make() {
        reader = ManyCapabilities.reader(ManyCapabilities.site(capabilities));
    }

    Interpretation read() {
        String message = MESSAGES.get(next++ % MESSAGES.size());
        return reader.interpret(new Utterance(message, NOW, Locale.US, Context.START));
    }
}
