@NullMarked
package dev.intentsite.site;

import org.jspecify.annotations.NullMarked;
