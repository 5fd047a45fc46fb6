package dev.intentsite.site.internal.dialogue;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What came of work that was under way, kept until the client asks. {@code status}: confirmed, answered or failed. */
public record Settlement(
        String status,
        String message,
        @Nullable String externalId,
        @Nullable Map<String, Object> structuredResult) {}
