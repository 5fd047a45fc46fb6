@NullMarked
package dev.intentsite.client;

import org.jspecify.annotations.NullMarked;
