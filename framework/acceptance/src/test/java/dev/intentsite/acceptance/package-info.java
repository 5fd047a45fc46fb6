/** Tests through HTTP and a browser, on a restaurant and on a library. */
@NullMarked
package dev.intentsite.acceptance;

import org.jspecify.annotations.NullMarked;
