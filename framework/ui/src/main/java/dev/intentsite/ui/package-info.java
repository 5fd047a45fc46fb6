/**
 * The page at {@code /intent-ui/}: one conversation for every site. {@link dev.intentsite.ui.IntentPage} serves it; what it
 * shows comes from the manifest and from the site's signed answers. Its script and style are this module's resources, without
 * a build step.
 */
@NullMarked
package dev.intentsite.ui;

import org.jspecify.annotations.NullMarked;
