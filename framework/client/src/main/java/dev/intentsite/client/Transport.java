package dev.intentsite.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Carries a request's bytes to a site and brings the answer's bytes back. What arrives is not trusted: whoever calls verifies it. So a
 * conversation runs over HTTP, through a gateway, or against a site in the same process:
 *
 * <pre>{@code
 * Transport inMemory = body -> Answered.of(200, site.answer(body).body());
 * }</pre>
 *
 * Implementations are thread-safe.
 */
@FunctionalInterface
public interface Transport {
    /**
     * Sends one request.
     *
     * @param body the request envelope, JSON in UTF-8
     * @return the answer, whatever its HTTP status
     * @throws SiteUnreachableException when there is none
     */
    Answered exchange(byte[] body);

    /**
     * Sends one request and hands every answer of its turn to {@code each}, until there are no more or {@code longest} is over ({@code wire.md}
     * § 3, server-sent events). Unless a transport says otherwise, there is one answer.
     *
     * @throws SiteUnreachableException when there is none
     */
    default void exchange(byte[] body, Duration longest, Consumer<Answered> each) {
        each.accept(exchange(body));
    }

    /**
     * {@code POST} to {@code endpoint}, without following redirects. Answers above {@value IntentClient#MAXIMUM_ANSWER_BYTES} bytes are
     * refused.
     *
     * @param timeout for the whole exchange, the answer's last byte included
     */
    static Transport http(HttpClient client, URI endpoint, Duration timeout) {
        return new HttpTransport(client, endpoint, timeout);
    }
}
