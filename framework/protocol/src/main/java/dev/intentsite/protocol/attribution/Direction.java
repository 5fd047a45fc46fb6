package dev.intentsite.protocol.attribution;

/** What a signature is for: one made for a request never holds in an answer, nor the other way round. */
enum Direction {
    REQUEST("intentweb-attribution/1 request\n"),
    RESPONSE("intentweb-attribution/1 response\n");

    private final String line;

    Direction(String line) {
        this.line = line;
    }

    /** The first line of the signed bytes, line feed included. */
    String line() {
        return line;
    }
}
