package dev.intentsite.site.internal.turn;

import dev.intentsite.protocol.ErrorStatus;
import dev.intentsite.protocol.attribution.Trust;
import dev.intentsite.protocol.attribution.Verified;
import dev.intentsite.site.internal.dialogue.DialogueState;
import dev.intentsite.site.internal.dialogue.Progress;
import dev.intentsite.site.internal.model.CapabilityModel;
import dev.intentsite.site.internal.model.SiteModel;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** The least trust that is taken ({@code wire.md} § 5, "Trust"). What a message begins is judged by the dialogue. Thread-safe. */
final class TrustRules {
    private final TurnSettings settings;
    private final SiteModel model;

    TrustRules(TurnSettings settings, SiteModel model) {
        this.settings = settings;
        this.model = model;
    }

    /** What the site asks of every message. */
    void check(Verified verified) {
        if (!Owner.signed(verified)) {
            if (!settings.acceptUnsigned()) {
                throw Refused.of(
                        ErrorStatus.ATTRIBUTION_UNTRUSTED,
                        "Nobody signed this message in a way that can be checked. Sign it by the profile"
                                + " intentweb-attribution/1; the manifest's \"attribution\" says what this site takes.");
            }
        } else {
            require(verified, settings.trust(), "This site");
        }
    }

    /** All of a task is for those whom it trusts: what is held, how far it is, its result a second time, and giving it up. */
    void checkTask(Verified verified, Optional<DialogueState> state) {
        state.flatMap(held -> Optional.ofNullable(held.capability()))
                .flatMap(model::find)
                .flatMap(CapabilityModel::trust)
                .ifPresent(least -> require(verified, least, "This interaction's task"));
    }

    /** What it takes to be told an answer again: what was asked of those to whom it was told first. */
    Optional<Trust> ofAnswer(Optional<DialogueState> before, Progress progress) {
        return Stream.of(
                        before.flatMap(state -> Optional.ofNullable(state.capability())).stream(),
                        Optional.ofNullable(progress.state().capability()).stream(),
                        progress.working().questioned().stream())
                .flatMap(ids -> ids)
                .flatMap(id -> model.find(id).stream())
                .flatMap(capability -> capability.trust().stream())
                .max(Comparator.naturalOrder());
    }

    /** That the message may be told an answer that was told before. */
    static void checkAnswer(Verified verified, Optional<Trust> least) {
        least.ifPresent(asked -> require(verified, asked, "This answer"));
    }

    private static void require(Verified verified, Trust least, String who) {
        if (!verified.trust().atLeast(least)) {
            throw Refused.of(
                    ErrorStatus.ATTRIBUTION_UNTRUSTED,
                    who + " takes messages of trust \"" + least.wire() + "\" at least; this one has \""
                            + verified.trust().wire() + "\".");
        }
    }
}
