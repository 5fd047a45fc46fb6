package dev.intentsite.llm;

/** Something that is never shown. */
final class Secret {
    private final String value;

    Secret(String value) {
        this.value = value;
    }

    String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "(not shown)";
    }
}
