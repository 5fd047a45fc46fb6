package dev.intentsite.site.internal.turn;

import dev.intentsite.ledger.Ledger;
import dev.intentsite.ledger.MemoryLedger;
import dev.intentsite.ledger.SqlLedger;
import dev.intentsite.protocol.attribution.Algorithm;
import dev.intentsite.protocol.attribution.SigningKey;
import dev.intentsite.site.IntentSite;
import dev.intentsite.site.SiteBuilder;
import dev.intentsite.site.SiteKeys;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.provider.Arguments;

/** A library whose interactions are kept by one of the ledgers. */
abstract class OnEachLedger {
    final MovableClock clock = new MovableClock();
    final Lending lending = new Lending();
    final Ledger ledger;
    final SiteKeys keys = SiteKeys.of(SigningKey.generate(Algorithm.ED25519));
    final IntentSite site;
    final Visitor visitor;
    private final List<IntentSite> sites = new ArrayList<>();

    OnEachLedger(Ledger ledger) {
        this.ledger = ledger;
        this.site = site(builder());
        this.visitor = new Visitor(site, clock);
    }

    static List<Arguments> ledgers() {
        return List.of(
                Arguments.of("memory", (Supplier<Ledger>) MemoryLedger::new),
                Arguments.of("sql", (Supplier<Ledger>) SqlLedger::inMemory));
    }

    final SiteBuilder builder() {
        return IntentSite.builder(lending)
                .origin("https://library.example")
                .zone(ZoneOffset.UTC)
                .clock(clock)
                .keys(keys)
                .ledger(ledger);
    }

    final IntentSite site(SiteBuilder builder) {
        IntentSite built = builder.build();
        sites.add(built);
        return built;
    }

    @AfterEach
    void close() {
        sites.forEach(IntentSite::close);
        ledger.close();
    }
}
