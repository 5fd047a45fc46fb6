package dev.intentsite.http.internal;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.eclipse.jetty.io.EndPoint;

/** How many connections are open, in all and of each address; proxies that are trusted speak for many. Thread-safe. */
final class ConnectionCount {
    private final ConnectionBounds bounds;
    private final Predicate<InetAddress> isProxy;
    private final AtomicInteger inAll = new AtomicInteger();
    private final ConcurrentMap<Network, Integer> ofAddress = new ConcurrentHashMap<>();

    ConnectionCount(ConnectionBounds bounds, Predicate<InetAddress> isProxy) {
        this.bounds = bounds;
        this.isProxy = isProxy;
    }

    /** Counts one more, and says whether there is room for it. Counted or not, {@link #close} must follow. */
    boolean open(EndPoint socket) {
        boolean room = inAll.incrementAndGet() <= bounds.inAll();
        InetAddress address = address(socket);
        int same = ofAddress.merge(Network.of(address), 1, Integer::sum);
        return room && (same <= bounds.ofAddress() || isProxy.test(address));
    }

    void close(EndPoint socket) {
        inAll.decrementAndGet();
        ofAddress.computeIfPresent(Network.of(address(socket)), (network, count) -> count == 1 ? null : count - 1);
    }

    private static InetAddress address(EndPoint socket) {
        return socket.getRemoteSocketAddress() instanceof InetSocketAddress inet && inet.getAddress() != null
                ? inet.getAddress()
                : InetAddress.getLoopbackAddress();
    }
}
