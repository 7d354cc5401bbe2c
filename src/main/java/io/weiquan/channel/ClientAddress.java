package io.weiquan.channel;

import io.netty.util.AttributeKey;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Who is calling. Behind a trusted proxy it is the last address in X-Forwarded-For that is not itself trusted; everybody else's
 * header is ignored, for anybody can write one.
 */
public final class ClientAddress {

    /** Where the address of a socket is kept from the handshake on. */
    public static final AttributeKey<String> OF_SOCKET = AttributeKey.valueOf("weiquan.address");

    /** The same of a request, in its routing context. */
    public static final String OF_REQUEST = "weiquan.address";

    private record Network(byte[] address, int bits) {

        boolean holds(byte[] other) {
            if (other.length != address.length) {
                return false;
            }
            int whole = bits / 8;
            if (!Arrays.equals(address, 0, whole, other, 0, whole)) {
                return false;
            }
            int rest = bits % 8;
            return rest == 0 || (address[whole] >> (8 - rest)) == (other[whole] >> (8 - rest));
        }
    }

    private final List<Network> trusted = new ArrayList<>();

    /** @param proxies addresses or networks: "10.0.0.7", "10.0.0.0/8", "fd00::/8". @throws IllegalArgumentException names the wrong one */
    public ClientAddress(List<String> proxies) {
        for (String proxy : proxies) {
            String[] parts = proxy.strip().split("/", -1);
            byte[] address = literal(parts[0]);
            int most = address == null ? 0 : address.length * 8;
            int bits = parts.length == 1 ? most : parts[1].matches("\\d{1,3}") ? Integer.parseInt(parts[1]) : -1;
            if (address == null || parts.length > 2 || bits < 0 || bits > most) {
                throw new IllegalArgumentException("weiquan.trusted-proxy: '%s' is no address and no network".formatted(proxy));
            }
            trusted.add(new Network(address, bits));
        }
    }

    /** Limits by address make sense only when the addresses are those of people. */
    public boolean isBehindProxy() {
        return !trusted.isEmpty();
    }

    /**
     * @param peer      address of the other end of the connection
     * @param forwarded value of X-Forwarded-For, or null
     */
    public String of(String peer, String forwarded) {
        if (forwarded == null || !isTrusted(peer)) {
            return peer;
        }
        String[] hops = forwarded.split(",");
        for (int i = hops.length - 1; i >= 0; i--) {
            String hop = hops[i].strip();
            if (literal(hop) == null) {
                return peer;
            }
            if (!isTrusted(hop)) {
                return hop;
            }
        }
        return peer;
    }

    private boolean isTrusted(String address) {
        byte[] bytes = literal(address);
        return bytes != null && trusted.stream().anyMatch(network -> network.holds(bytes));
    }

    /** Only literals: a name would send a question to a name server. */
    private static byte[] literal(String text) {
        if (text == null || !text.matches("[0-9.]{7,15}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
            return null;
        }
        try {
            return InetAddress.getByName(text).getAddress();
        } catch (UnknownHostException notAnAddress) {
            return null;
        }
    }
}
