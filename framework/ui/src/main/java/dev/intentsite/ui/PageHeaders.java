package dev.intentsite.ui;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The headers that keep foreign script, style and frames out. */
final class PageHeaders {
    private static final Pattern ORIGIN = Pattern.compile("https?://[a-z0-9.-]+(:[0-9]{1,5})?");
    private static final String POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "connect-src 'self'",
            "img-src 'self' data:",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types dompurify",
            "frame-ancestors ");

    private final String frames;

    /** @throws IllegalArgumentException when an embedder is no origin */
    PageHeaders(List<String> embedders) {
        for (String embedder : embedders) {
            if (!ORIGIN.matcher(embedder).matches()) {
                throw new IllegalArgumentException("IntentPage.embeddableBy: \"" + embedder
                        + "\" is no origin; use scheme, host and port alone, such as https://www.shop.example");
            }
        }
        this.frames = embedders.isEmpty() ? "'none'" : String.join(" ", embedders);
    }

    Map<String, String> ofPage() {
        return Map.of(
                "Content-Security-Policy",
                POLICY + frames,
                "Referrer-Policy",
                "no-referrer",
                "Permissions-Policy",
                "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
                "Cross-Origin-Opener-Policy",
                "same-origin");
    }

    Map<String, String> ofFile() {
        return Map.of("Content-Security-Policy", "default-src 'none'", "Cross-Origin-Resource-Policy", "same-origin");
    }
}
