@NullMarked
package dev.intentsite.ui;

import org.jspecify.annotations.NullMarked;
