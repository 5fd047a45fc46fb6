package dev.intentsite.site.internal.turn;

/**
 * Who sent a message, and how much, for the limits.
 *
 * @param actor the origin actor, whose signature holds
 * @param address where it came from as far as the transport knows, else empty
 * @param bytes how long the message is
 */
record Sender(String actor, String address, int bytes) {}
