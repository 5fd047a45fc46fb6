package dev.intentsite.testkit;

import dev.intentsite.client.IntentClient;
import dev.intentsite.client.SiteDescription;
import dev.intentsite.client.Transport;

/** Somebody who speaks with the site, known to it by the thumbprint of a key (trust {@code self_asserted}). Thread-safe. */
public final class TestActor {
    private final IntentClient client;
    private final SiteDescription site;
    private final Transport transport;

    TestActor(IntentClient client, SiteDescription site, Transport transport) {
        this.client = client;
        this.site = site;
        this.transport = transport;
    }

    /** The {@code actor_id}, as handlers see it in {@code Turn.origin()}. */
    public String id() {
        return client.actorId();
    }

    /** Begins a conversation. */
    public TestConversation conversation() {
        return TestConversation.of(client.converse(site, transport));
    }
}
