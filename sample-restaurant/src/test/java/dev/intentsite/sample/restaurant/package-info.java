/** What guests meet at Bella Cucina, tested as a user tests a site of their own. */
@NullMarked
package dev.intentsite.sample.restaurant;

import org.jspecify.annotations.NullMarked;
