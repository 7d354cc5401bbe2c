package io.weiquan.events;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** A real Kafka broker in a process of its own, which can be killed and started again over the same files. */
public final class Broker implements AutoCloseable {

    private final Path folder;
    private final int port;
    private final int controller;
    private Process process;

    public Broker(Path folder) {
        this.folder = folder;
        this.port = freePort();
        this.controller = freePort();
        start();
    }

    public String servers() {
        return "localhost:" + port;
    }

    public void start() {
        try {
            process = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx384m", "-XX:TieredStopAtLevel=1", "-cp",
                    System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), Broker.class.getName(), folder.toString(),
                    String.valueOf(port), String.valueOf(controller)))
                    .redirectErrorStream(true).redirectOutput(folder.resolveSibling(folder.getFileName() + ".log").toFile()).start();
            awaitOpen();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitOpen() {
        org.awaitility.Awaitility.await().atMost(60, TimeUnit.SECONDS).until(() -> {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress("localhost", port), 500);
                return true;
            } catch (IOException notYet) {
                return false;
            }
        });
    }

    /** Without a word of farewell. */
    public void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        kill();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process: folder, port, port of the controller. */
    public static void main(String[] args) throws Exception {
        Map<String, String> config = Map.ofEntries(Map.entry("process.roles", "broker,controller"), Map.entry("node.id", "1"),
                Map.entry("controller.quorum.voters", "1@localhost:" + args[2]), Map.entry("listeners", "PLAINTEXT://localhost:" + args[1] + ",CONTROLLER://localhost:" + args[2]),
                Map.entry("advertised.listeners", "PLAINTEXT://localhost:" + args[1]), Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("log.dirs", args[0]), Map.entry("num.partitions", "8"), Map.entry("offsets.topic.num.partitions", "4"),
                Map.entry("offsets.topic.replication.factor", "1"), Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"), Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"));
        if (!Files.exists(Path.of(args[0], "meta.properties"))) {
            Files.createDirectories(Path.of(args[0]));
            new Formatter().setPrintStream(new PrintStream(File.createTempFile("format", ".log"), StandardCharsets.UTF_8)).setNodeId(1)
                    .setClusterId("4L6g3nShT-eMCtK--X86sw").setControllerListenerName("CONTROLLER").setMetadataLogDirectory(args[0]).addDirectory(args[0]).run();
        }
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(config), Time.SYSTEM);
        server.startup();
        server.awaitShutdown();
    }
}
