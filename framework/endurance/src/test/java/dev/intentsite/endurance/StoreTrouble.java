package dev.intentsite.endurance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What befalls the disk of a process, and goes over without it being started again. */
interface StoreTrouble {
    /** A command that the process is run by; may be empty. */
    default List<String> before(Path folder) {
        return List.of();
    }

    /** The folder of the process as the test reaches it. */
    default Path seen(Child child, Path folder) {
        return folder;
    }

    /** It begins at once, or when more is written. */
    void begin(Child child, Path folder) throws IOException;

    void end(Child child, Path folder) throws Exception;

    /** The process itself makes its connections as if, see {@link NarrowTavernProgram}. */
    static StoreTrouble asIf(String word) {
        return new StoreTrouble() {
            @Override
            public void begin(Child child, Path folder) {
                child.tell(word);
            }

            @Override
            public void end(Child child, Path folder) {
                child.tell(NarrowTavernProgram.WELL);
            }
        };
    }
}
