package dev.intentsite.cli;

import java.io.IOException;
import java.util.Optional;

/** What a person says, line by line. */
interface Lines extends AutoCloseable {
    /** The next line; empty when there is no more. */
    Optional<String> next(String prompt) throws IOException;

    @Override
    void close() throws IOException;
}
