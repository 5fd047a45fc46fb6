package dev.intentsite.benchmarks.parts;

import dev.intentsite.benchmarks.load.Message;
import dev.intentsite.benchmarks.load.RequestSupply;
import dev.intentsite.benchmarks.serve.Contender;
import dev.intentsite.ledger.Ledger;
import dev.intentsite.ledger.MemoryLedger;
import dev.intentsite.ledger.SqlLedger;
import dev.intentsite.site.IntentSite;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A whole site without HTTP. Each of its messages is new and signed outside the measured time. */
@State(Scope.Thread)
public class SiteState {
    private static final String ORIGIN = "http://localhost:8080";
    private static final int NONCES = 20_000_000;

    /** Where the site keeps its interactions: in memory, or in a SQLite file in the folder for temporary files. */
    @Param({"memory", "sqlite"})
    public String ledger = "memory";

    private final RequestSupply supply = new RequestSupply(ORIGIN, 500);
    private @Nullable Ledger store;
    private @Nullable IntentSite site;
    private byte[] body = {};

    /** Opens the ledger and the site. */
    @Setup
    public void open() {
        Ledger opened = ledger.equals("memory") ? new MemoryLedger(NONCES, Integer.MAX_VALUE) : SqlLedger.inMemory();
        store = opened;
        site = Contender.bistro(ORIGIN).ledger(opened).build();
    }

    /** Signs the next message. */
    @Setup(Level.Invocation)
    public void sign() {
        body = supply.body(Message.asking());
    }

    /** Closes both. */
    @TearDown
    public void close() {
        if (site != null && store != null) {
            site.close();
            store.close();
        }
    }

    byte[] answer() {
        IntentSite opened = site;
        if (opened == null) {
            throw new IllegalStateException("JMH opens the site first");
        }
        return opened.answer(body).body();
    }
}
