package dev.intentsite.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.protocol.CanonicalJson;
import dev.intentsite.protocol.EnvelopeLimits;
import dev.intentsite.protocol.FlowType;
import dev.intentsite.protocol.StrictJson;
import dev.intentsite.protocol.StrictJsonException;
import dev.intentsite.protocol.attribution.RequestSigner;
import dev.intentsite.protocol.attribution.ResponseVerifier;
import dev.intentsite.protocol.attribution.SigningKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Speaks with IntentSites for a person, an agent or a gateway.
 *
 * <pre>{@code
 * IntentClient client = IntentClient.builder(KeyFile.readOrCreate(path)).build();
 * Conversation conversation = client.converse(client.discover("https://bellacucina.example"));
 * SiteAnswer answer = conversation.start("Book a table for 2 people tomorrow at 7pm");
 * }</pre>
 *
 * Immutable, thread-safe; one is enough for a program.
 */
public final class IntentClient {
    /** A larger answer is refused. */
    public static final int MAXIMUM_ANSWER_BYTES = 1024 * 1024;

    private final IntentClientBuilder settings;
    private final RequestSigner signer;
    private final LazyHttp http;

    IntentClient(IntentClientBuilder settings) {
        this.settings = settings;
        this.signer = new RequestSigner(settings.key, settings.actorType, settings.actorId);
        this.http = new LazyHttp(settings.connectTimeout);
    }

    /** A client that signs with {@code key}, by default as the actor that this key is (its thumbprint). */
    public static IntentClientBuilder builder(SigningKey key) {
        return new IntentClientBuilder(key);
    }

    /** Who speaks: the {@code actor_id} of every request. */
    public String actorId() {
        return settings.actorId;
    }

    /**
     * Fetches a site's manifest and keys.
     *
     * @param origin such as {@code https://bellacucina.example}; plain {@code http} on this machine alone
     * @throws IllegalArgumentException when it is no origin
     * @throws SiteUnreachableException when nothing answers there
     * @throws UnusableSiteException when what it publishes is not well-formed or not safe to use
     */
    public SiteDescription discover(String origin) {
        return new Discovery(http.client(), settings.timeout, settings.clock).discover(Addresses.origin(origin));
    }

    /** Begins a conversation with a site over HTTP. */
    public Conversation converse(SiteDescription site) {
        return converse(site, transport(site));
    }

    /** Begins a conversation with a site over another transport. */
    public Conversation converse(SiteDescription site, Transport transport) {
        return resume(site, transport, ConversationState.fresh(RandomId.next()));
    }

    /** Goes on with a conversation that this process or another one began, with the same key. */
    public Conversation resume(SiteDescription site, ConversationState state) {
        return resume(site, transport(site), state);
    }

    /** Goes on with a conversation over another transport. */
    public Conversation resume(SiteDescription site, Transport transport, ConversationState state) {
        return conversation(site, site.origin(), List.of(), transport, state);
    }

    /**
     * Begins a conversation with a site through a gateway. The messages are made for the gateway and may be used at this site alone.
     *
     * @param gatewayId the gateway's {@code actor_id}
     * @param gateway takes the bytes to the gateway, and the site's answer back
     */
    public Conversation converseThrough(SiteDescription site, String gatewayId, Transport gateway) {
        return conversation(site, gatewayId, List.of(site.origin()), gateway, ConversationState.fresh(RandomId.next()));
    }

    /**
     * Sends on, as a gateway, a request that another actor made for this one: adds an entry to its chain and leaves the payload as it
     * is. Sent once: only the origin actor can sign it anew.
     *
     * @param envelope the request as it came, JSON in UTF-8, whose last entry is made {@code to} this client's actor
     * @return the verified answer; its {@link SiteAnswer#body} is what the sender must get
     * @throws IllegalArgumentException when it is no request, or not made for this actor
     * @throws UnverifiedAnswerException when the answer is not shown to be the site's
     * @throws SiteUnreachableException when there is none
     */
    public SiteAnswer forward(SiteDescription site, byte[] envelope) {
        return forward(site, transport(site), envelope);
    }

    /** {@link #forward(SiteDescription, byte[])} over another transport. */
    public SiteAnswer forward(SiteDescription site, Transport transport, byte[] envelope) {
        ObjectNode request = request(envelope);
        JsonNode attribution = request.path("attribution");
        JsonNode chain = attribution.path("chain");
        String to = chain.path(chain.size() - 1).path("to").asText();
        if (!to.equals(settings.actorId)) {
            throw new IllegalArgumentException("The request's last entry is made for " + (to.isEmpty() ? "nobody" : to)
                    + ", not for this gateway, " + settings.actorId);
        }
        request.set("attribution", signer.forward(attribution, site.origin(), settings.clock.instant()));
        Answered answered = transport.exchange(CanonicalJson.bytes(request));
        return reader(site).read(request, intentHash(request), answered);
    }

    private static ObjectNode request(byte[] envelope) {
        try {
            if (StrictJson.read(envelope, EnvelopeLimits.DEFAULT.depth()) instanceof ObjectNode request) {
                return request;
            }
        } catch (StrictJsonException fault) {
            throw new IllegalArgumentException("The request is not JSON: " + fault.getMessage(), fault);
        }
        throw new IllegalArgumentException("The request is not a JSON object");
    }

    /** As far as the request tells it. */
    private static Optional<String> intentHash(JsonNode request) {
        boolean first =
                FlowType.INTENT_REQUEST.wire().equals(request.path("flow_type").textValue());
        return Optional.ofNullable(request.path("attribution")
                .path(first ? "query_hash" : "intent_hash")
                .textValue());
    }

    private Conversation conversation(
            SiteDescription site, String to, List<String> audience, Transport transport, ConversationState state) {
        var exchange = new Exchange(signer, to, audience, transport, reader(site), settings.retries(), settings.clock);
        return new Conversation(exchange, settings.clock, state);
    }

    private AnswerReader reader(SiteDescription site) {
        var verifier = new ResponseVerifier(site.origin(), site.keySource(), settings.window);
        return new AnswerReader(site.origin(), verifier, settings.clock);
    }

    private Transport transport(SiteDescription site) {
        return new Transport() {
            @Override
            public Answered exchange(byte[] body) {
                return made().exchange(body);
            }

            @Override
            public void exchange(byte[] body, Duration longest, Consumer<Answered> each) {
                made().exchange(body, longest, each);
            }

            private Transport made() {
                return Transport.http(http.client(), site.endpoint(), settings.timeout);
            }
        };
    }
}
