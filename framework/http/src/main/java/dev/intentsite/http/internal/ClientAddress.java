package dev.intentsite.http.internal;

import dev.intentsite.site.ConfigurationException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.apache.hc.core5.net.InetAddressUtils;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.InetAddressSet;

/** Whose message it is: the socket's address, or what a trusted proxy says that it was. Thread-safe. */
final class ClientAddress {
    private final InetAddressSet trusted = new InetAddressSet();

    /** @throws ConfigurationException when a block is none */
    ClientAddress(List<String> proxies) {
        for (String block : proxies) {
            if (!add(block)) {
                throw new ConfigurationException(List.of("HttpSettings.trustForwardedFor: \"" + block
                        + "\" is no block of addresses; use CIDR, such as 10.0.0.0/8 or fd00::/8"));
            }
        }
    }

    /** The set also takes ranges and names of its own kinds, which nobody should need. */
    private boolean add(String block) {
        try {
            return literal(block.split("/", 2)[0]).isPresent() && trusted.add(block);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Whether it is a proxy whose word on addresses counts. */
    boolean isTrusted(InetAddress address) {
        return trusted.test(address);
    }

    /** Follows {@code X-Forwarded-For} from the socket backwards, as long as the one who says it is trusted. */
    InetAddress of(Request request) {
        InetAddress address = socket(request);
        if (trusted.isEmpty()) {
            return address;
        }
        String[] hops = String.join(",", request.getHeaders().getValuesList("X-Forwarded-For"))
                .split(",", -1);
        for (int i = hops.length - 1; i >= 0 && trusted.test(address); i--) {
            Optional<InetAddress> hop = literal(hops[i].strip());
            if (hop.isEmpty()) {
                break;
            }
            address = hop.get();
        }
        return address;
    }

    /** The true socket, whatever a customizer of the server made of it. */
    private static InetAddress socket(Request request) {
        SocketAddress remote =
                request.getConnectionMetaData().getConnection().getEndPoint().getRemoteSocketAddress();
        return remote instanceof InetSocketAddress inet && inet.getAddress() != null
                ? inet.getAddress()
                : InetAddress.getLoopbackAddress();
    }

    /** The address that a text is, without asking anybody for a name. */
    static Optional<InetAddress> literal(String text) {
        if (!InetAddressUtils.isIPv4(text) && !InetAddressUtils.isIPv6(text)) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
