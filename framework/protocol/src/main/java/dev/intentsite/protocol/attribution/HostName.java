package dev.intentsite.protocol.attribution;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** Hosts as the URL standard serialises them: a domain in ASCII, dotted IPv4, or bracketed IPv6 (RFC 5952). Looks nothing up. */
final class HostName {
    private static final Pattern LABEL = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern NUMBER = Pattern.compile("\\d+|0x[0-9a-f]*");
    private static final Pattern OCTET = Pattern.compile("0|[1-9]\\d?|1\\d\\d|2[0-4]\\d|25[0-5]");

    private HostName() {}

    static boolean isSerialised(String host) {
        if (host.startsWith("[")) {
            return isSerialisedIpv6(host.substring(1, host.length() - 1));
        }
        String[] labels = host.split("\\.", -1);
        if (NUMBER.matcher(labels[labels.length - 1]).matches()) {
            return isIpv4(labels);
        }
        for (String label : labels) {
            if (!LABEL.matcher(label).matches()) {
                return false;
            }
        }
        return host.length() <= 253;
    }

    /** Of a serialised host. */
    static boolean isLoopback(String host) {
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || host.equals("[::1]")
                || (host.startsWith("127.") && isIpv4(host.split("\\.", -1)));
    }

    private static boolean isIpv4(String[] labels) {
        if (labels.length != 4) {
            return false;
        }
        for (String label : labels) {
            if (!OCTET.matcher(label).matches()) {
                return false;
            }
        }
        return true;
    }

    /** IPv4-mapped addresses, which Java reads as IPv4, are nobody's origin and refused. */
    private static boolean isSerialisedIpv6(String text) {
        try {
            byte[] address = text.contains(":") ? InetAddress.getByName(text).getAddress() : new byte[0];
            return address.length == 16 && serialise(address).equals(text);
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** RFC 5952 § 4: no leading zeros, the first longest run of two or more zero groups as {@code ::}. */
    private static String serialise(byte[] address) {
        int[] groups = new int[8];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = ((address[2 * i] & 0xff) << 8) | (address[2 * i + 1] & 0xff);
        }
        int longest = 1;
        int start = -1;
        for (int i = 0; i < groups.length; i++) {
            int end = i;
            while (end < groups.length && groups[end] == 0) {
                end++;
            }
            if (end - i > longest) {
                longest = end - i;
                start = i;
            }
        }
        var text = new StringBuilder();
        for (int i = 0; i < groups.length; i++) {
            if (i == start) {
                text.append("::");
                i += longest - 1;
            } else {
                text.append(text.isEmpty() || text.charAt(text.length() - 1) == ':' ? "" : ":")
                        .append(Integer.toHexString(groups[i]));
            }
        }
        return text.toString();
    }
}
