package dev.intentsite.language.internal.route;

/**
 * How well each capability fits a message, by its place in the manifest.
 *
 * @param scores what the shared words say for each
 * @param evidence the same however many capabilities have the word, everyday words counting less
 * @param content the part of the evidence that verbs of request and everyday words have no share in
 * @param acts whether the message has a verb that the capability's words begin with
 * @param commits whether one of those verbs does something rather than looking for something
 * @param common whether it has common words that no capability knows
 * @param unknown how much of the message no capability knows
 */
record Scores(
        double[] scores,
        double[] evidence,
        double[] content,
        boolean[] acts,
        boolean commits,
        boolean common,
        double unknown) {
    /** The place of the best, or -1. */
    int best() {
        int best = -1;
        for (int i = 0; i < scores.length; i++) {
            if (scores[i] > 0 && (best < 0 || scores[i] > scores[best])) {
                best = i;
            }
        }
        return best;
    }
}
