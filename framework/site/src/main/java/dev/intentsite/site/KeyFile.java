package dev.intentsite.site;

import dev.intentsite.protocol.StrictJson;
import dev.intentsite.protocol.StrictJsonException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/**
 * A key ring in {@code site.json} of a folder of its own, folder 0700 and file 0600 where the file system knows owners. One writer at a time, in this
 * process and among several; a crash leaves the old file or the new one, whole. Thread-safe.
 */
final class KeyFile {
    private static final ReentrantLock IN_THIS_PROCESS = new ReentrantLock();
    private static final Set<PosixFilePermission> OWNER_READS_AND_WRITES = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNER_ENTERS = PosixFilePermissions.fromString("rwx------");
    private static final int DEPTH = 8;

    private final Path folder;
    private final Path file;

    KeyFile(Path folder) {
        this.folder = folder;
        this.file = folder.resolve("site.json");
    }

    /**
     * Reads what is kept, or begins, changes it and keeps the outcome.
     *
     * @throws ConfigurationException when it cannot be read or kept, or others may read it
     */
    KeyRing update(UnaryOperator<KeyRing> change) {
        IN_THIS_PROCESS.lock();
        try {
            makeFolder();
            try (FileChannel channel = open(folder.resolve("lock"), StandardOpenOption.CREATE);
                    FileLock lock = channel.lock()) {
                Optional<KeyRing> before = read();
                KeyRing after = change.apply(before.orElseGet(KeyRing::made));
                if (before.isEmpty() || !before.get().equals(after)) {
                    write(after);
                }
                return after;
            }
        } catch (IOException e) {
            throw fault("cannot be read or written (" + e.getMessage()
                    + "); give a folder that this process may write, or keys of your own with SiteKeys.of(…)");
        } finally {
            IN_THIS_PROCESS.unlock();
        }
    }

    private void makeFolder() throws IOException {
        Files.createDirectories(folder.toAbsolutePath().getParent());
        if (!Files.isDirectory(folder)) {
            try {
                Files.createDirectory(folder, permissions(OWNER_ENTERS));
            } catch (FileAlreadyExistsException e) {
                // Another process was quicker, or it is a file.
                if (!Files.isDirectory(folder)) {
                    throw e;
                }
            }
        }
        refuseOthers(folder, "700");
    }

    private Optional<KeyRing> read() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        refuseOthers(file, "600");
        try {
            return Optional.of(KeyRing.of(StrictJson.read(Files.readAllBytes(file), DEPTH)));
        } catch (StrictJsonException | IllegalArgumentException e) {
            throw fault("holds no keys of a site (" + e.getMessage()
                    + "); restore it from a backup, or move it away and a new key is made");
        }
    }

    private void write(KeyRing ring) throws IOException {
        Path fresh = folder.resolve("site.json.new");
        Files.deleteIfExists(fresh);
        try (FileChannel channel = open(fresh, StandardOpenOption.CREATE_NEW)) {
            ByteBuffer bytes = ByteBuffer.wrap(ring.toJson().toString().getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        if (knowsOwners()) {
            try (FileChannel entry = FileChannel.open(folder, StandardOpenOption.READ)) {
                entry.force(true);
            }
        }
    }

    private FileChannel open(Path path, StandardOpenOption how) throws IOException {
        return FileChannel.open(path, Set.of(StandardOpenOption.WRITE, how), permissions(OWNER_READS_AND_WRITES));
    }

    private void refuseOthers(Path path, String mode) throws IOException {
        if (!knowsOwners()) {
            return;
        }
        boolean others = Files.getPosixFilePermissions(path).stream()
                .anyMatch(permission -> !permission.name().startsWith("OWNER_"));
        if (others) {
            throw new ConfigurationException(List.of("SiteKeys: " + path
                    + " is open to other users of this machine, who may have read the site's key; run chmod " + mode
                    + " "
                    + path + ", and rotate the key if anyone could"));
        }
    }

    private FileAttribute<?>[] permissions(Set<PosixFilePermission> permissions) {
        return knowsOwners()
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    private boolean knowsOwners() {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private ConfigurationException fault(String what) {
        return new ConfigurationException(List.of("SiteKeys: " + file + " " + what));
    }
}
