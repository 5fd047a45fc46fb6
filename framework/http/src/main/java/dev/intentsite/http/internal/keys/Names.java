package dev.intentsite.http.internal.keys;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Asks for the addresses of a host. */
@FunctionalInterface
public interface Names {
    InetAddress[] addressesOf(String host) throws UnknownHostException;
}
