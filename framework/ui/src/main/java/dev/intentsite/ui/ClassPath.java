package dev.intentsite.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The resources that the page is made of. */
final class ClassPath {
    private ClassPath() {}

    /** The bytes of a resource, by a name relative to this package, or an absolute one. */
    static byte[] bytes(String name) {
        try (InputStream in = ClassPath.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The page lacks " + name
                        + "; put intentsite-ui on the class path together with the libraries that its POM names");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("The page's " + name + " cannot be read", e);
        }
    }
}
