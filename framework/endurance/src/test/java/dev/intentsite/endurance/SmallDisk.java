package dev.intentsite.endurance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A file system of a few megabytes that the process has to itself, full to the last bytes until room is made: where an ordinary user may
 * mount one, as on Linux in a namespace of his own.
 */
final class SmallDisk implements StoreTrouble {
    private static final String MOUNT = "mount -t tmpfs -o size=16m,mode=700 tmpfs \"$0\" && ";
    private static final String FILLER = "filler";
    private static final int SPARE_BYTES = 20_000;
    private static final int CHUNK = 65_536;

    private SmallDisk() {}

    /** A real one; where this machine gives none, a database that says that its disk is full. */
    static StoreTrouble best(Path folder) throws IOException {
        return isMountable(folder) ? new SmallDisk() : StoreTrouble.asIf(NarrowTavernProgram.FULL);
    }

    private static boolean isMountable(Path folder) throws IOException {
        Process process;
        try {
            process = new ProcessBuilder(
                            "unshare",
                            "-rm",
                            "sh",
                            "-c",
                            MOUNT + "touch \"$0\"/there && echo there && read word",
                            folder.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            return false;
        }
        try (BufferedReader said = process.inputReader()) {
            return said.readLine() != null
                    && Files.exists(seen(process.pid(), folder).resolve("there"));
        } finally {
            process.destroyForcibly();
        }
    }

    private static Path seen(long process, Path folder) {
        return Path.of("/proc/" + process + "/root" + folder.toAbsolutePath());
    }

    @Override
    public List<String> before(Path folder) {
        return List.of("unshare", "-rm", "sh", "-c", MOUNT + "exec \"$@\"", folder.toString());
    }

    @Override
    public Path seen(Child child, Path folder) {
        return seen(child.id(), folder);
    }

    @Override
    public void begin(Child child, Path folder) throws IOException {
        Path filler = seen(child, folder).resolve(FILLER);
        try (OutputStream out = Files.newOutputStream(filler)) {
            byte[] chunk = new byte[CHUNK];
            while (true) {
                out.write(chunk);
            }
        } catch (IOException full) {
            // A little is left, so that a commit fails in its middle.
            try (FileChannel open = FileChannel.open(filler, StandardOpenOption.WRITE)) {
                open.truncate(open.size() - SPARE_BYTES);
            }
        }
    }

    @Override
    public void end(Child child, Path folder) throws IOException {
        Files.delete(seen(child, folder).resolve(FILLER));
    }
}
