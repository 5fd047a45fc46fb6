package dev.intentsite.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.intentsite.protocol.StrictJson;
import dev.intentsite.protocol.StrictJsonException;
import dev.intentsite.protocol.attribution.Algorithm;
import dev.intentsite.protocol.attribution.SigningKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * The private key of a person or an agent, kept as a JWK in a file that its owner alone can read (mode 0600). A file appears whole or not
 * at all, and an existing one is never written over.
 */
public final class KeyFile {
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private KeyFile() {}

    /**
     * Makes a new key and its file; missing folders are made for the owner alone.
     *
     * @throws FileAlreadyExistsException when there is a file
     * @throws IOException when it cannot be written
     */
    public static SigningKey create(Path file, Algorithm algorithm) throws IOException {
        SigningKey key = SigningKey.generate(algorithm);
        PrivateFile.create(file, (key.toPrivateJson().toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8));
        return key;
    }

    /**
     * Reads a key.
     *
     * @throws NoSuchFileException when there is none
     * @throws IOException when it cannot be read, holds no private JWK, or is open to others than its owner; the message says what to do
     */
    public static SigningKey read(Path file) throws IOException {
        requirePrivate(file);
        try {
            JsonNode jwk = StrictJson.read(Files.readAllBytes(file), 8);
            return SigningKey.of(jwk);
        } catch (StrictJsonException | IllegalArgumentException fault) {
            throw new IOException(
                    file + " holds no private key (a JWK, Ed25519 or P-256): " + fault.getMessage(), fault);
        }
    }

    /**
     * Reads the key, or makes an Ed25519 one where there is no file yet.
     *
     * @throws IOException as {@link #read} and {@link #create}
     */
    public static SigningKey readOrCreate(Path file) throws IOException {
        try {
            return read(file);
        } catch (NoSuchFileException absent) {
            try {
                return create(file, Algorithm.ED25519);
            } catch (FileAlreadyExistsException madeMeanwhile) {
                return read(file);
            }
        }
    }

    private static void requirePrivate(Path file) throws IOException {
        if (!Files.getFileStore(file).supportsFileAttributeView("posix")) {
            return;
        }
        Set<PosixFilePermission> granted = Files.getPosixFilePermissions(file);
        if (granted.stream().anyMatch(OTHERS::contains)) {
            throw new IOException(file + " is a private key that others can read or change ("
                    + PosixFilePermissions.toString(granted) + "): run chmod 600 " + file
                    + ", and make a new key if somebody may have read it");
        }
    }
}
