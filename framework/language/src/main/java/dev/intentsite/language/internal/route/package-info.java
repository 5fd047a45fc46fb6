/** Which capability a message is about. */
@NullMarked
package dev.intentsite.language.internal.route;

import org.jspecify.annotations.NullMarked;
