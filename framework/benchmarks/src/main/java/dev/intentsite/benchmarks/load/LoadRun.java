package dev.intentsite.benchmarks.load;

import dev.intentsite.benchmarks.serve.Contender;
import dev.intentsite.benchmarks.serve.Setting;
import dev.intentsite.sample.restaurant.BellaCucina;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Measures one contender at one number of connections: fresh processes, a warm-up with requests that are signed on the way, and a
 * measurement with requests that were all signed before it.
 *
 * @param nodes how many processes serve it together
 * @param warmUp how long the warm-up is
 * @param time how long is measured
 * @param jvmOptions more options for the servers' Java
 */
public record LoadRun(
        Contender contender, int nodes, int connections, Duration warmUp, Duration time, List<String> jvmOptions) {
    /** That nodes of one site sign as. */
    private static final String COMMON_ORIGIN = "https://site.example";

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
     * @throws IOException when a server does not start or a connection breaks
     */
    public LoadResult measure(Setting setting) throws IOException {
        List<ServerChild> servers = new ArrayList<>();
        try {
            Setting shared = nodes == 1 ? setting : setting.as(COMMON_ORIGIN);
            for (int i = 0; i < nodes; i++) {
                servers.add(ServerChild.start(contender, shared, jvmOptions));
            }
            return measure(servers);
        } finally {
            for (ServerChild server : servers) {
                server.close();
            }
        }
    }

    private LoadResult measure(List<ServerChild> servers) throws IOException {
        RequestSupply supply = new RequestSupply(servers.get(0).origin(), ACTORS);
        LoadClient client =
                new LoadClient(servers.stream().map(ServerChild::place).toList(), contender.proof());
        Iterator<Message> messages = messages();
        Measurement warm = client.run(signing(supply, messages), connections, warmUp);
        int most = AT_LEAST + (int) (FASTER * warm.rate() * time.toMillis() / 1000);
        Iterator<byte[]> requests = signed(supply, messages, most);
        Duration before = cpu(servers);
        Measurement measurement = client.run(requests, connections, time);
        return new LoadResult(this, warm, measurement, cpu(servers).minus(before));
    }

    private static Duration cpu(List<ServerChild> servers) {
        return servers.stream().map(ServerChild::cpu).reduce(Duration.ZERO, Duration::plus);
    }

    /** Asking turns without end, or as many bookings as there are tables. */
    private Iterator<Message> messages() {
        return contender.books()
                ? Message.bookings(LocalDate.now(BellaCucina.ZONE)).iterator()
                : Stream.generate(Message::asking).iterator();
    }

    private Iterator<byte[]> signing(RequestSupply supply, Iterator<Message> messages) {
        Stream<byte[]> requests = Stream.generate(() -> supply.http(messages.next()));
        return (contender.books() ? requests.limit(WARM_UP_BOOKINGS) : requests).iterator();
    }

    private static Iterator<byte[]> signed(RequestSupply supply, Iterator<Message> messages, int most) {
        List<byte[]> requests = new ArrayList<>(most);
        while (messages.hasNext() && requests.size() < most) {
            requests.add(supply.http(messages.next()));
        }
        return requests.iterator();
    }
}
