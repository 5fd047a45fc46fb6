package dev.intentsite.llm;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Texts that are kept beside the classes. */
final class Texts {
    private Texts() {}

    static String of(String file) {
        return find(file).orElseThrow(() -> new IllegalStateException("the jar lacks " + file));
    }

    static Optional<String> find(String file) {
        try (@Nullable InputStream in = Texts.class.getResourceAsStream(file)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
