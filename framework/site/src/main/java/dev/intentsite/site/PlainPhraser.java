package dev.intentsite.site;

import java.util.Optional;

/** Leaves all words as they are. One, so that a site can tell that it need not ask. */
enum PlainPhraser implements Phraser {
    PLAIN;

    private static final Words NONE = new Words(Optional.empty(), Optional.empty());

    @Override
    public Words phrase(Question question) {
        return NONE;
    }
}
