@NullMarked
package dev.intentsite.site.internal.turn;

import org.jspecify.annotations.NullMarked;
