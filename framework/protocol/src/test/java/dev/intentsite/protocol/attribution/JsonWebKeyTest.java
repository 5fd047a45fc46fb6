package dev.intentsite.protocol.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.bouncycastle.util.BigIntegers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonWebKeyTest {
    private static final byte[] MESSAGE = "the words".getBytes(StandardCharsets.UTF_8);
    private static final BigInteger ED25519_ORDER =
            BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

    private static ObjectNode okp(byte[] x) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("kty", "OKP")
                .put("crv", "Ed25519")
                .put("x", Base64Url.encode(x));
    }

    @Test
    void theThumbprintIsThatOfRfc8037() {
        ObjectNode jwk = JsonNodeFactory.instance
                .objectNode()
                .put("kty", "OKP")
                .put("crv", "Ed25519")
                .put("x", "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");
        assertThat(JsonWebKey.of(jwk).thumbprint()).isEqualTo("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
        assertThat(JsonWebKey.of(jwk.put("kid", "label").put("use", "sig"))).isEqualTo(JsonWebKey.of(jwk));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // the points of small order, and 0 and 1 written beyond p
                "0100000000000000000000000000000000000000000000000000000000000000",
                "0100000000000000000000000000000000000000000000000000000000000080",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0000000000000000000000000000000000000000000000000000000000000080",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                // beyond p, and off the curve
                "f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "0200000000000000000000000000000000000000000000000000000000000000"
            })
    void pointsOfSmallOrderOffTheCurveOrNotCanonicalAreRefused(String encoded) {
        ObjectNode jwk = okp(HexFormat.of().parseHex(encoded));
        assertThatThrownBy(() -> JsonWebKey.of(jwk))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("`x` is no point of Ed25519 in its one form, or one of small order");
    }

    @Test
    void coordinatesOfP256AreBelowThePrimeAndOnTheCurve() {
        ObjectNode jwk = SigningKey.generate(Algorithm.ES256).publicKey().toJson();
        ObjectNode off = jwk.deepCopy().put("y", jwk.get("x").asText());
        ObjectNode large = jwk.deepCopy().put("x", Base64Url.encode(filled(0xff)));
        ObjectNode infinity =
                jwk.deepCopy().put("x", Base64Url.encode(filled(0))).put("y", Base64Url.encode(filled(0)));
        for (ObjectNode wrong : Arrays.asList(off, large, infinity)) {
            assertThatThrownBy(() -> JsonWebKey.of(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("`x` and `y` are no point of P-256");
        }
    }

    private static byte[] filled(int value) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    @Test
    void otherKindsAndOtherEncodingsAreRefused() {
        ObjectNode jwk = SigningKey.generate(Algorithm.ED25519).publicKey().toJson();
        String x = jwk.get("x").asText();
        assertThatThrownBy(() -> JsonWebKey.of(jwk.deepCopy().put("crv", "X25519")))
                .hasMessage("`kty` and `crv` name no key of the profile; use OKP with Ed25519, or EC with P-256");
        assertThatThrownBy(() -> JsonWebKey.of(jwk.deepCopy().put("kty", "EC")))
                .hasMessageContaining("name no key of the profile");
        assertThatThrownBy(() -> JsonWebKey.of(jwk.deepCopy().put("kty", 5)))
                .hasMessage("`kty` is missing or not a string");
        assertThatThrownBy(() -> JsonWebKey.of(JsonNodeFactory.instance.textNode("key")))
                .hasMessage("`kty` is missing or not a string");
        for (String other :
                new String[] {x + "=", x.substring(1), x + "A", "+" + x.substring(1), nonCanonical(x), ""}) {
            assertThatThrownBy(() -> JsonWebKey.of(jwk.deepCopy().put("x", other)))
                    .hasMessage("`x` is not 32 bytes in unpadded, canonical base64url");
        }
    }

    /** 32 bytes leave two unused bits in the last character. */
    private static String nonCanonical(String text) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int last = alphabet.indexOf(text.charAt(text.length() - 1));
        return text.substring(0, text.length() - 1) + alphabet.charAt(last | 1);
    }

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void aSignatureHoldsForItsMessageAndKeyAlone(Algorithm algorithm) {
        SigningKey key = SigningKey.generate(algorithm);
        byte[] signature = key.sign(MESSAGE);
        assertThat(signature).hasSize(64);
        assertThat(key.publicKey().verifies(MESSAGE, signature)).isTrue();
        assertThat(key.publicKey().verifies("other words".getBytes(StandardCharsets.UTF_8), signature))
                .isFalse();
        assertThat(SigningKey.generate(algorithm).publicKey().verifies(MESSAGE, signature))
                .isFalse();
        assertThat(key.publicKey().verifies(MESSAGE, Arrays.copyOf(signature, 63)))
                .isFalse();
        assertThat(key.publicKey().verifies(MESSAGE, Arrays.copyOf(signature, 65)))
                .isFalse();
        for (int i = 0; i < 64; i++) {
            byte[] changed = signature.clone();
            changed[i] ^= 1;
            assertThat(key.publicKey().verifies(MESSAGE, changed)).isFalse();
        }
    }

    @Test
    void anEd25519SignatureHasOneForm() {
        SigningKey key = SigningKey.generate(Algorithm.ED25519);
        byte[] signature = key.sign(MESSAGE);
        byte[] reversed = reversed(Arrays.copyOfRange(signature, 32, 64));
        BigInteger beyond = BigIntegers.fromUnsignedByteArray(reversed).add(ED25519_ORDER);
        byte[] second = Arrays.copyOf(signature, 64);
        System.arraycopy(reversed(BigIntegers.asUnsignedByteArray(32, beyond)), 0, second, 32, 32);
        assertThat(key.publicKey().verifies(MESSAGE, second)).isFalse();
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }

    @Test
    void aHighSIsAllowedForEs256AndZeroOrTheOrderIsNot() {
        SigningKey key = SigningKey.generate(Algorithm.ES256);
        byte[] signature = key.sign(MESSAGE);
        BigInteger order = P256.DOMAIN.getN();
        BigInteger s = P256.integer(signature, 32);
        assertThat(key.publicKey().verifies(MESSAGE, withS(signature, order.subtract(s))))
                .isTrue();
        assertThat(key.publicKey().verifies(MESSAGE, withS(signature, BigInteger.ZERO)))
                .isFalse();
        assertThat(key.publicKey().verifies(MESSAGE, withS(signature, order))).isFalse();
        assertThat(key.publicKey().verifies(MESSAGE, new byte[64])).isFalse();
    }

    private static byte[] withS(byte[] signature, BigInteger s) {
        byte[] changed = signature.clone();
        System.arraycopy(P256.bytes(s), 0, changed, 32, 32);
        return changed;
    }

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void aPrivateKeySurvivesItsJsonAndIsNeverPrinted(Algorithm algorithm) {
        SigningKey key = SigningKey.generate(algorithm);
        ObjectNode kept = key.toPrivateJson();
        SigningKey read = SigningKey.of(kept);
        assertThat(read.publicKey()).isEqualTo(key.publicKey());
        assertThat(read.sign(MESSAGE)).isEqualTo(key.sign(MESSAGE));
        assertThat(key.toString())
                .contains(key.publicKey().thumbprint())
                .doesNotContain(kept.get("d").asText());
        assertThat(key.publicKey().toJson().has("d")).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void halvesOfTwoKeysAreRefused(Algorithm algorithm) {
        ObjectNode one = SigningKey.generate(algorithm).toPrivateJson();
        ObjectNode other = SigningKey.generate(algorithm).toPrivateJson();
        assertThatThrownBy(() ->
                        SigningKey.of(one.deepCopy().put("d", other.get("d").asText())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "The private part `d` does not belong to the public part of this key; give the pair as it was"
                                + " made");
        assertThatThrownBy(() -> SigningKey.of(one.deepCopy().without("d")))
                .hasMessage("`d` is not 32 bytes in unpadded, canonical base64url");
    }

    @Test
    void aPrivateKeyOfP256IsBelowTheOrder() {
        ObjectNode key = SigningKey.generate(Algorithm.ES256).toPrivateJson();
        for (BigInteger wrong : new BigInteger[] {BigInteger.ZERO, P256.DOMAIN.getN()}) {
            assertThatThrownBy(() -> SigningKey.of(key.deepCopy().put("d", Base64Url.encode(P256.bytes(wrong)))))
                    .hasMessage("`d` is no private key of P-256");
        }
    }

    @Test
    void theDecodedPointIsTheOneThatWasMade() {
        byte[] secret = filled(7);
        byte[] made = new byte[Ed25519.PUBLIC_KEY_SIZE];
        Ed25519.generatePublicKey(secret, 0, made, 0);
        assertThat(JsonWebKey.of(okp(made)).toJson().get("x").asText()).isEqualTo(Base64Url.encode(made));
    }
}
