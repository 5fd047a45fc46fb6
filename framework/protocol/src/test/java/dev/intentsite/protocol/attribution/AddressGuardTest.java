package dev.intentsite.protocol.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.1",
                "169.253.255.255",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2606:4700:4700::1111",
                "2a00:1450:4001:81b::200e",
                "2001:200::1",
                "2003::1",
                "64:ff9b::8.8.8.8",
                "64:ff9b:1::8.8.8.8"
            })
    void globalUnicastIsAllowed(String address) throws UnknownHostException {
        assertThat(AddressGuard.globalOnly().allows(InetAddress.getByName(address)))
                .isTrue();
        assertThat(AddressGuard.loopbackAllowed().allows(InetAddress.getByName(address)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.127.255.255",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.1",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.0.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::8.8.8.8", // IPv4-compatible
                "100::1", // discard
                "2001::1", // Teredo
                "2001:2::1", // benchmarks
                "2001:10::1", // ORCHID
                "2001:20::1", // ORCHIDv2
                "2001:db8::1",
                "2002:808:808::1", // 6to4
                "3ffe::1",
                "3fff::1",
                "5f00::1", // segment routing
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "64:ff9b::10.0.0.1",
                "64:ff9b::169.254.169.254",
                "64:ff9b:1::10.0.0.1",
                "64:ff9b:1:808:8:800::", // another layout of the local prefix
                "64:ff9b:2::8.8.8.8"
            })
    void everythingElseIsRefusedInBothModes(String address) throws UnknownHostException {
        assertThat(AddressGuard.globalOnly().allows(InetAddress.getByName(address)))
                .isFalse();
        assertThat(AddressGuard.loopbackAllowed().allows(InetAddress.getByName(address)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.255.255.254", "::1", "::ffff:127.0.0.1", "64:ff9b::127.0.0.1"})
    void loopbackIsAllowedWhereTheSiteItselfIsLoopback(String address) throws UnknownHostException {
        assertThat(AddressGuard.globalOnly().allows(InetAddress.getByName(address)))
                .isFalse();
        assertThat(AddressGuard.loopbackAllowed().allows(InetAddress.getByName(address)))
                .isTrue();
    }

    @Test
    void anIpv4MappedAddressIsJudgedByWhatItHoldsEvenWhenJavaKeepsItAsIpv6() throws UnknownHostException {
        assertThat(AddressGuard.globalOnly().allows(mapped(10, 0, 0, 1))).isFalse();
        assertThat(AddressGuard.globalOnly().allows(mapped(127, 0, 0, 1))).isFalse();
        assertThat(AddressGuard.globalOnly().allows(mapped(8, 8, 8, 8))).isTrue();
    }

    private static InetAddress mapped(int... octets) throws UnknownHostException {
        byte[] bytes = new byte[16];
        bytes[10] = (byte) 0xff;
        bytes[11] = (byte) 0xff;
        for (int i = 0; i < 4; i++) {
            bytes[12 + i] = (byte) octets[i];
        }
        return Inet6Address.getByAddress("mapped.example", bytes, -1);
    }
}
