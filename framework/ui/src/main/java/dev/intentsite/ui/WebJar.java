package dev.intentsite.ui;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * A library of the page, packed as a jar by WebJars. Its version is the one on the class path, so that the parent POM stays
 * the only place of versions.
 *
 * @param artifact its artifactId in the group {@code org.webjars.npm}
 * @param file the one file that the page runs
 */
record WebJar(String artifact, String file) {
    /** Where the page finds it. */
    String served() {
        return "library/" + artifact + ".js";
    }

    byte[] bytes() {
        return ClassPath.bytes("/META-INF/resources/webjars/" + artifact + "/" + version() + "/" + file);
    }

    private String version() {
        byte[] about = ClassPath.bytes("/META-INF/maven/org.webjars.npm/" + artifact + "/pom.properties");
        var properties = new Properties();
        try {
            properties.load(new ByteArrayInputStream(about));
        } catch (IOException e) {
            throw new UncheckedIOException("The version of " + artifact + " cannot be read", e);
        }
        return properties.getProperty("version");
    }
}
