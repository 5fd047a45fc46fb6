@NullMarked
package dev.intentsite.http;

import org.jspecify.annotations.NullMarked;
