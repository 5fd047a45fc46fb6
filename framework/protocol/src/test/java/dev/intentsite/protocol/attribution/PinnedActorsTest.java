package dev.intentsite.protocol.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.protocol.attribution.Certificates.Leaf;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Actors that the site's configuration knows, by keys and by X.509. */
class PinnedActorsTest {
    private static final String ACTOR = "https://contract.example";
    private static final Certificates ROOT = Certificates.authority("root");
    private static final Pin ANCHORED = new Pin(ACTOR, List.of(), List.of(ROOT.certificate));

    private final SigningKey key = SigningKey.generate(Algorithm.ED25519);

    private ObjectNode signedWith(X509Certificate... path) {
        return Messages.signed(new RequestSigner(key, "ai_agent", ACTOR).withCertificates(List.of(path)));
    }

    private static AttributionException refused(ObjectNode envelope, Pin pin) {
        AttributionException refused = catchThrowableOfType(
                AttributionException.class, () -> Messages.verify(envelope, KeySource.none(), pin));
        assertThat(refused).isNotNull();
        assertThat(refused.entry()).hasValue(0);
        return refused;
    }

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void aLeafOfEitherAlgorithmThatNamesTheActorIsPinned(Algorithm algorithm) {
        SigningKey own = SigningKey.generate(algorithm);
        X509Certificate leaf = ROOT.leaf(own.publicKey(), Leaf.uri(ACTOR));
        RequestSigner signer = new RequestSigner(own, "ai_agent", ACTOR).withCertificates(List.of(leaf));
        Verified verified = Messages.verify(Messages.signed(signer), KeySource.none(), ANCHORED);
        assertThat(verified.trust()).isEqualTo(Trust.PINNED);
        assertThat(verified.origin().kid()).isEqualTo(own.publicKey().thumbprint());
    }

    @Test
    void aLeafMayNameTheActorsHostAndComeThroughAnIntermediateAndWithItsAnchor() {
        Certificates intermediate = ROOT.intermediate("intermediate");
        X509Certificate leaf = intermediate.leaf(key.publicKey(), Leaf.dns("Contract.example"));
        for (ObjectNode envelope : List.of(
                signedWith(leaf, intermediate.certificate),
                signedWith(leaf, intermediate.certificate, ROOT.certificate))) {
            assertThat(Messages.verify(envelope, KeySource.none(), ANCHORED).trust())
                    .isEqualTo(Trust.PINNED);
        }
        assertThat(refused(signedWith(leaf), ANCHORED).reason()).isEqualTo("x5c");
    }

    @Test
    void aLeafThatNamesAnotherIsRefused() {
        for (Leaf leaf : List.of(
                Leaf.uri("https://other.example"),
                Leaf.uri(ACTOR + "/"),
                Leaf.dns("other.example"),
                Leaf.dns("*.example"),
                Leaf.dns("a.contract.example"))) {
            assertThat(refused(signedWith(ROOT.leaf(key.publicKey(), leaf)), ANCHORED))
                    .hasMessage(
                            "Chain entry 0: the leaf of `x5c` does not name `actor_id` as a subject alternative name;"
                                    + " use the certificate of this actor.");
        }
    }

    @Test
    void aLeafOfAnotherAuthorityIsRefused() {
        X509Certificate leaf = Certificates.authority("root").leaf(key.publicKey(), Leaf.uri(ACTOR));
        assertThat(refused(signedWith(leaf), ANCHORED))
                .hasMessage("Chain entry 0: `x5c` leads to no anchor that this site has pinned for the actor, or is not"
                        + " valid now; send the whole path of a certificate that is valid.");
    }

    @Test
    void aLeafCannotIssueAnother() {
        Certificates impostor = ROOT.impostor("impostor", Leaf.uri(ACTOR));
        X509Certificate leaf = impostor.leaf(key.publicKey(), Leaf.uri(ACTOR));
        assertThat(refused(signedWith(leaf, impostor.certificate), ANCHORED).reason())
                .isEqualTo("x5c");
    }

    @Test
    void aLeafIsJudgedByTheClockOfTheSite() {
        Leaf expired = Leaf.uri(ACTOR).valid(Messages.NOW.minusSeconds(100), Messages.NOW.minusSeconds(1));
        Leaf early = Leaf.uri(ACTOR).valid(Messages.NOW.plusSeconds(1), Messages.NOW.plusSeconds(100));
        for (Leaf leaf : List.of(expired, early)) {
            assertThat(refused(signedWith(ROOT.leaf(key.publicKey(), leaf)), ANCHORED)
                            .reason())
                    .isEqualTo("x5c");
        }
    }

    @Test
    void aLeafThatMayNotSignIsRefusedAndOneThatSaysNothingMay() {
        Leaf agreement = Leaf.uri(ACTOR).usage(KeyUsage.keyAgreement);
        assertThat(refused(signedWith(ROOT.leaf(key.publicKey(), agreement)), ANCHORED))
                .hasMessage("Chain entry 0: the leaf of `x5c` may not sign (key usage); have one issued for digital"
                        + " signatures.");
        ObjectNode open = signedWith(ROOT.leaf(key.publicKey(), Leaf.uri(ACTOR).usage(0)));
        assertThat(Messages.verify(open, KeySource.none(), ANCHORED).trust()).isEqualTo(Trust.PINNED);
    }

    @Test
    void theLeafHoldsTheKeyThatSigned() {
        SigningKey other = SigningKey.generate(Algorithm.ED25519);
        assertThat(refused(signedWith(ROOT.leaf(other.publicKey(), Leaf.uri(ACTOR))), ANCHORED))
                .hasMessage(
                        "Chain entry 0: the leaf of `x5c` is for another key than `kid`; sign with the leaf's key.");
    }

    @Test
    void whatIsNoCertificateIsRefused() {
        ObjectNode envelope = signedWith(ROOT.leaf(key.publicKey(), Leaf.uri(ACTOR)));
        ObjectNode entry = (ObjectNode) envelope.at("/attribution/chain/0");
        entry.putArray("x5c").add("AAAA");
        assertThat(refused(envelope, ANCHORED))
                .hasMessage(
                        "Chain entry 0: `x5c` holds a certificate that cannot be read, or one for another kind of key.");
        entry.putArray("x5c").add("not base64");
        assertThat(refused(envelope, ANCHORED))
                .hasMessage(
                        "Chain entry 0: `x5c` holds what is no certificate in standard base64 DER (RFC 7517 § 4.7).");
        entry.putArray("x5c");
        assertThat(refused(envelope, ANCHORED))
                .hasMessage("Chain entry 0: `x5c` is not an array of 1 to 8 certificates.");
    }

    @Test
    void aPinnedKeySignsForAnyNameThatThePinGives() {
        Pin pin = new Pin("our warehouse", List.of(key.publicKey()), List.of());
        ObjectNode envelope = Messages.signed(new RequestSigner(key, "ai_agent", "our warehouse"));
        assertThat(Messages.verify(envelope, KeySource.none(), pin).trust()).isEqualTo(Trust.PINNED);
        assertThatThrownBy(() -> Messages.verify(envelope, KeySource.none()))
                .isInstanceOf(AttributionException.class)
                .hasMessageStartingWith("Chain entry 0: `actor_id` \"our warehouse\" is no web origin");
    }

    @Test
    void aPinnedThumbprintNeedsNoOtherKey() {
        Pin pin = new Pin(key.publicKey().actorId(), List.of(), List.of());
        assertThat(Messages.verify(Messages.signed(Messages.byKey(key)), KeySource.none(), pin)
                        .trust())
                .isEqualTo(Trust.PINNED);
    }

    @Test
    void aPinnedOriginIsKnownByItsPinAloneAndNothingIsFetchedForIt() {
        KeyMap keys = KeyMap.fetched(Map.of(ACTOR, Messages.published(key)));
        Pin pin = new Pin(ACTOR, List.of(SigningKey.generate(Algorithm.ED25519).publicKey()), List.of());
        ObjectNode envelope = Messages.signed(new RequestSigner(key, "ai_agent", ACTOR));
        assertThatThrownBy(() -> Messages.verify(envelope, keys, pin))
                .hasMessage(
                        "Chain entry 0: `kid` names no key that this site has pinned for the actor; sign with a pinned"
                                + " key.");
        assertThatThrownBy(() -> Messages.verify(envelope, keys, ANCHORED))
                .hasMessage(
                        "Chain entry 0: `kid` names no key that this site has pinned for the actor; sign with a pinned"
                                + " key, or add `x5c`.");
        assertThat(keys.fetches).isEmpty();
    }

    @Test
    void certificatesOfActorsThatAreNotPinnedChangeNothing() {
        KeyMap keys = KeyMap.atHand(Map.of(ACTOR, Messages.published(key)));
        ObjectNode envelope = signedWith(ROOT.leaf(key.publicKey(), Leaf.uri(ACTOR)));
        assertThat(Messages.verify(envelope, keys).trust()).isEqualTo(Trust.ORIGIN_VERIFIED);
    }

    @Test
    void pinsThatSayNothingOrSayItTwiceAreRefusedAtTheStart() {
        Pin empty = new Pin(ACTOR, List.of(), List.of());
        assertThatThrownBy(() -> Messages.verifier(KeySource.none(), empty))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "The pin of \"https://contract.example\" holds neither a key nor an X.509 anchor; give it at"
                                + " least one");
        assertThatThrownBy(() -> Messages.verifier(KeySource.none(), ANCHORED, ANCHORED))
                .hasMessage("Two pins are about \"https://contract.example\"; put all its keys and anchors into one");
    }
}
