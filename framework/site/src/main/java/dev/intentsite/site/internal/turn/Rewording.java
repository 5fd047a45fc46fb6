package dev.intentsite.site.internal.turn;

import dev.intentsite.protocol.LogText;
import dev.intentsite.site.Phraser;
import dev.intentsite.site.internal.dialogue.Phrasing;
import dev.intentsite.site.internal.dialogue.Progress;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has a question of the site put in other words, where nothing is kept of the turn yet. Thread-safe. */
final class Rewording {
    static final Phraser.Words NONE = new Phraser.Words(Optional.empty(), Optional.empty());

    private static final Logger LOG = LoggerFactory.getLogger(Rewording.class);

    private final Phrasing phrasing;
    private final Phraser phraser;

    Rewording(Phrasing phrasing, Phraser phraser) {
        this.phrasing = phrasing;
        this.phraser = phraser;
    }

    Phraser.Words of(TurnUnderWay turn, Progress progress) {
        if (turn.keptEvents() > 0 || phraser.equals(Phraser.plain())) {
            return NONE;
        }
        return phrasing.open(
                        progress.reply().orElseThrow(),
                        progress.state(),
                        progress.working().said().locale())
                .map(this::reworded)
                .orElse(NONE);
    }

    private Phraser.Words reworded(Phraser.Question question) {
        try {
            return phraser.phrase(question);
        } catch (RuntimeException e) {
            LOG.warn("the phraser failed; the site's own words are sent", LogText.of(e));
            return NONE;
        }
    }
}
