package dev.intentsite.http.internal;

import dev.intentsite.site.ConfigurationException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** A key and certificates for HTTPS. Immutable. */
public final class Tls {
    private final KeyStore keys;
    private final String password;

    private Tls(KeyStore keys, String password) {
        this.keys = keys;
        this.password = password;
    }

    /**
     * Reads a PKCS#12 or JKS file.
     *
     * @throws ConfigurationException when it cannot be read
     */
    public static Tls ofKeyStore(Path file, String password) {
        try {
            return new Tls(KeyStore.getInstance(file.toFile(), password.toCharArray()), password);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw fault(file, e, "give a PKCS#12 file and its password");
        }
    }

    /**
     * Reads PEM files.
     *
     * @throws ConfigurationException when they cannot be read, or hold no certificate or no plain private key
     */
    public static Tls ofPem(Path certificates, Path privateKey) {
        Certificate[] chain = chain(certificates);
        PrivateKey key = key(privateKey);
        try {
            requireMatch(key, chain[0]);
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("site", key, new char[0], chain);
            return new Tls(store, "");
        } catch (IOException | GeneralSecurityException e) {
            throw fault(privateKey, e, "give the key of the first certificate in " + certificates);
        }
    }

    SslContextFactory.Server factory() {
        SslContextFactory.Server factory = new SslContextFactory.Server();
        factory.setKeyStore(keys);
        factory.setKeyStorePassword(password);
        factory.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        return factory;
    }

    private static Certificate[] chain(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            Certificate[] chain = CertificateFactory.getInstance("X.509")
                    .generateCertificates(in)
                    .toArray(Certificate[]::new);
            if (chain.length > 0) {
                return chain;
            }
            throw new IOException("no certificate in it");
        } catch (IOException | GeneralSecurityException e) {
            throw fault(file, e, "give a PEM file that begins with the site's certificate");
        }
    }

    private static PrivateKey key(Path file) {
        try (Reader in = Files.newBufferedReader(file);
                PEMParser parser = new PEMParser(in)) {
            for (Object found = parser.readObject(); found != null; found = parser.readObject()) {
                if (found instanceof PrivateKeyInfo info) {
                    return new JcaPEMKeyConverter().getPrivateKey(info);
                }
                if (found instanceof PEMKeyPair pair) {
                    return new JcaPEMKeyConverter().getPrivateKey(pair.getPrivateKeyInfo());
                }
            }
            throw new IOException("no plain private key in it");
        } catch (IOException e) {
            throw fault(file, e, "give a PEM file with a private key that has no password");
        }
    }

    /** What the one signs, the other must verify. */
    private static void requireMatch(PrivateKey key, Certificate certificate) throws GeneralSecurityException {
        String algorithm = switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC", "ECDSA" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        };
        Signature signing = Signature.getInstance(algorithm);
        signing.initSign(key);
        Signature verifying = Signature.getInstance(algorithm);
        verifying.initVerify(certificate.getPublicKey());
        if (!verifying.verify(signing.sign())) {
            throw new GeneralSecurityException("it belongs to another certificate");
        }
    }

    private static ConfigurationException fault(Path file, Exception cause, String remedy) {
        return new ConfigurationException(
                List.of("IntentServer.tls: " + file + " cannot be used (" + cause.getMessage() + "); " + remedy));
    }
}
