@NullMarked
package dev.intentsite.protocol;

import org.jspecify.annotations.NullMarked;
