package dev.intentsite.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** A file of master keys, made with a new one when there is none; for its owner alone where the file system knows owners. */
final class MasterKeyFile {
    private static final ReentrantLock IN_THIS_PROCESS = new ReentrantLock();

    private MasterKeyFile() {}

    static List<String> lines(Path given) {
        Path file = given.toAbsolutePath();
        IN_THIS_PROCESS.lock();
        try {
            makeFolder(file);
            try (FileChannel channel = FileChannel.open(
                            file,
                            Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                            permissions(file, "rw-------"));
                    FileLock lock = channel.lock()) {
                refuseOthers(file);
                if (channel.size() == 0) {
                    make(file, channel);
                }
            }
            return Files.readString(file, StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new LedgerUnavailableException(
                    "The master key file " + file + " cannot be read or made: " + e
                            + ". Give a place where this process may read and write, or keys of your own with"
                            + " MasterKeys.of(…).",
                    e);
        } finally {
            IN_THIS_PROCESS.unlock();
        }
    }

    private static void makeFolder(Path file) throws IOException {
        Path folder = file.getParent();
        if (folder == null || Files.isDirectory(folder)) {
            return;
        }
        if (folder.getParent() != null) {
            Files.createDirectories(folder.getParent());
        }
        try {
            Files.createDirectory(folder, permissions(file, "rwx------"));
        } catch (FileAlreadyExistsException e) {
            // Another process was quicker, or opening the file in it will fail.
        }
    }

    /** On the disk before anything is wrapped with it. */
    private static void make(Path file, FileChannel channel) throws IOException {
        ByteBuffer line = ByteBuffer.wrap(
                (Base64.getEncoder().encodeToString(AesGcm.randomKey()) + "\n").getBytes(StandardCharsets.US_ASCII));
        while (line.hasRemaining()) {
            channel.write(line);
        }
        channel.force(true);
        Path folder = file.getParent();
        if (knowsOwners(file) && folder != null) {
            try (FileChannel entry = FileChannel.open(folder, StandardOpenOption.READ)) {
                entry.force(true);
            }
        }
    }

    private static void refuseOthers(Path file) throws IOException {
        if (knowsOwners(file)
                && Files.getPosixFilePermissions(file).stream()
                        .anyMatch(permission -> !permission.name().startsWith("OWNER_"))) {
            throw new LedgerUnavailableException(
                    "The master key file " + file
                            + " is open to other users of this machine, who may have read it; run chmod" + " 600 "
                            + file + ", and put a new key on its first line if anyone could.",
                    null);
        }
    }

    private static FileAttribute<?>[] permissions(Path file, String mode) {
        return knowsOwners(file)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }

    private static boolean knowsOwners(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
