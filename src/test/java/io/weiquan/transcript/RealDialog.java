package io.weiquan.transcript;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The server as it ships, with the clock of the transcripts. */
public class RealDialog implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        try {
            Path data = Files.createTempDirectory(Files.createDirectories(Path.of("target", "test-data")), "transcripts");
            return Map.of("weiquan.data", data.toString(), "weiquan.clock.client", "true");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
