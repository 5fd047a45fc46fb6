package dev.intentsite.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;

/** Numbers as I-JSON (RFC 7493 § 2.2) has them: IEEE doubles, whose integers are exact up to ±(2^53−1). */
final class IJsonNumber {
    private static final long MOST = (1L << 53) - 1;

    private IJsonNumber() {}

    static boolean isSafe(long value) {
        return -MOST <= value && value <= MOST;
    }

    static JsonNode node(long value) {
        int small = (int) value;
        return small == value ? IntNode.valueOf(small) : LongNode.valueOf(value);
    }

    /** An integer's node where the double is one, so that {@code 2.0} and {@code 2} are the same to whoever reads it. */
    static JsonNode node(double value) {
        long whole = (long) value;
        return whole == value && isSafe(whole) ? node(whole) : DoubleNode.valueOf(value);
    }
}
