@NullMarked
package dev.intentsite.ledger;

import org.jspecify.annotations.NullMarked;
