package dev.intentsite.ledger;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds statements in a handler's SQL that would begin or end the transaction it takes part in. */
final class TransactionWords {
    /** Literals, quoted names and comments, of SQLite and of PostgreSQL. */
    private static final Pattern NOT_CODE = Pattern.compile(
            "\\b[eE]'(?:[^'\\\\]|''|\\\\.)*+'|'[^']*+'|\"[^\"]*+\"|`[^`]*+`|\\$(\\w*)\\$.*?\\$\\1\\$"
                    + "|\\[[^\\]]*+\\]|--[^\\n]*+|/\\*.*?\\*/",
            Pattern.DOTALL);

    /** A trigger's or a function's body has a BEGIN and an END of its own. */
    private static final Pattern BODY = Pattern.compile(
            "\\bCREATE\\b[^;]*\\b(?:TRIGGER\\b[^;]*\\bBEGIN|BEGIN\\s+ATOMIC)\\b.*\\bEND\\b", Pattern.DOTALL);

    private static final Pattern TO_SAVEPOINT =
            Pattern.compile("ROLLBACK\\s+(TRANSACTION\\s+)?TO\\s.*", Pattern.DOTALL);
    private static final Pattern PREPARE = Pattern.compile("PREPARE\\s+TRANSACTION\\b.*", Pattern.DOTALL);
    private static final Set<String> REFUSED = Set.of("BEGIN", "START", "COMMIT", "END", "ROLLBACK", "ABORT");

    private TransactionWords() {}

    /** The first such word in {@code sql}. */
    static Optional<String> in(String sql) {
        String plain = NOT_CODE.matcher(sql).replaceAll(" ").strip().toUpperCase(Locale.ROOT);
        String code = BODY.matcher(plain).replaceAll(" ");
        for (String statement : code.split(";")) {
            String text = statement.strip();
            String word = text.split("\\W", 2)[0];
            boolean ends = REFUSED.contains(word) || PREPARE.matcher(text).matches();
            if (ends && !TO_SAVEPOINT.matcher(text).matches()) {
                return Optional.of(word);
            }
        }
        return Optional.empty();
    }
}
