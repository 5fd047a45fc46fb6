package dev.intentsite.ledger;

import dev.intentsite.protocol.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;

/**
 * The keys that wrap the data keys of persons; see {@link SqlLedger#encryptedWith}. They are kept outside the database: whoever
 * has both reads everything, and whoever has one of them reads nothing. The first wraps, all unwrap.
 *
 * <p>To change the key, put a new one before the old one: on opening, the ledger wraps all data keys with the first, after which
 * the old one is needed for older backups alone. Where several machines use one database, give all of them the new key as the second
 * first. Immutable.
 */
public final class MasterKeys {
    private final List<MasterKey> keys;

    private MasterKeys(List<MasterKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /**
     * The keys in a file, one a line in base64. Where there is none it is made with one random key, mode 0600, its folder with 0700.
     * Losing it is losing what is sealed.
     *
     * @throws LedgerUnavailableException when it cannot be read or made, holds no keys, or others may read it
     */
    public static MasterKeys inFile(Path file) {
        return of(MasterKeyFile.lines(file), "The master key file " + file);
    }

    /**
     * Keys that are kept elsewhere, such as in an environment variable or a store of secrets.
     *
     * @param base64 each 32 random bytes, as {@code openssl rand -base64 32} prints them
     * @throws IllegalArgumentException when one is not that
     */
    public static MasterKeys of(String... base64) {
        try {
            return of(Arrays.asList(base64), "MasterKeys.of");
        } catch (LedgerUnavailableException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** One that is kept nowhere. */
    static MasterKeys generated() {
        return new MasterKeys(List.of(MasterKey.of(AesGcm.randomKey())));
    }

    private static MasterKeys of(List<String> base64, String place) {
        List<MasterKey> keys = new ArrayList<>();
        for (String line : base64) {
            byte[] bytes;
            try {
                bytes = Base64.getDecoder().decode(line.strip());
            } catch (IllegalArgumentException e) {
                bytes = new byte[0];
            }
            if (bytes.length != AesGcm.KEY_BYTES) {
                throw new LedgerUnavailableException(
                        place + ": key " + (keys.size() + 1)
                                + " is not 32 bytes in base64, as `openssl rand -base64 32` prints them.",
                        null);
            }
            keys.add(MasterKey.of(bytes));
        }
        if (keys.isEmpty()) {
            throw new LedgerUnavailableException(
                    place
                            + " holds no key; give one, as `openssl rand -base64 32` prints it, or restore the one that was"
                            + " used.",
                    null);
        }
        return new MasterKeys(keys);
    }

    MasterKey first() {
        return keys.get(0);
    }

    Optional<MasterKey> named(String name) {
        return keys.stream().filter(key -> key.name().equals(name)).findFirst();
    }

    /** The names, for messages. */
    @Override
    public String toString() {
        return keys.stream().map(MasterKey::name).collect(Collectors.joining(", "));
    }

    /** One key. Its name tells nothing of it. */
    record MasterKey(String name, SecretKey key) {
        private static final int NAME_BYTES = 8;
        /** These keys stay in memory, so what a cipher keeps of them may. */
        private static final ThreadLocal<Cipher> CIPHERS = ThreadLocal.withInitial(AesGcm::cipher);

        Cipher cipher() {
            return CIPHERS.get();
        }

        static MasterKey of(byte[] bytes) {
            byte[] named = Sha256.of(
                    ("intentsite master key\n" + HexFormat.of().formatHex(bytes)).getBytes(StandardCharsets.US_ASCII));
            return new MasterKey(HexFormat.of().formatHex(named, 0, NAME_BYTES), AesGcm.key(bytes));
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
