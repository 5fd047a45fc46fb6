/** The {@code intentsite} command: the client in a terminal, and tools. Begin at {@link dev.intentsite.cli.Main}. */
@NullMarked
package dev.intentsite.cli;

import org.jspecify.annotations.NullMarked;
