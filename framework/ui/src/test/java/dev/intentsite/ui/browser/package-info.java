/** The browser of this build's tests: found, fetched or installed by {@link dev.intentsite.ui.browser.Chromium}. */
@NullMarked
package dev.intentsite.ui.browser;

import org.jspecify.annotations.NullMarked;
