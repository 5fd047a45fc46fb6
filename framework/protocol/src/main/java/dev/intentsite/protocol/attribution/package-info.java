@NullMarked
package dev.intentsite.protocol.attribution;

import org.jspecify.annotations.NullMarked;
