package dev.intentsite.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class LogTextTest {
    private static final String HOSTILE = "x\r\n12:00:00 ERROR all is lost\u001b[2J\u202e\u2028";

    @Test
    void whatIsPlainStaysAsItIs() {
        String plain = "No keys for https://bücher.example: Zürich 🍕";
        assertThat(LogText.of(plain)).isSameAs(plain);
        Exception fault = new IllegalStateException("plain", new RuntimeException("too"));
        assertThat(LogText.of(fault)).isSameAs(fault);
    }

    @Test
    void whatEndsALineOrControlsATerminalIsWrittenOut() {
        assertThat(LogText.of(HOSTILE)).isEqualTo("x\\r\\n12:00:00 ERROR all is lost\\u001b[2J\\u202e\\u2028");
    }

    @Test
    void aVeryLongTextIsCutOff() {
        assertThat(LogText.of("é".repeat(100_000))).hasSize(4_001).endsWith("…");
    }

    @Test
    void aFaultKeepsItsNameItsPlacesAndItsCauses() {
        Exception fault = new IllegalStateException(HOSTILE, new java.io.IOException("cause\nof it"));
        fault.addSuppressed(new RuntimeException("also\nthis"));

        String trace = trace(LogText.of(fault));

        assertThat(trace)
                .contains("java.lang.IllegalStateException: x\\r\\n12:00:00 ERROR")
                .contains("Caused by: java.io.IOException: cause\\nof it")
                .contains("Suppressed: java.lang.RuntimeException: also\\nthis")
                .contains("at " + LogTextTest.class.getName() + ".aFaultKeepsItsName");
        assertThat(trace.lines()).noneMatch(line -> line.startsWith("12:00:00"));
        assertThat(trace.replace("\n", "").replace("\r", "").replace("\t", "").chars())
                .noneMatch(Character::isISOControl);
    }

    @Test
    void aFaultThatCausesItselfEnds() {
        Exception one = new Exception("one\n");
        Exception other = new Exception("other\n", one);
        one.initCause(other);
        one.addSuppressed(other);

        assertThat(trace(LogText.of(one))).contains("one\\n").contains("other\\n");
    }

    private static String trace(Throwable fault) {
        StringWriter trace = new StringWriter();
        fault.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
