package dev.intentsite.site.internal.turn;

import dev.intentsite.language.Interpreter;
import dev.intentsite.ledger.Ledger;
import dev.intentsite.protocol.RequestReader;
import dev.intentsite.protocol.attribution.RequestVerifier;
import dev.intentsite.site.Allowances;
import dev.intentsite.site.Phraser;
import dev.intentsite.site.internal.dialogue.Dialogue;
import dev.intentsite.site.internal.dialogue.Phrasing;
import dev.intentsite.site.internal.model.Backend;
import dev.intentsite.site.internal.model.SiteModel;

/** What a turn works with. */
public record TurnParts(
        RequestReader reader,
        RequestVerifier verifier,
        Interpreter interpreter,
        SiteModel model,
        Dialogue dialogue,
        Phrasing phrasing,
        Phraser phraser,
        Backend backend,
        Ledger ledger,
        Answers answers,
        Deadline deadline,
        LateSettlement settling,
        Allowances allowances) {}
