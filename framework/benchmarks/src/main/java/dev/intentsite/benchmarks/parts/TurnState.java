package dev.intentsite.benchmarks.parts;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.benchmarks.load.Message;
import dev.intentsite.benchmarks.load.RequestSupply;
import dev.intentsite.benchmarks.serve.Bistro;
import dev.intentsite.benchmarks.serve.Contender;
import dev.intentsite.language.Context;
import dev.intentsite.language.Interpreter;
import dev.intentsite.language.ManifestInterpreter;
import dev.intentsite.language.Utterance;
import dev.intentsite.language.ValueTypes;
import dev.intentsite.protocol.CanonicalJson;
import dev.intentsite.protocol.EnvelopeLimits;
import dev.intentsite.protocol.Request;
import dev.intentsite.protocol.RequestReader;
import dev.intentsite.protocol.attribution.Algorithm;
import dev.intentsite.protocol.attribution.AnswerReference;
import dev.intentsite.protocol.attribution.KeySource;
import dev.intentsite.protocol.attribution.RequestVerifier;
import dev.intentsite.protocol.attribution.ResponseSigner;
import dev.intentsite.protocol.attribution.SigningKey;
import dev.intentsite.protocol.attribution.Verified;
import dev.intentsite.site.IntentSite;
import dev.intentsite.site.internal.model.ModelReader;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One asking turn, taken apart: each part with the very input that it has in that turn. */
@State(Scope.Benchmark)
public class TurnState {
    private static final String ORIGIN = "http://localhost:8080";

    final Instant now = Instant.now();
    final RequestReader reader = new RequestReader(EnvelopeLimits.DEFAULT);
    final RequestVerifier verifier = new RequestVerifier(ORIGIN, KeySource.none(), List.of(), Duration.ofSeconds(300));
    final ResponseSigner signer = new ResponseSigner(SigningKey.generate(Algorithm.ED25519), ORIGIN);
    final Utterance utterance =
            new Utterance(Message.asking().words(), now.atZone(ZoneOffset.UTC), Locale.ENGLISH, Context.START);
    final byte[] body = new RequestSupply(ORIGIN, 1).body(Message.asking());
    final Request request = reader.read(body);
    final Verified verified = verifier.verify(request, now, () -> true);
    final AnswerReference reference = new AnswerReference(verified.nonce(), verified.queryHash());
    final Interpreter interpreter;
    final ObjectNode answer;
    final String answerHash;
    DialogueSteps dialogue;

    /** Asks the site once, for its interpreter and its answer. */
    public TurnState() {
        AtomicReference<Interpreter> made = new AtomicReference<>();
        try (IntentSite site = Contender.bistro(ORIGIN)
                .interpreter((manifest, types) -> {
                    made.set(ManifestInterpreter.of(manifest, types));
                    return made.get();
                })
                .build()) {
            byte[] asked = new RequestSupply(ORIGIN, 1).body(Message.asking());
            this.answer = ((ObjectNode)
                            new ObjectMapper().readTree(site.answer(asked).body()))
                    .without(List.of("attribution", "explicability"));
        } catch (IOException e) {
            throw new IllegalStateException("the site's answer is no JSON", e);
        }
        this.interpreter = Objects.requireNonNull(made.get());
        this.answerHash = CanonicalJson.sha256(answer);
        this.dialogue = steps();
    }

    /** A dialogue for each iteration, so that none is warmer than its code. */
    @Setup(Level.Iteration)
    public void prepare() {
        dialogue = steps();
    }

    private DialogueSteps steps() {
        ModelReader.Read read = ModelReader.read(
                List.of(new Bistro()), ValueTypes.standard(), Map.of(), Clock.systemUTC(), ZoneOffset.UTC);
        return new DialogueSteps(read, request, verified, interpreter, utterance);
    }
}
