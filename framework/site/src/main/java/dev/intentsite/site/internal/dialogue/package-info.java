@NullMarked
package dev.intentsite.site.internal.dialogue;

import org.jspecify.annotations.NullMarked;
