@NullMarked
package dev.intentsite.protocol.value;

import org.jspecify.annotations.NullMarked;
