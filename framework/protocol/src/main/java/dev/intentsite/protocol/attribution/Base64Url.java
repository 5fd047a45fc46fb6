package dev.intentsite.protocol.attribution;

import java.util.Base64;

/** {@code b64} of {@code wire.md} § 5: base64url, unpadded, canonical (unused bits zero). Thread-safe. */
final class Base64Url {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private Base64Url() {}

    static String encode(byte[] bytes) {
        return ENCODER.encodeToString(bytes);
    }

    /** @throws IllegalArgumentException when it is not {@code length} bytes in the one form allowed */
    static byte[] decode(String text, int length) {
        byte[] bytes = DECODER.decode(text);
        if (bytes.length != length || !encode(bytes).equals(text)) {
            throw new IllegalArgumentException(
                    "not the unpadded, canonical base64url form of " + length + " bytes; write it without padding");
        }
        return bytes;
    }
}
