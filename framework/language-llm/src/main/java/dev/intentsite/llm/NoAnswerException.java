package dev.intentsite.llm;

/** The model gave no answer; what it does not say, rules do. Holds nothing of what others wrote. */
final class NoAnswerException extends Exception {
    private static final long serialVersionUID = 1;

    private final Silence reason;

    NoAnswerException(Silence reason) {
        super(reason.words(), null, false, false);
        this.reason = reason;
    }

    Silence reason() {
        return reason;
    }
}
