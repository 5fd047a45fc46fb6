package dev.intentsite.protocol.attribution;

/**
 * One verified entry of a chain.
 *
 * @param type {@code actor_type}, such as {@code user_agent}; decides nothing
 * @param id {@code actor_id}
 * @param kid thumbprint of the key that signed, empty for an unsigned actor
 * @param trust how it was verified
 */
public record Actor(String type, String id, String kid, Trust trust) {}
