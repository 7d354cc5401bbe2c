package io.weiquan.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiquan.journal.PostgresServer;
import io.weiquan.limits.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start that must not go on ends with one line that says what to do, before anything else is loaded. */
class StartRefusalTest {

    @TempDir
    Path folder;

    /** Starts the program as an operator does. @return what it said before it ended with exit code 1 */
    private String refused(Map<String, String> settings) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m", "-XX:TieredStopAtLevel=1",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager"));
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), Main.class.getName()));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(said).isEqualTo(1);
            // What a newer Java thinks of native libraries is not ours.
            return String.join("\n", said.lines().filter(line -> !line.startsWith("WARNING: ")).toList());
        } finally {
            process.destroyForcibly();
        }
    }

    private void store() {
        var settings = SettingsTest.settings(Map.of("weiquan.data", folder.toString()));
        var random = new SecureRandom();
        Stores.open(settings, Stores.vault(settings, Stores.key(settings, random), random), Limits.DEFAULTS).close();
    }

    private void sql(String statement) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("weiquan.db"))) {
            connection.createStatement().execute(statement);
        }
    }

    @Test
    void a_folder_that_cannot_be_written() throws Exception {
        var file = Files.writeString(folder.resolve("file"), "no folder");
        assertThat(refused(Map.of("weiquan.data", file.toString()))).contains("weiquan.data", "choose another folder").doesNotContain("\n");
    }

    @Test
    void a_schema_of_a_newer_program() throws Exception {
        store();
        sql("INSERT INTO flyway_schema_history SELECT 99, '99', description, type, script, checksum, installed_by, installed_on, "
                + "execution_time, success FROM flyway_schema_history WHERE version = '1'");
        assertThat(refused(Map.of("weiquan.data", folder.toString()))).contains("schema 99", "start the newer program").doesNotContain("\n");
    }

    @Test
    void a_key_that_is_missing_or_another_one() throws Exception {
        store();
        var key = folder.resolve(InstallationKey.FILE);
        Files.move(key, folder.resolve("elsewhere"));
        assertThat(refused(Map.of("weiquan.data", folder.toString()))).contains("is missing", "put the key back").doesNotContain("\n");
        InstallationKey.in(folder, new SecureRandom());
        assertThat(refused(Map.of("weiquan.data", folder.toString()))).contains("another master key", "put back the key file").doesNotContain("\n");
    }

    @Test
    void a_server_that_is_away_or_acknowledges_what_it_could_lose() throws Exception {
        assertThat(refused(Map.of("weiquan.data", folder.toString(), "weiquan.store", "postgresql", "weiquan.postgresql.url",
                "jdbc:postgresql://localhost:1/weiquan", "weiquan.postgresql.user", "u", "weiquan.postgresql.password", "sesame")))
                .contains("weiquan.postgresql", "cannot be used").doesNotContain("\n", "sesame");
        var server = PostgresServer.careless();
        assertThat(refused(Map.of("weiquan.data", folder.toString(), "weiquan.store", "postgresql", "weiquan.postgresql.url", server.url(),
                "weiquan.postgresql.user", server.user(), "weiquan.postgresql.password", server.password())))
                .contains("fsync is off", "switch it on").doesNotContain("\n");
    }

    @Test
    void a_shared_store_without_an_address() throws Exception {
        assertThat(refused(Map.of("weiquan.data", folder.toString(), "weiquan.store", "postgresql"))).contains("weiquan.postgresql.url").doesNotContain("\n");
    }
}
