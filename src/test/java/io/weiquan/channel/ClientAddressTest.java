package io.weiquan.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {

    private final ClientAddress behindProxies = new ClientAddress(List.of("10.0.0.0/8", "192.0.2.129/25", "fd00::/8"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "10.1.2.3|203.0.113.9|203.0.113.9", "10.1.2.3|198.51.100.1, 203.0.113.9|203.0.113.9", "10.1.2.3|203.0.113.9, 10.9.9.9|203.0.113.9",
        "fd00::7|2001:db8::1|2001:db8::1", "192.0.2.200|203.0.113.9|203.0.113.9",
        "192.0.2.1|203.0.113.9|192.0.2.1", "203.0.113.7|198.51.100.1|203.0.113.7", "10.1.2.3|-|10.1.2.3", "10.1.2.3|unknown|10.1.2.3",
        "10.1.2.3|localhost|10.1.2.3", "10.1.2.3|10.4.4.4|10.1.2.3", "10.1.2.3|''|10.1.2.3"})
    void only_what_a_trusted_proxy_added_is_believed(String peer, String forwarded, String client) {
        assertThat(behindProxies.of(peer, forwarded)).isEqualTo(client);
    }

    @Test
    void without_a_proxy_nobody_is_believed() {
        ClientAddress alone = new ClientAddress(List.of());
        assertThat(alone.of("127.0.0.1", "203.0.113.9")).isEqualTo("127.0.0.1");
        assertThat(alone.isBehindProxy()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example", "10.0.0.0/33", "10.0.0.0/x", "10.0.0.0/8/8", "", "*"})
    void what_is_no_network_stops_the_start(String proxy) {
        assertThatThrownBy(() -> new ClientAddress(List.of(proxy))).hasMessageContaining("weiquan.trusted-proxy");
    }
}
