package dev.intentsite.benchmarks.parts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.language.Interpretation;
import dev.intentsite.protocol.CanonicalJson;
import dev.intentsite.protocol.Request;
import dev.intentsite.protocol.attribution.Verified;
import dev.intentsite.site.internal.dialogue.Progress;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** The parts of an asking turn, one by one, in the order of the turn. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class PartsBenchmark {
    private static final String NONCE = "benchmark-nonce-0123456789";

    /** Bytes to a request: strict JSON, schema, hash. */
    @Benchmark
    public Request readRequest(TurnState turn) {
        return turn.reader.read(turn.body);
    }

    /** The hash of the request's payload, which reading includes. */
    @Benchmark
    public String hashRequest(TurnState turn) {
        return CanonicalJson.sha256(turn.request.payload());
    }

    /** Attribution: shape, times, addressees, key, signature. */
    @Benchmark
    public Verified verifyRequest(TurnState turn) {
        return turn.verifier.verify(turn.request, turn.now, () -> true);
    }

    /** Words to candidates. */
    @Benchmark
    public Interpretation interpret(TurnState turn) {
        return turn.interpreter.interpret(turn.utterance);
    }

    /** The dialogue's steps, the backend's answers being known. */
    @Benchmark
    public Progress dialogue(TurnState turn) {
        return turn.dialogue.steps();
    }

    /** The dialogue's steps with the backend's methods called. */
    @Benchmark
    public Progress dialogueWithBackend(TurnState turn) {
        return turn.dialogue.stepsWithBackend();
    }

    /** The reply as an answer's payload. */
    @Benchmark
    public ObjectNode phrase(TurnState turn) {
        return turn.dialogue.phrase();
    }

    /** The hash of the answer's payload. */
    @Benchmark
    public String hashAnswer(TurnState turn) {
        return CanonicalJson.sha256(turn.answer);
    }

    /** The answer's attribution. */
    @Benchmark
    public ObjectNode signAnswer(TurnState turn) {
        return turn.signer.sign(
                turn.answerHash,
                NONCE,
                Optional.of(turn.verified.queryHash()),
                Optional.of(turn.reference),
                Optional.of(turn.verified.origin().id()),
                turn.now);
    }
}
