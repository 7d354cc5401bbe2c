package io.weiquan.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged program holds a whole complaint over a platform's stand-in and ends: one that is answered on its request, one that is answered later. */
class TryOutIT {

    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"wechat", "kf"})
    void a_complaint_from_the_first_word_to_the_package(String platform) throws Exception {
        Path printed = folder.resolve("printed");
        Process tried = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toAbsolutePath().toString(), "try", platform)
                .redirectErrorStream(true).redirectOutput(printed.toFile()).start();
        assertThat(tried.waitFor(120, TimeUnit.SECONDS)).isTrue();
        String said = Files.readString(printed, StandardCharsets.UTF_8);
        assertThat(said).contains("> 退货退款", "稿子好了");
        assertThat(tried.exitValue()).as(said).isZero();
    }
}
