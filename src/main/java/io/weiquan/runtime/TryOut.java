package io.weiquan.runtime;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.weiquan.bench.Phone;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * {@code try PLATFORM}: starts the bot with a stand-in of the platform beside it and prints a complaint held over it, sealed requests and
 * all. {@code try PLATFORM -} reads what to say from the terminal. No account, no network beyond this machine, nothing left behind.
 */
final class TryOut {

    private static final String LINES = "bench-complaint.txt";
    private static final String NAME = "try";
    /** Longest wait for the first bubble of an answer, and for the next one after it. */
    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration NEXT = Duration.ofMillis(700);
    private static final Duration LOOK = Duration.ofMillis(20);

    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private static final Phone PHONE = new Phone(shown -> OUT.println(shown.text().replaceAll("(?m)^", "  ") + "\n"));

    private static volatile boolean talking;
    private static volatile TryStage stage;

    private TryOut() {
    }

    static void run(String[] args) {
        if (args.length < 2 || !TryStage.PLATFORMS.contains(args[1])) {
            System.err.println("try " + String.join("|", TryStage.PLATFORMS) + " [-]   (- reads what to say from the terminal)");
            System.exit(1);
        }
        talking = args.length > 2 && args[2].equals("-");
        stage = TryStage.of(args[1], PHONE);
        settings().forEach((name, value) -> System.setProperty(name, System.getProperty(name, value)));
        stage.settings().forEach((name, value) -> System.setProperty("weiquan.messengers." + NAME + "." + name, value));
        Quarkus.run(Conversation.class);
    }

    private static Map<String, String> settings() {
        try (ServerSocket free = new ServerSocket(0)) {
            int port = free.getLocalPort();
            return Map.of("weiquan.port", String.valueOf(port), "weiquan.host", "127.0.0.1", "weiquan.management.port", "0",
                    "weiquan.public-url", "http://127.0.0.1:" + port, "weiquan.data", Files.createTempDirectory("weiquan-try").toString(),
                    "quarkus.log.level", "WARN");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs when the server is up, and ends it. */
    public static final class Conversation implements QuarkusApplication {

        @Override
        public int run(String... args) throws IOException {
            try (BufferedReader lines = lines()) {
                stage.connect().accept("http://127.0.0.1:" + System.getProperty("weiquan.port") + "/webhook/" + NAME);
                stage.enter().run();
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (!line.isBlank() && !line.startsWith("#")) {
                        OUT.println("> " + line.strip());
                        int before = PHONE.shown();
                        stage.say().accept(line.strip());
                        await(before);
                    }
                }
                return PHONE.shown() == 0 ? 1 : 0;
            } finally {
                stage.leave().run();
            }
        }

        /** Platforms that are answered later than on their own request show the answer when it has come. */
        private static void await(int before) {
            long end = System.nanoTime() + FIRST.toNanos();
            for (int seen = before; System.nanoTime() < end; LockSupport.parkNanos(LOOK.toNanos())) {
                if (PHONE.shown() > seen) {
                    seen = PHONE.shown();
                    end = System.nanoTime() + NEXT.toNanos();
                }
            }
        }

        private static BufferedReader lines() {
            return new BufferedReader(new InputStreamReader(talking ? System.in : TryOut.class.getClassLoader().getResourceAsStream(LINES), StandardCharsets.UTF_8));
        }
    }
}
