/**
 * Interactions as intents with a version and an append-only, hash-chained event log: {@link dev.intentsite.ledger.Ledger}, in
 * memory ({@link dev.intentsite.ledger.MemoryLedger}) and in SQL ({@link dev.intentsite.ledger.SqlLedger}). All times are kept to
 * the microsecond.
 */
@NullMarked
package dev.intentsite.ledger;

import org.jspecify.annotations.NullMarked;
