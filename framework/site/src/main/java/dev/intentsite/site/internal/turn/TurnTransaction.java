package dev.intentsite.site.internal.turn;

import dev.intentsite.site.Transaction;
import java.sql.Connection;

/** The ledger's transaction as a handler sees it. */
record TurnTransaction(Connection connection) implements Transaction {}
