package io.weiquan.privacy;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

@QuarkusTest
@TestProfile(CanaryInSqliteTest.Shipped.class)
class CanaryInSqliteTest extends CanaryContract {

    @ConfigProperty(name = "weiquan.data")
    Path data;

    /** The server as it ships, telling its log everything. */
    public static class Shipped implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("weiquan.data", freshFolder().toString(), "quarkus.log.level", "DEBUG", "quarkus.log.console.level", "WARN",
                    "weiquan.keep-class.contact", "30D");
        }
    }

    static Path freshFolder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "test-data")), "canary");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    List<byte[]> stored() throws IOException {
        return files(data);
    }

    @Override
    byte[] key(String conversation) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("weiquan.db"));
             var row = connection.createStatement().executeQuery("SELECT key FROM conversation WHERE id = '" + conversation + "'")) {
            return row.getBytes(1);
        }
    }

    @Override
    boolean keysVanishAtOnce() {
        return true;
    }
}
