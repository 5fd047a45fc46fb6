package dev.intentsite.acceptance;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A Maven project that only runs a program of this class path, by the plugin of another project's profile {@code run}. */
final class MavenProject {
    private static final Pattern PLUGIN = Pattern.compile("<id>run</id>.*?(<plugin>.*?</plugin>)", Pattern.DOTALL);
    private static final Pattern VERSION =
            Pattern.compile("<artifactId>exec-maven-plugin</artifactId>(<version>[^<]+</version>)");

    private MavenProject() {}

    /** Writes it. */
    static Path running(Class<?> program, Path pom, Path folder) throws IOException {
        String plugin = only(PLUGIN, Files.readString(pom));
        String version = only(VERSION, Files.readString(pom.resolveSibling("../pom.xml")));
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(place -> "<element>" + place + "</element>")
                .collect(Collectors.joining("\n"));
        if (!plugin.contains("<mainClass>" + program.getName() + "</mainClass>")) {
            throw new AssertionError("the profile runs something else: " + plugin);
        }
        return Files.writeString(folder.resolve("pom.xml"), """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>test</groupId>
                  <artifactId>test</artifactId>
                  <version>1</version>
                  <packaging>pom</packaging>
                  <build><plugins>%s</plugins></build>
                </project>
                """.formatted(plugin.replaceFirst(
                        "</artifactId>", "</artifactId>" + version)
                .replace(
                        "<mainClass>",
                        "<additionalClasspathElements>" + classPath + "</additionalClasspathElements>\n<mainClass>")));
    }

    private static String only(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            throw new AssertionError("There is no " + pattern + " in " + text);
        }
        return found.group(1);
    }
}
