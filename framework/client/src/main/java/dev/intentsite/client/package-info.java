/**
 * For agents, gateways and people's tools: discover a site from its origin, sign, converse, and verify every answer. Begin at
 * {@link dev.intentsite.client.IntentClient}.
 */
@NullMarked
package dev.intentsite.client;

import org.jspecify.annotations.NullMarked;
