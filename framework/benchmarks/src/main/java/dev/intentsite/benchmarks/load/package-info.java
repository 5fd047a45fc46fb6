/** The load program's client: requests signed beforehand, sent over few threads, and what came of them. */
@NullMarked
package dev.intentsite.benchmarks.load;

import org.jspecify.annotations.NullMarked;
