package dev.intentsite.language.internal.recognize;

import dev.intentsite.language.internal.text.Analysis;
import dev.intentsite.language.internal.text.Token;

/** How far the name of a person, a place or a thing goes. */
public final class Names {
    private static final int MOST = 12;

    private Names() {}

    /**
     * The end of the run of capitals that begins at the token, with small words inside it ("Bank of America"), or the token
     * itself when it has no capital.
     */
    public static int capitals(Analysis analysis, int from) {
        int end = from;
        int at = from;
        while (at < analysis.size() && at < from + MOST) {
            Token token = analysis.token(at);
            if (token.word() && token.capital() && !calendar(analysis, at, at == from)) {
                at++;
                end = at;
            } else if (at > from && hyphen(analysis, at)) {
                at += 2;
                end = at;
            } else if (at > from && joins(analysis, at, from)) {
                at++;
            } else if (at > from && inside(analysis, at)) {
                at++;
                if (token.digits()) {
                    end = at;
                }
            } else {
                break;
            }
        }
        while (end > from + 1 && analysis.token(end - 1).word() && analysis.is("boundary", end - 1)) {
            end--;
        }
        return end;
    }

    /** The end of a name that may be written small: up to a sign, a number or a word that names do not have. */
    public static int words(Analysis analysis, int from, int most) {
        int at = from;
        while (at < analysis.size() && at < from + most) {
            Token token = analysis.token(at);
            boolean part = token.word()
                    && !calendar(analysis, at, at == from)
                    && (at == from ? !analysis.is("boundary", at) || token.capital() : !analysis.is("boundary", at));
            if (!part && !(at > from && inside(analysis, at) && !token.digits())) {
                break;
            }
            at++;
        }
        while (at > from && analysis.token(at - 1).sign()) {
            at--;
        }
        return at;
    }

    /** Whether capitals can tell names: the message is not written in capitals alone. */
    public static boolean tells(Analysis analysis) {
        return analysis.once("capitals tell", () -> {
            for (int i = 0; i < analysis.text().length(); i++) {
                if (Character.isLowerCase(analysis.text().charAt(i))) {
                    return true;
                }
            }
            return false;
        });
    }

    /** Whether the words are nothing but a number, or begin one that goes on: that is nobody's name. */
    public static boolean number(Analysis analysis, int from, int to) {
        Number number = Numbers.at(analysis, from);
        return number != null && number.end() >= to;
    }

    /** The hyphen of "Stratford-upon-Avon". */
    private static boolean hyphen(Analysis analysis, int at) {
        return analysis.word(at).equals("-")
                && analysis.glued(at)
                && analysis.glued(at + 1)
                && analysis.token(at + 1).word();
    }

    private static boolean joins(Analysis analysis, int at, int from) {
        return analysis.is("particle", at)
                && at + 1 < analysis.size()
                && (analysis.token(at + 1).capital()
                                && !calendar(analysis, at + 1, false)
                                && !analysis.is("boundary", at + 1)
                        || at + 2 < analysis.size()
                                && analysis.is("particle", at + 1)
                                && analysis.token(at + 2).capital());
    }

    /** Signs and numbers that stand inside names: O'Brien-Smith, J. R., Studio 54, Dolce &amp; Co. */
    private static boolean inside(Analysis analysis, int at) {
        Token token = analysis.token(at);
        if (at + 1 >= analysis.size()) {
            return false;
        }
        boolean next = analysis.token(at + 1).capital();
        return switch (token.text()) {
            case "-", "'" -> token.glued() && analysis.glued(at + 1);
            case "'s" -> next;
            case "&", "+" -> true;
            case "." ->
                token.glued()
                        && next
                        && (analysis.token(at - 1).end()
                                                - analysis.token(at - 1).start()
                                        == 1
                                || analysis.is("title", at - 1)
                                || analysis.word(at - 1).equals("st"));
            default -> false;
        };
    }

    private static boolean calendar(Analysis analysis, int at, boolean first) {
        return (analysis.is("weekday", at) || analysis.is("month", at))
                        && analysis.word(at).length() > 3
                || first && (analysis.is("boundary", at) && !analysis.is("particle", at));
    }
}
