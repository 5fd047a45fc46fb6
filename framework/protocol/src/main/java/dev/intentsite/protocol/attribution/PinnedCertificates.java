package dev.intentsite.protocol.attribution;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.util.PublicKeyFactory;

/**
 * The X.509 path of one entry. Its leaf holds the key that {@code kid} names; whether the path leads to an anchor of the pin is asked only
 * when the signature holds.
 */
final class PinnedCertificates {
    private static final int URI_NAME = 6;
    private static final int DNS_NAME = 2;
    private static final int DIGITAL_SIGNATURE = 0;

    private final ChainEntry entry;
    private final List<X509Certificate> path;
    private final JsonWebKey leafKey;

    private PinnedCertificates(ChainEntry entry, List<X509Certificate> path, JsonWebKey leafKey) {
        this.entry = entry;
        this.path = path;
        this.leafKey = leafKey;
    }

    /** @throws AttributionException when there is no readable path whose leaf holds the key */
    static PinnedCertificates of(ChainEntry entry) {
        if (entry.certificates().isEmpty()) {
            throw entry.refused(
                    "key",
                    "`kid` names no key that this site has pinned for the actor; sign with a pinned key, or add `x5c`");
        }
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            List<X509Certificate> path = new ArrayList<>();
            for (byte[] der : entry.certificates()) {
                path.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
            }
            JsonWebKey leafKey = key(path.get(0));
            if (leafKey.thumbprint().equals(entry.kid())) {
                return new PinnedCertificates(entry, path, leafKey);
            }
        } catch (CertificateException | IOException | RuntimeException e) {
            throw entry.refused("x5c", "`x5c` holds a certificate that cannot be read, or one for another kind of key");
        }
        throw entry.refused("x5c", "the leaf of `x5c` is for another key than `kid`; sign with the leaf's key");
    }

    private static JsonWebKey key(X509Certificate certificate) throws IOException {
        var key = PublicKeyFactory.createKey(certificate.getPublicKey().getEncoded());
        if (key instanceof Ed25519PublicKeyParameters ed25519) {
            return new JsonWebKey(new Ed25519VerificationKey(ed25519.getEncoded()));
        }
        if (key instanceof ECPublicKeyParameters ec
                && ec.getParameters().getCurve().equals(P256.DOMAIN.getCurve())) {
            return new JsonWebKey(new P256VerificationKey(
                    ec.getQ().getAffineXCoord().getEncoded(),
                    ec.getQ().getAffineYCoord().getEncoded()));
        }
        throw new IllegalArgumentException("a key of neither Ed25519 nor P-256");
    }

    JsonWebKey leafKey() {
        return leafKey;
    }

    /** PKIX path to an anchor of {@code pin} at {@code now}, the leaf's key usage, and that the leaf names the actor. */
    void check(Pin pin, Instant now) {
        X509Certificate leaf = path.get(0);
        boolean[] usage = leaf.getKeyUsage();
        if (usage != null && !usage[DIGITAL_SIGNATURE]) {
            throw entry.refused(
                    "x5c", "the leaf of `x5c` may not sign (key usage); have one issued for digital signatures");
        }
        if (!names(leaf, pin.actorId())) {
            throw entry.refused(
                    "x5c",
                    "the leaf of `x5c` does not name `actor_id` as a subject alternative name; use the certificate of"
                            + " this actor");
        }
        checkPath(pin, now);
    }

    private static boolean names(X509Certificate leaf, String actorId) {
        String host = Origin.find(actorId).map(Origin::host).orElse("");
        try {
            var names = leaf.getSubjectAlternativeNames();
            return names != null
                    && names.stream()
                            .anyMatch(name -> isActor(name.get(0), String.valueOf(name.get(1)), actorId, host));
        } catch (CertificateException e) {
            return false;
        }
    }

    private static boolean isActor(Object kind, String name, String actorId, String host) {
        return kind.equals(URI_NAME)
                ? name.equals(actorId)
                : kind.equals(DNS_NAME) && name.toLowerCase(Locale.ROOT).equals(host);
    }

    private void checkPath(Pin pin, Instant now) {
        try {
            Set<TrustAnchor> anchors = anchorsAt(pin, now);
            if (!anchors.isEmpty()) {
                var parameters = new PKIXParameters(anchors);
                parameters.setDate(Date.from(now));
                parameters.setRevocationEnabled(false);
                var certificates = CertificateFactory.getInstance("X.509").generateCertPath(withoutAnchor(pin));
                CertPathValidator.getInstance("PKIX").validate(certificates, parameters);
                return;
            }
        } catch (CertPathValidatorException e) {
            // answered below: which link failed is the actor's to find out
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform validates PKIX paths", e);
        }
        throw entry.refused(
                "x5c",
                "`x5c` leads to no anchor that this site has pinned for the actor, or is not valid now; send the whole path"
                        + " of a certificate that is valid");
    }

    private static Set<TrustAnchor> anchorsAt(Pin pin, Instant now) {
        Set<TrustAnchor> anchors = new HashSet<>();
        for (X509Certificate anchor : pin.anchors()) {
            boolean begun = !now.isBefore(anchor.getNotBefore().toInstant());
            if (begun && !now.isAfter(anchor.getNotAfter().toInstant())) {
                anchors.add(new TrustAnchor(anchor, null));
            }
        }
        return anchors;
    }

    /** A path may end with its anchor; PKIX wants it without. */
    private List<X509Certificate> withoutAnchor(Pin pin) {
        boolean endsWithAnchor = path.size() > 1 && pin.anchors().contains(path.get(path.size() - 1));
        return endsWithAnchor ? path.subList(0, path.size() - 1) : path;
    }
}
