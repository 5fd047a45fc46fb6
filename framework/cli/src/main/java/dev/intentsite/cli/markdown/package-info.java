/** CommonMark for a terminal. What a site sends is shown as text; none of it reaches the terminal as a command. */
@NullMarked
package dev.intentsite.cli.markdown;

import org.jspecify.annotations.NullMarked;
