package io.weiquan.channel.messenger;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One bot for all tests over a platform: the shipped dialogs, a fresh store, the stand-ins of {@link Bench}. */
public class BenchProfile implements QuarkusTestProfile {

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(SlowStore.class);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        try {
            return Map.of("weiquan.data", Files.createTempDirectory(Files.createDirectories(Path.of("target", "test-data")), "bench").toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(Bench.class));
    }
}
