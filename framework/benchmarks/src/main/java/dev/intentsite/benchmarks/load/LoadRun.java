package dev.intentsite.benchmarks.load;

import dev.intentsite.benchmarks.serve.Contender;
import dev.intentsite.sample.restaurant.BellaCucina;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Measures one contender at one number of connections: a fresh process, a warm-up with requests that are signed on the way, and a
 * measurement with requests that were all signed before it.
 *
 * @param warmUp how long the warm-up is
 * @param time how long is measured
 * @param jvmOptions more options for the server's Java
 */
public record LoadRun(Contender contender, int connections, Duration warmUp, Duration time, List<String> jvmOptions) {
    private static final int ACTORS = 500;

    /** How much faster than the warm-up, which signs as it goes, the measurement may be before its requests run out. */
    private static final double FASTER = 4;

    private static final int AT_LEAST = 1000;

    /** Half of what the restaurant can seat: a booking cannot be made twice. */
    private static final int WARM_UP_BOOKINGS = 2700;

    public LoadRun {
        jvmOptions = List.copyOf(jvmOptions);
    }

    /**
     * Runs it.
     *
     * @param folder for the server's files
     * @throws IOException when the server does not start or a connection breaks
     */
    public LoadResult measure(Path folder) throws IOException {
        try (ServerChild server = ServerChild.start(contender, folder, jvmOptions)) {
            RequestSupply supply = new RequestSupply(server.origin(), ACTORS);
            LoadClient client =
                    new LoadClient(server.origin(), contender.proof().getBytes(StandardCharsets.UTF_8));
            Iterator<Message> messages = messages();
            Measurement warm = client.run(signing(supply, messages), connections, warmUp);
            int most = AT_LEAST + (int) (FASTER * warm.rate() * time.toMillis() / 1000);
            Iterator<byte[]> requests = signed(supply, messages, most);
            Duration before = server.cpu();
            Measurement measurement = client.run(requests, connections, time);
            return new LoadResult(this, warm, measurement, server.cpu().minus(before));
        }
    }

    /** Asking turns without end, or as many bookings as there are tables. */
    private Iterator<Message> messages() {
        return contender == Contender.BOOK_FILE
                ? Message.bookings(LocalDate.now(BellaCucina.ZONE)).iterator()
                : Stream.generate(Message::asking).iterator();
    }

    private Iterator<byte[]> signing(RequestSupply supply, Iterator<Message> messages) {
        Stream<byte[]> requests = Stream.generate(() -> supply.http(messages.next()));
        return (contender == Contender.BOOK_FILE ? requests.limit(WARM_UP_BOOKINGS) : requests).iterator();
    }

    private static Iterator<byte[]> signed(RequestSupply supply, Iterator<Message> messages, int most) {
        List<byte[]> requests = new ArrayList<>(most);
        while (messages.hasNext() && requests.size() < most) {
            requests.add(supply.http(messages.next()));
        }
        return requests.iterator();
    }
}
