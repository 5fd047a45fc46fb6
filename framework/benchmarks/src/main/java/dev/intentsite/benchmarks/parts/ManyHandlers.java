package dev.intentsite.benchmarks.parts;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** The capabilities of {@link ManyCapabilities} as a company writes them: annotated methods, each with a record of its own. */
final class ManyHandlers {
    private static final int METHODS = 25;

    private ManyHandlers() {}

    /**
     * Compiles them.
     *
     * @param folder where the classes are written
     * @return the jar that they are in, since an archive of classes takes none from folders
     * @throws IOException when they do not compile, with what the compiler says
     */
    static Path compile(int capabilities, Path folder) throws IOException {
        List<Source> sources = new ArrayList<>();
        for (int first = 0; first < capabilities; first += METHODS) {
            sources.add(new Source(name(first), source(first, Math.min(first + METHODS, capabilities))));
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        List<String> options =
                List.of("-proc:none", "-nowarn", "-d", folder.toString(), "-cp", System.getProperty("java.class.path"));
        if (!compiler.getTask(said, null, null, options, null, sources).call()) {
            throw new IOException(said.toString());
        }
        return jar(folder);
    }

    private static Path jar(Path folder) throws IOException {
        Path jar = folder.resolve("handlers.jar");
        Path classes = folder.resolve("many");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.list(classes)) {
            for (Path file : files.sorted().toList()) {
                out.putNextEntry(new JarEntry("many/" + file.getFileName()));
                Files.copy(file, out);
                out.closeEntry();
            }
        }
        return jar;
    }

    /** One object of each of the compiled classes, which must be on the class path. */
    static Object[] handlers(int capabilities) throws ReflectiveOperationException {
        List<Object> handlers = new ArrayList<>();
        for (int first = 0; first < capabilities; first += METHODS) {
            handlers.add(Class.forName("many." + name(first))
                    .getDeclaredConstructor()
                    .newInstance());
        }
        return handlers.toArray();
    }

    private static String name(int first) {
        return "Desk" + first / METHODS;
    }

    private static String source(int first, int end) {
        StringBuilder source = new StringBuilder("""
                package many;
                import dev.intentsite.protocol.value.PersonName;
                import dev.intentsite.site.*;
                import java.time.*;
                import java.util.Optional;
                public class %s {
                    public enum Size { SMALL, MEDIUM, LARGE }
                """.formatted(name(first)));
        for (int i = first; i < end; i++) {
            source.append(method(i));
        }
        return source.append("}").toString();
    }

    private static String method(int number) {
        String verb = ManyCapabilities.verb(number);
        return """
                    public record Request%5$d(
                            @Parameter("Day on which you come") LocalDate day,
                            @Parameter("Time at which you come") LocalTime time,
                            @Parameter("Number of people") int partySize,
                            @Parameter("Your name") PersonName name,
                            @Parameter("Size of the %2$s") Optional<Size> size) {}
                    @Capability(
                            intent = "%1$s a %2$s",
                            description = "%1$s a %2$s at the %3$s, on the day and at the time that suits you.",
                            examples = {
                                "Can I %4$s a %2$s for 2 people tomorrow at 7pm?",
                                "I want to %4$s the %2$s at the %3$s",
                                "%1$s a large %2$s on Friday, please"
                            })
                    public Outcome c%5$d(Request%5$d request) {
                        return Outcome.confirmed("C-%5$d", "Done");
                    }
                """.formatted(
                        verb,
                        ManyCapabilities.thing(number),
                        ManyCapabilities.place(number),
                        verb.toLowerCase(Locale.ROOT),
                        number);
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///many/" + name + ".java"), JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
