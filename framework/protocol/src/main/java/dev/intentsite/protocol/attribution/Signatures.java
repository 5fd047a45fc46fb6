package dev.intentsite.protocol.attribution;

/** The last step for each entry: its signature, by the key that was found for it. */
final class Signatures {
    private Signatures() {}

    /** @throws AttributionException when the algorithm does not fit the key, or the signature is not the key's */
    static void check(ChainEntry entry, JsonWebKey key, byte[] signedBytes) {
        if (key.algorithm() != entry.algorithm()) {
            throw entry.refused(
                    "alg does not fit the key",
                    "`alg` is " + entry.algorithm().wire() + ", but the key is one for "
                            + key.algorithm().wire());
        }
        if (!key.verifies(signedBytes, entry.signatureBytes())) {
            throw entry.refused(
                    "signature",
                    "`signature` does not hold for this message, this entry and those before it; sign exactly what is sent");
        }
    }
}
