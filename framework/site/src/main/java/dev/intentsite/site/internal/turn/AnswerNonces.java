package dev.intentsite.site.internal.turn;

import dev.intentsite.protocol.attribution.AnswerReference;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Nonces by which the site knows its own answers again, without keeping them: 128 random bits and a keyed hash over those, the
 * interaction, the turn and the answer's query hash. So {@code in_reply_to} ({@code wire.md} § 5) can be held against the
 * latest turn on any node, also when that answer was signed again for a retry. Thread-safe.
 */
final class AnswerNonces {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int RANDOM = 16;
    private static final int TAG = 16;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final SecureRandom random = new SecureRandom();
    private final ThreadLocal<Mac> macs;

    /** @param secret known to all nodes of the site and to nobody else */
    AnswerNonces(byte[] secret) {
        byte[] key = mac(secret).doFinal(bytes("intentsite answer nonces"));
        this.macs = ThreadLocal.withInitial(() -> mac(key));
    }

    /** A nonce for an answer that a next message may name. */
    String ofTurn(String interactionId, long turn, String queryHash) {
        byte[] fresh = fresh();
        byte[] nonce = Arrays.copyOf(fresh, RANDOM + TAG);
        System.arraycopy(tag(fresh, interactionId, turn, queryHash), 0, nonce, RANDOM, TAG);
        return BASE64.encodeToString(nonce);
    }

    /** A nonce for an answer that no message may name. */
    String ofNoTurn() {
        return BASE64.encodeToString(Arrays.copyOf(fresh(), RANDOM + TAG));
    }

    /** Whether {@code reference} names an answer of that turn. */
    boolean names(AnswerReference reference, String interactionId, long turn) {
        byte[] nonce;
        try {
            nonce = Base64.getUrlDecoder().decode(reference.nonce());
        } catch (IllegalArgumentException e) {
            return false;
        }
        if (nonce.length != RANDOM + TAG) {
            return false;
        }
        byte[] fresh = Arrays.copyOf(nonce, RANDOM);
        byte[] tag = Arrays.copyOfRange(nonce, RANDOM, RANDOM + TAG);
        return MessageDigest.isEqual(tag, Arrays.copyOf(tag(fresh, interactionId, turn, reference.queryHash()), TAG));
    }

    private byte[] fresh() {
        byte[] fresh = new byte[RANDOM];
        random.nextBytes(fresh);
        return fresh;
    }

    private byte[] tag(byte[] fresh, String interactionId, long turn, String queryHash) {
        return macs.get()
                .doFinal(bytes(BASE64.encodeToString(fresh) + "\n" + interactionId + "\n" + turn + "\n" + queryHash));
    }

    private static Mac mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
