@NullMarked
package dev.intentsite.language;

import org.jspecify.annotations.NullMarked;
