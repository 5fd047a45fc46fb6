package dev.intentsite.protocol.attribution;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Says which addresses keys may be fetched from ({@code wire.md} § 5, "Finding keys"): global unicast, so that a stranger's {@code actor_id} never
 * makes a site talk to its own network. IPv4-mapped and NAT64 forms are judged by the IPv4 address within. Looks nothing up; the connection
 * has to go to the very address that was judged. Immutable, thread-safe.
 */
public final class AddressGuard {
    private static final List<AddressBlock> LOOPBACK = blocks("127.0.0.0/8", "::1/128");

    /** IPv4: what the IANA special-purpose registry does not call globally reachable, and multicast. */
    private static final List<AddressBlock> REFUSED_IPV4 = blocks(
            "0.0.0.0/8", // this network
            "10.0.0.0/8", // private
            "100.64.0.0/10", // shared by carriers
            "127.0.0.0/8", // loopback
            "169.254.0.0/16", // link-local, metadata services of clouds
            "172.16.0.0/12", // private
            "192.0.0.0/24", // protocol assignments
            "192.0.2.0/24", // documentation
            "192.88.99.0/24", // 6to4 relays
            "192.168.0.0/16", // private
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4"); // reserved, broadcast

    private static final List<AddressBlock> GLOBAL_IPV6 = blocks("2000::/3");

    /** Within the global block of IPv6. */
    private static final List<AddressBlock> REFUSED_IPV6 = blocks(
            "2001::/23", // protocol assignments: Teredo, benchmarks, ORCHID
            "2001:db8::/32", // documentation
            "2002::/16", // 6to4
            "3ffe::/16", // the former test network
            "3fff::/20"); // documentation

    /** The forms whose last 32 bits are an IPv4 address. Of the local NAT64 prefix every other layout is its operator's own, and refused. */
    private static final List<AddressBlock> HOLDING_IPV4 =
            List.of(AddressBlock.IPV4_MAPPED, AddressBlock.parse("64:ff9b::/96"), AddressBlock.parse("64:ff9b:1::/96"));

    private final boolean loopbackAllowed;

    private AddressGuard(boolean loopbackAllowed) {
        this.loopbackAllowed = loopbackAllowed;
    }

    /** For a site with a public origin. */
    public static AddressGuard globalOnly() {
        return new AddressGuard(false);
    }

    /** For a site whose own origin is loopback: loopback is allowed beside global unicast. */
    public static AddressGuard loopbackAllowed() {
        return new AddressGuard(true);
    }

    /** Whether a connection to {@code address} is allowed. */
    public boolean allows(InetAddress address) {
        byte[] bytes = unwrapped(address.getAddress());
        if (loopbackAllowed && isIn(LOOPBACK, bytes)) {
            return true;
        }
        return bytes.length == 4 ? !isIn(REFUSED_IPV4, bytes) : isIn(GLOBAL_IPV6, bytes) && !isIn(REFUSED_IPV6, bytes);
    }

    private static byte[] unwrapped(byte[] bytes) {
        return isIn(HOLDING_IPV4, bytes) ? Arrays.copyOfRange(bytes, 12, 16) : bytes;
    }

    private static boolean isIn(List<AddressBlock> blocks, byte[] address) {
        return blocks.stream().anyMatch(block -> block.holds(address));
    }

    private static List<AddressBlock> blocks(String... blocks) {
        return Stream.of(blocks).map(AddressBlock::parse).toList();
    }
}
