package dev.intentsite.benchmarks.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;

/**
 * Sends requests that are ready as bytes over connections that stay open, each the next one as soon as it has its answer, all on
 * the calling thread. It speaks only the little HTTP/1.1 that a measurement needs, because a full client would take from the
 * server on the same machine the very processor time that is measured.
 */
public final class LoadClient {
    private static final long SILENCE_MILLIS = 60_000;

    private final List<InetSocketAddress> addresses;
    private final byte[] proof;

    /**
     * @param places where servers listen, with their ports; connections go to one after the other
     * @param proof what the body of each good answer holds
     */
    public LoadClient(List<String> places, String proof) {
        this.addresses = places.stream()
                .map(URI::create)
                .map(place -> new InetSocketAddress(place.getHost(), place.getPort()))
                .toList();
        this.proof = proof.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Sends until the time is over or there are no more requests, and awaits the last answers.
     *
     * @throws IOException when a connection breaks, or no answer comes for a minute
     */
    public Measurement run(Iterator<byte[]> requests, int connections, Duration time) throws IOException {
        Measurement measurement = new Measurement();
        long begin = System.nanoTime();
        long end = begin + time.toNanos();
        try (Selector selector = Selector.open()) {
            int open = 0;
            for (int i = 0; i < connections && requests.hasNext(); i++) {
                new Exchange(selector, addresses.get(i % addresses.size()), proof).send(requests.next());
                open++;
            }
            while (open > 0) {
                if (selector.select(SILENCE_MILLIS) == 0) {
                    throw new IOException(
                            "No answer from " + addresses + " for a minute; look at the server's output above");
                }
                Iterator<SelectionKey> ready = selector.selectedKeys().iterator();
                while (ready.hasNext()) {
                    Exchange exchange = (Exchange) ready.next().attachment();
                    ready.remove();
                    if (!exchange.proceed(measurement)) {
                        continue;
                    }
                    if (requests.hasNext() && System.nanoTime() < end) {
                        exchange.send(requests.next());
                    } else {
                        exchange.close();
                        open--;
                    }
                }
            }
        }
        measurement.took(Duration.ofNanos(System.nanoTime() - begin));
        return measurement;
    }
}
