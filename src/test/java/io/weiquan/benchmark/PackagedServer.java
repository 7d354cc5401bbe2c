package io.weiquan.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged application in a process of its own, as an operator starts it. {@code -Dbenchmark.java=HOME} runs it on another JDK. */
record PackagedServer(Process process, int port, Path folder, double startSeconds) implements AutoCloseable {

    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final Duration PATIENCE = Duration.ofSeconds(150);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    /** A crowd behind one address sends more than a person may. */
    private static final List<String> CROWD = List.of("-Dweiquan.limits.frames-per-minute=1000000", "-Dweiquan.limits.frames-burst=100000",
            "-Dweiquan.limits.turns-per-minute=100000", "-Dweiquan.limits.turns-burst=10000", "-Dweiquan.limits.sockets=11000",
            "-Dquarkus.http.limits.max-connections=12000", "-Dweiquan.clock.client=true", "-Dweiquan.management.port=0");

    /** @param folder for the store and the log; {@code options} are for the JVM */
    static PackagedServer start(Path folder, String... options) throws Exception {
        assertThat(JAR).as("package first: ./mvnw -DskipTests package").exists();
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(java("java"), "-Xmx256m"));
        command.addAll(CROWD);
        command.addAll(List.of(options));
        command.addAll(List.of("-Dweiquan.host=127.0.0.1", "-Dweiquan.port=" + port, "-Dweiquan.data=" + folder.resolve("data"), "-jar", JAR.toString()));
        long begun = System.nanoTime();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
        for (long end = begun + PATIENCE.toNanos(); System.nanoTime() < end; ) {
            try {
                HTTP.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/")).build(), BodyHandlers.discarding());
                return new PackagedServer(process, port, folder, (System.nanoTime() - begun) / 1e9);
            } catch (IOException notYet) {
                assertThat(process.isAlive()).as(Files.readString(folder.resolve("log"))).isTrue();
                TimeUnit.MILLISECONDS.sleep(10);
            }
        }
        process.destroyForcibly();
        throw new IllegalStateException("no answer in " + PATIENCE);
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0)) {
            return any.getLocalPort();
        }
    }

    private static String java(String program) {
        return Path.of(System.getProperty("benchmark.java", System.getProperty("java.home")), "bin", program).toString();
    }

    /** Processor time used so far, seconds. */
    double cpuSeconds() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
    }

    /** Resident memory now, MiB. */
    long rssMiB() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream().filter(l -> l.startsWith("VmRSS"))
                .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")) / 1024).findFirst().orElse(-1);
    }

    /** Threads and open files now. */
    long threads() throws IOException {
        return entries("task");
    }

    long files() throws IOException {
        return entries("fd");
    }

    private long entries(String of) throws IOException {
        try (var all = Files.list(Path.of("/proc/" + process.pid() + "/" + of))) {
            return all.count();
        }
    }

    /** What it wrote about warnings and errors. */
    List<String> complaints() throws IOException {
        return Files.readAllLines(folder.resolve("log")).stream().filter(line -> line.contains(" ERROR ") || line.contains("Exception")).toList();
    }

    /** Heap in use after a full collection, KiB. */
    long liveHeapKiB() throws Exception {
        jcmd("GC.run");
        Matcher used = Pattern.compile("used (\\d+)K").matcher(jcmd("GC.heap_info"));
        assertThat(used.find()).as("heap information").isTrue();
        return Long.parseLong(used.group(1));
    }

    private String jcmd(String command) throws Exception {
        Process jcmd = new ProcessBuilder(java("jcmd"), Long.toString(process.pid()), command).redirectErrorStream(true).start();
        String said = new String(jcmd.getInputStream().readAllBytes());
        assertThat(jcmd.waitFor()).as(said).isZero();
        return said;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(20, TimeUnit.SECONDS).exceptionally(stuck -> process.destroyForcibly()).join();
    }
}
