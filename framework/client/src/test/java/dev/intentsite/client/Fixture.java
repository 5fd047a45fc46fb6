package dev.intentsite.client;

import dev.intentsite.protocol.attribution.Algorithm;
import dev.intentsite.protocol.attribution.SigningKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A client, a site and a clock that belong together. */
final class Fixture {
    final MovingClock clock = new MovingClock();
    final FakeSite site = new FakeSite(clock);
    final List<Duration> pauses = new ArrayList<>();
    final SigningKey key = SigningKey.generate(Algorithm.ED25519);
    final IntentClient client = IntentClient.builder(key)
            .clock(clock)
            .pause(duration -> {
                pauses.add(duration);
                clock.advance(duration);
            })
            .build();

    Conversation conversation() {
        return client.converse(site.description(), site);
    }
}
