package dev.intentsite.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The commands that docs/deploy.md gives for backup and restore, as its readers type them. */
final class BackupChapter {
    private static final Pattern BLOCK = Pattern.compile("\n```\n(.*?)\n```\n", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    private BackupChapter() {}

    /** Runs one command. */
    interface Shell {
        void run(List<String> words) throws Exception;
    }

    /** Runs the commands of one block of that section, from 0. */
    static void run(String section, int block, Shell shell) throws Exception {
        for (List<String> command : commands(section, block)) {
            shell.run(command);
        }
    }

    private static List<List<String>> commands(String section, int block) throws IOException {
        Matcher blocks = BLOCK.matcher(section(section));
        for (int i = 0; i <= block; i++) {
            if (!blocks.find()) {
                throw new AssertionError("docs/deploy.md has " + i + " blocks of commands in " + section);
            }
        }
        List<List<String>> commands = new ArrayList<>();
        for (String line : blocks.group(1).replace("\\\n", " ").split("\n")) {
            List<String> words = new ArrayList<>();
            Matcher word = WORD.matcher(line);
            while (word.find()) {
                words.add(word.group(1) == null ? word.group(2) : word.group(1));
            }
            commands.add(words);
        }
        return commands;
    }

    private static String section(String heading) throws IOException {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docs/deploy.md"))) {
            folder = folder.resolve("..").normalize();
        }
        String page = Files.readString(folder.resolve("docs/deploy.md"));
        String start = "\n### " + heading + "\n";
        int begin = page.indexOf(start) + start.length();
        return page.substring(begin, page.indexOf("\n### ", begin));
    }
}
