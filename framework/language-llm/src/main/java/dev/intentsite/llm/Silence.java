package dev.intentsite.llm;

/** Why there is no answer of the model, in words for who asks. */
enum Silence {
    LATE("the model did not answer in time"),
    FAILED("the model could not be asked"),
    UNUSABLE("the model's answer could not be used"),
    RESTING("the model failed lately and is not asked now"),
    BUSY("too many messages wait for the model"),
    TURN("the model would have cost more than a turn may"),
    DAY("the model's budget of this day is spent");

    private final String words;

    Silence(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
