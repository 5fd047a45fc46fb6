package dev.intentsite.acceptance.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The repository's files, as they are checked out. */
final class Tree {
    private static final Set<String> NOT_OURS = Set.of(".git", ".idea", ".vscode", "target", "node_modules", "data");

    private Tree() {}

    /** The folder that holds the Maven wrapper. */
    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = Optional.ofNullable(folder.getParent())
                    .orElseThrow(() -> new IllegalStateException("no folder above holds mvnw"));
        }
        return folder;
    }

    /** The README, the other pages beside it, and all below {@code docs}. */
    static List<Path> pages() {
        List<Path> pages = new ArrayList<>();
        Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md")
                .map(root()::resolve)
                .forEach(pages::add);
        files(root().resolve("docs")).stream()
                .filter(file -> file.toString().endsWith(".md"))
                .forEach(pages::add);
        return pages;
    }

    /** All files below a folder that are the project's own. */
    static List<Path> files(Path folder) {
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    Path name = directory.getFileName();
                    return name != null && NOT_OURS.contains(name.toString())
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    // A worktree's .git is a file.
                    if (!file.endsWith(".git") && !file.endsWith(".flattened-pom.xml")) {
                        files.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files.stream().sorted().toList();
    }

    /** A file's lines; empty when it is not text. */
    static Optional<List<String>> lines(Path file) {
        try {
            return Optional.of(Files.readAllLines(file, StandardCharsets.UTF_8));
        } catch (MalformedInputException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of a page. */
    static List<String> text(Path page) {
        return lines(page).orElseThrow(() -> new IllegalStateException(page + " is not UTF-8"));
    }
}
