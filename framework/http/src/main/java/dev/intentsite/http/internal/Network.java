package dev.intentsite.http.internal;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** What counts as one sender: an address, or the network of 64 bits that an IPv6 host has to itself. Immutable. */
record Network(InetAddress first) {
    private static final int HOST_BYTES = 8;

    static Network of(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return new Network(address);
        }
        byte[] bytes = address.getAddress();
        Arrays.fill(bytes, HOST_BYTES, bytes.length, (byte) 0);
        try {
            return new Network(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has the length of one", e);
        }
    }

    @Override
    public String toString() {
        return first.getHostAddress();
    }
}
