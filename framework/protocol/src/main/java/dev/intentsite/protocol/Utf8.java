package dev.intentsite.protocol;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** UTF-8 without a byte order mark, nothing replaced. */
final class Utf8 {
    private Utf8() {}

    /** @throws StrictJsonException when the bytes are not well-formed, or begin with a byte order mark */
    static String decode(byte[] bytes) {
        if (bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF) {
            throw new StrictJsonException("it begins with a byte order mark; send UTF-8 without one");
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        // the fast way replaces what is malformed; without a replacement nothing was
        return text.indexOf('\uFFFD') < 0 ? text : decodeStrictly(bytes);
    }

    private static String decodeStrictly(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            throw new StrictJsonException("it is not UTF-8: the byte at offset " + in.position() + " does not belong");
        }
        return out.flip().toString();
    }
}
