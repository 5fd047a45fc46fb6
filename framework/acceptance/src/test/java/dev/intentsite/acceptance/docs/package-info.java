/** The code that the guides show, run; and what holds the guides and the code together. */
@NullMarked
package dev.intentsite.acceptance.docs;

import org.jspecify.annotations.NullMarked;
