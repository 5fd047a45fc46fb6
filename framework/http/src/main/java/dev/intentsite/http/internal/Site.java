package dev.intentsite.http.internal;

import dev.intentsite.http.Page;
import dev.intentsite.http.PageResource;
import dev.intentsite.protocol.ErrorStatus;
import dev.intentsite.site.Allowances;
import dev.intentsite.site.Answer;
import dev.intentsite.site.Heard;
import dev.intentsite.site.IntentSite;
import dev.intentsite.site.Publication;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A site as HTTP sees it. */
public interface Site {
    /** @param address one text for all that share a limit */
    Answer answer(byte[] body, String address);

    /** The same for a client that waits for what comes of long work. */
    Heard hear(byte[] body, String address);

    Answer refuse(ErrorStatus status, String message, Duration retryAfter);

    Publication manifest();

    Publication keys();

    /** Where the messages of an address are counted. */
    Allowances allowances();

    /** The most bytes of a message. */
    int maxBytes();

    boolean hasPages();

    Optional<PageResource> page(String path);

    static Site of(IntentSite site, List<Page> pages) {
        return new Site() {
            @Override
            public Answer answer(byte[] body, String address) {
                return site.answer(body, address);
            }

            @Override
            public Heard hear(byte[] body, String address) {
                return site.hear(body, address);
            }

            @Override
            public Answer refuse(ErrorStatus status, String message, Duration retryAfter) {
                return site.refuse(status, message, retryAfter);
            }

            @Override
            public Publication manifest() {
                return site.manifestPublication();
            }

            @Override
            public Publication keys() {
                return site.keysPublication();
            }

            @Override
            public Allowances allowances() {
                return site.allowances();
            }

            @Override
            public int maxBytes() {
                return site.limits().bytes();
            }

            @Override
            public boolean hasPages() {
                return !pages.isEmpty();
            }

            @Override
            public Optional<PageResource> page(String path) {
                return pages.stream()
                        .flatMap(page -> page.find(path, site).stream())
                        .findFirst();
            }
        };
    }
}
