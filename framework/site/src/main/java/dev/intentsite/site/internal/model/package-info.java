@NullMarked
package dev.intentsite.site.internal.model;

import org.jspecify.annotations.NullMarked;
