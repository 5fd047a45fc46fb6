package dev.intentsite.site;

import dev.intentsite.protocol.EnvelopeLimits;
import dev.intentsite.protocol.Manifest;
import dev.intentsite.site.internal.turn.Answers;
import dev.intentsite.site.internal.turn.LateSettlement;
import dev.intentsite.site.internal.turn.TurnSettings;
import dev.intentsite.site.internal.turn.Turns;

/** What a built site is made of. */
record SiteParts(
        TurnSettings settings,
        EnvelopeLimits limits,
        Turns turns,
        Answers answers,
        LateSettlement settling,
        Allowances allowances,
        SiteKeys keys,
        Manifest manifest,
        Publication manifestPublication,
        Runnable onClose) {}
