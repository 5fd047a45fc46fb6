package dev.intentsite.language.internal.read;

import dev.intentsite.language.Reading;
import dev.intentsite.language.internal.recognize.Amounts;
import dev.intentsite.language.internal.recognize.BuiltIn;
import dev.intentsite.language.internal.recognize.Marks;
import dev.intentsite.language.internal.recognize.MessageRecognizer;
import dev.intentsite.language.internal.recognize.Phones;
import dev.intentsite.language.internal.recognize.Readings;
import dev.intentsite.language.internal.text.Analysis;
import java.util.List;

/** The tokens that a date, a time, an amount, a code or an address holds: their numbers count nothing. */
public final class Busy {
    private static final double SURE = 0.6;
    private static final List<MessageRecognizer> KINDS =
            List.of(BuiltIn.date(), BuiltIn.time(), Amounts.money(), Phones.phone(), Marks.email(), Marks.reference());

    private static final List<MessageRecognizer> ADDRESSES = List.of(Marks.email(), Marks.url());

    private Busy() {}

    /** Whether the token is within an address of the web or of a person. */
    static boolean address(Analysis analysis, int token) {
        return analysis.once("addresses", () -> search(analysis, ADDRESSES))[token];
    }

    /** Which tokens are such; not to be changed. */
    public static boolean[] tokens(Analysis analysis) {
        return analysis.once(Busy.class, () -> search(analysis, KINDS));
    }

    private static boolean[] search(Analysis analysis, List<MessageRecognizer> kinds) {
        boolean[] busy = new boolean[analysis.size()];
        for (MessageRecognizer kind : kinds) {
            for (List<Reading> readings : kind.found(analysis)) {
                if (Readings.sure(readings) >= SURE) {
                    int from = analysis.tokenAt(readings.get(0).source().start());
                    int to = analysis.tokenAt(readings.get(0).source().end() - 1);
                    for (int i = from; i <= to && i < busy.length; i++) {
                        busy[i] = true;
                    }
                }
            }
        }
        return busy;
    }
}
