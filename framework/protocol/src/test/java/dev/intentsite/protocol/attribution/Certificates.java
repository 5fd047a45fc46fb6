package dev.intentsite.protocol.attribution;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority for tests, whose own key is the JDK's. */
final class Certificates {
    private static final BigInteger SERIAL = BigInteger.valueOf(7);

    final X509Certificate certificate;
    private final KeyPair keys;
    private final X500Name name;

    private Certificates(X509Certificate certificate, KeyPair keys, X500Name name) {
        this.certificate = certificate;
        this.keys = keys;
        this.name = name;
    }

    static Certificates authority(String name) {
        KeyPair keys = keys();
        X500Name subject = new X500Name("CN=" + name);
        return new Certificates(issue(subject, keys, subject, info(keys), Leaf.AUTHORITY, true), keys, subject);
    }

    Certificates intermediate(String subjectName) {
        return below(subjectName, Leaf.AUTHORITY, true);
    }

    /** One that issues certificates though its own does not allow it. */
    Certificates impostor(String subjectName, Leaf leaf) {
        return below(subjectName, leaf, false);
    }

    private Certificates below(String subjectName, Leaf leaf, boolean authority) {
        KeyPair own = keys();
        X500Name subject = new X500Name("CN=" + subjectName);
        return new Certificates(issue(name, keys, subject, info(own), leaf, authority), own, subject);
    }

    X509Certificate leaf(JsonWebKey key, Leaf leaf) {
        return issue(name, keys, new X500Name("CN=leaf"), info(key), leaf, false);
    }

    /** What a leaf says. */
    record Leaf(Optional<GeneralName> name, int usage, Instant from, Instant until) {
        static final Leaf AUTHORITY = new Leaf(
                Optional.empty(),
                KeyUsage.keyCertSign,
                Messages.NOW.minusSeconds(86_400),
                Messages.NOW.plusSeconds(86_400));

        static Leaf uri(String uri) {
            return named(new GeneralName(GeneralName.uniformResourceIdentifier, uri));
        }

        static Leaf dns(String host) {
            return named(new GeneralName(GeneralName.dNSName, host));
        }

        static Leaf named(GeneralName name) {
            return new Leaf(Optional.of(name), KeyUsage.digitalSignature, AUTHORITY.from, AUTHORITY.until);
        }

        Leaf usage(int other) {
            return new Leaf(name, other, from, until);
        }

        Leaf valid(Instant since, Instant to) {
            return new Leaf(name, usage, since, to);
        }
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SubjectPublicKeyInfo info(KeyPair keys) {
        return SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded());
    }

    private static SubjectPublicKeyInfo info(JsonWebKey key) {
        try {
            var json = key.toJson();
            byte[] x = JsonWebKey.coordinate(json, "x");
            AsymmetricKeyParameter parameters = key.algorithm() == Algorithm.ED25519
                    ? new Ed25519PublicKeyParameters(x, 0)
                    : new org.bouncycastle.crypto.params.ECPublicKeyParameters(
                            P256.DOMAIN
                                    .getCurve()
                                    .createPoint(
                                            new BigInteger(1, x), new BigInteger(1, JsonWebKey.coordinate(json, "y"))),
                            new org.bouncycastle.crypto.params.ECNamedDomainParameters(
                                    org.bouncycastle.asn1.x9.X9ObjectIdentifiers.prime256v1, P256.DOMAIN));
            return SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(parameters);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509Certificate issue(
            X500Name issuer,
            KeyPair issuerKeys,
            X500Name subject,
            SubjectPublicKeyInfo key,
            Leaf leaf,
            boolean authority) {
        try {
            var builder = new X509v3CertificateBuilder(
                    issuer, SERIAL, Date.from(leaf.from()), Date.from(leaf.until()), subject, key);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            if (leaf.usage() != 0) {
                builder.addExtension(Extension.keyUsage, true, new KeyUsage(leaf.usage()));
            }
            if (leaf.name().isPresent()) {
                builder.addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(leaf.name().get()));
            }
            byte[] der = builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKeys.getPrivate()))
                    .getEncoded();
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }
}
