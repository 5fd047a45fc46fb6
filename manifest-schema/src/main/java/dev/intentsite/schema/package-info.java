@NullMarked
package dev.intentsite.schema;

import org.jspecify.annotations.NullMarked;
