package dev.intentsite.http.internal;

import dev.intentsite.http.PageResource;
import dev.intentsite.protocol.ErrorStatus;
import dev.intentsite.site.Allowances;
import dev.intentsite.site.Answer;
import dev.intentsite.site.Heard;
import dev.intentsite.site.Publication;
import dev.intentsite.site.WorkUnderWay;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Answers with the count of bytes that it got, and keeps what it was given. */
public final class FakeSite implements Site {
    public static final Instant CHANGED = Instant.parse("2026-11-20T10:00:00Z");

    public final List<byte[]> messages = new CopyOnWriteArrayList<>();
    public volatile Function<byte[], Answer> answering = FakeSite::count;

    /** What is under way after each message, if anything. */
    public volatile @Nullable WorkUnderWay working;

    void forget() {
        messages.clear();
        working = null;
        answering = FakeSite::count;
    }

    private static Answer count(byte[] body) {
        return json(200, "{\"bytes\":" + body.length + "}", OptionalInt.empty());
    }

    public static Answer json(int status, String text, OptionalInt retryAfter) {
        return new Answer(status, text.getBytes(StandardCharsets.UTF_8), retryAfter);
    }

    @Override
    public Answer answer(byte[] body, String address) {
        messages.add(body);
        return answering.apply(body);
    }

    @Override
    public Heard hear(byte[] body, String address) {
        return new Heard(answer(body, address), Optional.ofNullable(working));
    }

    @Override
    public Answer refuse(ErrorStatus status, String message, Duration retryAfter) {
        return json(
                status.http(),
                "{\"flow_type\":\"error\",\"status\":\"" + status.wire() + "\",\"message\":\"" + message + "\"}",
                retryAfter.isZero() ? OptionalInt.empty() : OptionalInt.of((int) retryAfter.toSeconds()));
    }

    @Override
    public Publication manifest() {
        return new Publication("company: Fake\n".getBytes(StandardCharsets.UTF_8), "\"m1\"", CHANGED);
    }

    @Override
    public Publication keys() {
        return new Publication("{\"keys\":[]}".getBytes(StandardCharsets.UTF_8), "\"k1\"", CHANGED);
    }

    @Override
    public Allowances allowances() {
        return Allowances.inMemory();
    }

    @Override
    public int maxBytes() {
        return 64 * 1024;
    }

    @Override
    public boolean hasPages() {
        return true;
    }

    @Override
    public Optional<PageResource> page(String path) {
        return switch (path) {
            case "" ->
                Optional.of(PageResource.of(
                        "text/html; charset=utf-8",
                        "<title>Fake</title>",
                        Map.of("Content-Security-Policy", "default-src 'self'")));
            case "app.js" -> Optional.of(PageResource.of("text/javascript", "1", Map.of()));
            default -> Optional.empty();
        };
    }
}
