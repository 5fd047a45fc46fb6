package dev.intentsite.http.internal.keys;

import dev.intentsite.protocol.attribution.AddressGuard;
import dev.intentsite.protocol.attribution.Origin;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves a host to those of its addresses that may be connected to. The connection goes to what this returns, so no second look-up can
 * give another answer. Loopback serves hosts that are named loopback alone, and only while the site is on loopback itself. Thread-safe.
 */
final class CheckedResolver implements DnsResolver {
    private static final AddressGuard GLOBAL = AddressGuard.globalOnly();

    private final Names names;
    private final boolean loopbackAllowed;

    CheckedResolver(Names names, boolean loopbackAllowed) {
        this.names = names;
        this.loopbackAllowed = loopbackAllowed;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        boolean local = isNamedLoopback(host);
        InetAddress[] allowed = Arrays.stream(names.addressesOf(host))
                .filter(address -> local ? loopbackAllowed && address.isLoopbackAddress() : GLOBAL.allows(address))
                .toArray(InetAddress[]::new);
        if (allowed.length == 0) {
            throw new UnknownHostException(host + " has no address that may be connected to");
        }
        return allowed;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /** Plain HTTP origins are exactly those that are named loopback. */
    private static boolean isNamedLoopback(String host) {
        return Origin.find("http://" + (host.contains(":") ? "[" + host + "]" : host))
                .isPresent();
    }
}
