package dev.intentsite.ui;

import dev.intentsite.http.PageResource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The page's own files and the libraries it runs, read once from the class path. Immutable, thread-safe. */
final class PageFiles {
    private static final List<String> OWN = List.of(
            "base.css",
            "layout.css",
            "conversation.css",
            "attribution.js",
            "bytes.js",
            "canonical.js",
            "conversation.js",
            "element.js",
            "endpoint.js",
            "exchange.js",
            "faults.js",
            "flow.js",
            "follow-up.js",
            "keys.js",
            "markdown.js",
            "page.js",
            "rights.js",
            "store.js",
            "verification.js",
            "view.js",
            "view-answer.js",
            "view-choices.js",
            "view-composer.js",
            "view-proof.js",
            "view-start.js",
            "view-summary.js",
            "windows.js",
            "words.js",
            "icon.svg");
    private static final List<WebJar> LIBRARIES = List.of(
            new WebJar("markdown-it", "dist/markdown-it.min.js"), new WebJar("dompurify", "dist/purify.min.js"));

    private final Map<String, PageResource> files = new HashMap<>();
    private final PageHeaders headers;

    PageFiles(PageHeaders headers, String theme) {
        this.headers = headers;
        files.put("", PageResource.of("text/html; charset=utf-8", ClassPath.bytes("index.html"), headers.ofPage()));
        for (String name : OWN) {
            files.put(name, PageResource.of(typeOf(name), ClassPath.bytes(name), headers.ofFile()));
        }
        for (WebJar library : LIBRARIES) {
            files.put(library.served(), PageResource.of(typeOf(".js"), library.bytes(), headers.ofFile()));
        }
        files.put(IntentPage.themeFile(), PageResource.of(typeOf("theme.css"), theme, headers.ofFile()));
    }

    Optional<PageResource> find(String path) {
        return Optional.ofNullable(files.get(path));
    }

    PageHeaders headers() {
        return headers;
    }

    private static String typeOf(String name) {
        return switch (name.substring(name.lastIndexOf('.'))) {
            case ".css" -> "text/css; charset=utf-8";
            case ".svg" -> "image/svg+xml";
            default -> "text/javascript; charset=utf-8";
        };
    }
}
