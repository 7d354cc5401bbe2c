package io.weiquan.channel;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** One server for all tests of the wire: the fixed dialog, a fresh store, and bounds small enough to be reached. */
public class WireProfile implements QuarkusTestProfile {

    public static final String ALLOWED_ORIGIN = "https://help.example";

    static final int CONNECTIONS = 120;

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(FixedParts.class);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.ofEntries(
                Map.entry("weiquan.data", freshFolder().toString()),
                Map.entry("weiquan.origins", ALLOWED_ORIGIN),
                Map.entry("weiquan.trusted-proxy", "127.0.0.1,::1"),
                Map.entry("weiquan.clock.client", "true"),
                Map.entry("weiquan.limits.understand-per-minute", "20"),
                Map.entry("weiquan.limits.sockets-per-address", "6"),
                Map.entry("weiquan.limits.sockets", "80"),
                Map.entry("quarkus.http.limits.max-connections", Integer.toString(CONNECTIONS)),
                Map.entry("weiquan.limits.history-items", "20"),
                Map.entry("weiquan.limits.turn-timeout", "2s"),
                Map.entry("weiquan.limits.ping-every", "2s"),
                Map.entry("weiquan.limits.dead-after", "5s"));
    }

    private static Path freshFolder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "test-data")), "wire");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
