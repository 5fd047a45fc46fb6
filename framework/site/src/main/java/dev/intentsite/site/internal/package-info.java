@NullMarked
package dev.intentsite.site.internal;

import org.jspecify.annotations.NullMarked;
