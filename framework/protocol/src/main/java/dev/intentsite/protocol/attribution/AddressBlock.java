package dev.intentsite.protocol.attribution;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Addresses of one family that share a prefix. */
final class AddressBlock {
    /** {@code ::ffff:0:0/96}, whose literal Java would read as IPv4. */
    static final AddressBlock IPV4_MAPPED = ipv4Mapped();

    private final byte[] prefix;
    private final int bits;

    private AddressBlock(byte[] prefix, int bits) {
        this.prefix = prefix;
        this.bits = bits;
    }

    /** @param block such as {@code 10.0.0.0/8}; the address is a literal, nothing is looked up */
    static AddressBlock parse(String block) {
        int slash = block.indexOf('/');
        try {
            byte[] prefix = InetAddress.getByName(block.substring(0, slash)).getAddress();
            return new AddressBlock(prefix, Integer.parseInt(block.substring(slash + 1)));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(block + " is no block of addresses", e);
        }
    }

    private static AddressBlock ipv4Mapped() {
        byte[] prefix = new byte[16];
        prefix[10] = (byte) 0xff;
        prefix[11] = (byte) 0xff;
        return new AddressBlock(prefix, 96);
    }

    boolean holds(byte[] address) {
        if (address.length != prefix.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % 8;
            if (((address[bit / 8] ^ prefix[bit / 8]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
