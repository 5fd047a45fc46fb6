package dev.intentsite.ui;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.http.HttpSettings;
import dev.intentsite.http.PageResource;
import dev.intentsite.http.internal.Mount;
import dev.intentsite.http.internal.Site;
import dev.intentsite.protocol.CanonicalJson;
import dev.intentsite.protocol.EnvelopeLimits;
import dev.intentsite.protocol.ErrorStatus;
import dev.intentsite.protocol.FlowType;
import dev.intentsite.protocol.Request;
import dev.intentsite.protocol.StrictJson;
import dev.intentsite.protocol.attribution.Algorithm;
import dev.intentsite.protocol.attribution.AnswerReference;
import dev.intentsite.protocol.attribution.KeySource;
import dev.intentsite.protocol.attribution.RequestVerifier;
import dev.intentsite.protocol.attribution.ResponseSigner;
import dev.intentsite.protocol.attribution.SigningKey;
import dev.intentsite.protocol.attribution.Verified;
import dev.intentsite.site.Allowances;
import dev.intentsite.site.Answer;
import dev.intentsite.site.Heard;
import dev.intentsite.site.Publication;
import dev.intentsite.site.WorkUnderWay;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * A site on a free port of this machine: the real HTTP layer and the real page, real keys, every message verified by the
 * framework's own verifier, and answers out of a {@link Script}.
 */
final class FakeSite implements Site, AutoCloseable {
    static final JsonMapper JSON = new JsonMapper();

    /** Answers one message. */
    interface Script {
        /** The answer's payload without what every answer has; {@code "http"} in it sets the HTTP status. */
        ObjectNode answer(Request request, Verified verified);
    }

    final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Map<String, ObjectNode> remembered = new ConcurrentHashMap<>();
    final List<Verified> verified = new CopyOnWriteArrayList<>();
    volatile Script script = new Booking();
    volatile UnaryOperator<ObjectNode> onTheWay = answer -> answer;
    volatile String manifest;
    volatile boolean tellsByItself;
    private volatile ObjectNode told;
    private final List<Runnable> telling = new CopyOnWriteArrayList<>();

    private final Server server = new Server();
    private final String origin;
    private final SigningKey key;
    private final IntentPage page = new IntentPage();
    private final RequestVerifier verifier;
    private final ResponseSigner signer;

    FakeSite() throws Exception {
        this(Algorithm.ED25519);
    }

    FakeSite(Algorithm algorithm) throws Exception {
        var connector = new ServerConnector(server);
        connector.setHost("localhost");
        connector.setPort(0);
        server.addConnector(connector);
        connector.open();
        this.origin = "http://localhost:" + connector.getLocalPort();
        this.key = SigningKey.generate(algorithm);
        this.verifier = new RequestVerifier(origin, KeySource.none(), List.of(), Duration.ofSeconds(300));
        this.signer = new ResponseSigner(key, origin);
        this.manifest = Booking.manifest(origin);
        Mount.before(server, this, HttpSettings.builder().pages().build());
        server.start();
    }

    String origin() {
        return origin;
    }

    String address() {
        return origin + "/intent-ui/";
    }

    /** Everything as it was at the start. */
    void forget() {
        requests.clear();
        verified.clear();
        script = new Booking();
        onTheWay = answer -> answer;
        tellsByItself = false;
        told = null;
        manifest = Booking.manifest(origin);
    }

    @Override
    public Answer answer(byte[] body, String address) {
        var envelope = (ObjectNode) StrictJson.read(body, 32);
        Request request = request(envelope);
        Verified who = verifier.verify(request, Instant.now(), () -> true);
        requests.add(request);
        verified.add(who);
        String name = request.idempotencyKey().orElseThrow();
        ObjectNode payload = Optional.ofNullable(remembered.get(name)).orElseGet(() -> script.answer(request, who));
        if (!payload.path("flow_type").asText().equals("error")) {
            remembered.put(name, payload.deepCopy());
        }
        return signed(payload, request, who);
    }

    private Answer signed(ObjectNode payload, Request request, Verified who) {
        int status = payload.path("http").asInt(200);
        payload.remove("http");
        boolean bare = payload.path("bare").asBoolean();
        payload.remove("bare");
        payload.put("protocol_version", "1.0").put("interaction_id", request.interactionId());
        payload.put("timestamp", Instant.now().toString());
        ObjectNode answer = payload.deepCopy();
        answer.set(
                "attribution",
                signer.sign(
                        CanonicalJson.sha256(payload),
                        UUID.randomUUID().toString(),
                        who.intentHash(),
                        bare ? Optional.empty() : Optional.of(new AnswerReference(who.nonce(), who.queryHash())),
                        bare ? Optional.empty() : Optional.of(who.origin().id()),
                        Instant.now()));
        JsonNode retry = payload.path("retry_after");
        return new Answer(
                status,
                onTheWay.apply(answer).toString().getBytes(StandardCharsets.UTF_8),
                retry.isInt() ? OptionalInt.of(retry.intValue()) : OptionalInt.empty());
    }

    /** What comes of the work that is under way, told by itself to those who listen. */
    void tells(ObjectNode result) {
        told = result;
        telling.forEach(Runnable::run);
    }

    @Override
    public Heard hear(byte[] body, String address) {
        Answer first = answer(body, address);
        Request request = requests.get(requests.size() - 1);
        Verified who = verified.get(verified.size() - 1);
        WorkUnderWay work = new WorkUnderWay() {
            @Override
            public Optional<Answer> result() {
                return Optional.ofNullable(told).map(payload -> signed(payload.deepCopy(), request, who));
            }

            @Override
            public Runnable whenSettled(Runnable look) {
                telling.add(look);
                return () -> telling.remove(look);
            }
        };
        return new Heard(first, tellsByItself ? Optional.of(work) : Optional.empty());
    }

    @Override
    public Allowances allowances() {
        return Allowances.inMemory();
    }

    private static Request request(ObjectNode envelope) {
        ObjectNode payload = envelope.deepCopy();
        payload.remove(List.of("attribution", "explicability"));
        return new Request(
                FlowType.valueOf(envelope.path("flow_type").asText().toUpperCase(java.util.Locale.ROOT)),
                envelope.path("message").asText(),
                envelope.path("interaction_id").asText(),
                Optional.empty(),
                JSON.convertValue(
                        envelope.path("parameters").isObject() ? envelope.path("parameters") : JSON.createObjectNode(),
                        new com.fasterxml.jackson.core.type.TypeReference<Map<String, JsonNode>>() {}),
                Optional.ofNullable(envelope.path("idempotency_key").textValue()),
                Optional.empty(),
                payload,
                CanonicalJson.sha256(payload),
                (ObjectNode) envelope.get("attribution"));
    }

    @Override
    public Answer refuse(ErrorStatus status, String message, Duration retryAfter) {
        return new Answer(status.http(), "{}".getBytes(StandardCharsets.UTF_8), OptionalInt.empty());
    }

    @Override
    public Publication manifest() {
        return new Publication(
                manifest.getBytes(StandardCharsets.UTF_8), "\"" + manifest.hashCode() + "\"", Instant.EPOCH);
    }

    @Override
    public Publication keys() {
        ObjectNode set = JSON.createObjectNode();
        set.putArray("keys").add(key.publicKey().toJson());
        return new Publication(set.toString().getBytes(StandardCharsets.UTF_8), "\"k\"", Instant.EPOCH);
    }

    @Override
    public int maxBytes() {
        return EnvelopeLimits.DEFAULT.bytes();
    }

    @Override
    public boolean hasPages() {
        return true;
    }

    @Override
    public Optional<PageResource> page(String path) {
        return path.equals("site.json") ? Optional.of(page.card(manifest())) : page.file(path);
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }
}
