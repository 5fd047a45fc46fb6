/**
 * A site on the web: {@link dev.intentsite.http.IntentSitePlugin} mounts it into a Javalin application, {@link
 * dev.intentsite.http.IntentServer} serves it alone, {@link dev.intentsite.http.HttpKeySource} fetches the keys of other
 * origins.
 */
@NullMarked
package dev.intentsite.http;

import org.jspecify.annotations.NullMarked;
