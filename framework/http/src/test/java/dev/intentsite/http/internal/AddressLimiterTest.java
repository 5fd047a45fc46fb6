package dev.intentsite.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.site.Allowances;
import dev.intentsite.testkit.TestClock;
import java.net.InetAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AddressLimiterTest {
    private final TestClock clock = TestClock.at("2026-11-20T10:00", "UTC");
    private final AddressLimiter limiter = new AddressLimiter(Allowances.inMemory(), 60, clock);

    @Test
    void aMinutesWorthMayComeAtOnceAndThenOneASecond() throws Exception {
        InetAddress address = InetAddress.getByName("192.0.2.1");
        for (int i = 0; i < 60; i++) {
            assertThat(limiter.secondsToWait(address)).isEmpty();
        }
        assertThat(limiter.secondsToWait(address)).hasValue(1);
        clock.advance(Duration.ofSeconds(2));
        assertThat(limiter.secondsToWait(address)).isEmpty();
        assertThat(limiter.secondsToWait(address)).isEmpty();
        assertThat(limiter.secondsToWait(address)).hasValue(1);
    }

    @Test
    void addressesAreCountedApartAndAnIpv6NetworkIsOne() throws Exception {
        AddressLimiter one = new AddressLimiter(Allowances.inMemory(), 1, clock);
        assertThat(one.secondsToWait(InetAddress.getByName("192.0.2.1"))).isEmpty();
        assertThat(one.secondsToWait(InetAddress.getByName("192.0.2.2"))).isEmpty();
        assertThat(one.secondsToWait(InetAddress.getByName("2001:db8:0:1::1"))).isEmpty();
        assertThat(one.secondsToWait(InetAddress.getByName("2001:db8:0:1:ffff::9")))
                .hasValue(60);
        assertThat(one.secondsToWait(InetAddress.getByName("2001:db8:0:2::1"))).isEmpty();
    }
}
