package dev.intentsite.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;

/**
 * A person's data key. What it seals is bound to the person and to its place, such as {@code event}, the interaction's id and the
 * event's number. For one thread at a time.
 *
 * @param person a random name of the person, which leads to nobody when the key is gone
 */
record PersonKey(String person, SecretKey key, Cipher cipher) {
    PersonKey(String person, byte[] key) {
        this(person, AesGcm.key(key), AesGcm.cipher());
    }

    /** A new one, and as it is kept. */
    static Wrapped generated(String actor, MasterKeys masters) {
        return wrapped(UUID.randomUUID().toString(), actor, AesGcm.randomKey(), masters);
    }

    private static Wrapped wrapped(String person, String actor, byte[] key, MasterKeys masters) {
        MasterKeys.MasterKey master = masters.first();
        return new Wrapped(
                person, actor, master.name(), AesGcm.seal(master.cipher(), master.key(), key, place(person, actor)));
    }

    private static String place(String person, String actor) {
        return "intentsite person key\n" + person + "\n" + actor;
    }

    String seal(String text, Object... place) {
        return AesGcm.seal(cipher, key, text.getBytes(StandardCharsets.UTF_8), place(place));
    }

    /**
     * The text that was sealed for this place.
     *
     * @throws LedgerUnavailableException when it was not
     */
    String open(String sealed, Object... place) {
        return AesGcm.open(cipher, key, sealed, place(place))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElseThrow(() -> new LedgerUnavailableException(
                        "What the ledger holds is not what was written there: "
                                + place(place).replace('\n', ' ') + ". It was changed, or moved from another place.",
                        null));
    }

    private String place(Object... place) {
        StringBuilder text = new StringBuilder("intentsite sealed\n").append(person);
        for (Object part : place) {
            text.append('\n').append(part);
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return person;
    }

    /**
     * A data key as it is kept.
     *
     * @param actor hash of the person's {@code actor_id}
     * @param masterKey name of the master key that wraps it
     */
    record Wrapped(String person, String actor, String masterKey, String wrapped) {
        PersonKey unwrap(MasterKeys masters) {
            return new PersonKey(person, bytes(masters));
        }

        /** The same key, wrapped by the first master key. */
        Wrapped anew(MasterKeys masters) {
            return PersonKey.wrapped(person, actor, bytes(masters), masters);
        }

        private byte[] bytes(MasterKeys masters) {
            MasterKeys.MasterKey master = masters.named(masterKey)
                    .orElseThrow(() -> new LedgerUnavailableException(
                            "This ledger is sealed with the master key " + masterKey + ", which was not given (given: "
                                    + masters + "). Give it too, after the one that wraps.",
                            null));
            Optional<byte[]> key = AesGcm.open(master.cipher(), master.key(), wrapped, place(person, actor));
            return key.orElseThrow(() -> new LedgerUnavailableException(
                    "The data key of person " + person + " is not what was written there: it was changed, or moved from"
                            + " another place.",
                    null));
        }
    }
}
