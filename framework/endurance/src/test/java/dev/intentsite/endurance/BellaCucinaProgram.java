package dev.intentsite.endurance;

import dev.intentsite.http.HttpSettings;
import dev.intentsite.http.IntentServer;
import dev.intentsite.sample.restaurant.BellaCucina;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Bella Cucina on any free port, with room for a crowd. Its arguments: the data folder, and PostgreSQL's address where it is on that. */
final class BellaCucinaProgram {
    static final int UNLIMITED = 100_000_000;

    private BellaCucinaProgram() {}

    public static void main(String[] arguments) {
        Child.prepare();
        BellaCucina house = new BellaCucina(
                Path.of(arguments[0]), Arrays.stream(arguments).skip(1).findFirst(), Optional.empty());
        IntentServer server = IntentServer.builder()
                .port(0)
                .plainHttpBehindProxy()
                .settings(settings())
                .start(house.site()
                        .origin(House.ORIGIN)
                        .clock(HouseTime.clock())
                        .messagesPerMinute(UNLIMITED)
                        .bytesPerDay(Long.MAX_VALUE, Long.MAX_VALUE)
                        .build());
        Child.ready(server.port());
    }

    static HttpSettings settings() {
        return HttpSettings.builder()
                .pages()
                .messagesPerMinute(UNLIMITED)
                .clock(HouseTime.clock())
                .build();
    }
}
