package io.weiquan.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.weiquan.bench.Phone;
import io.weiquan.bench.WebhookPen;
import io.weiquan.bench.WebhookStandIn;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two instances on one PostgreSQL and one Kafka; one is killed with -9 and started again, the broker is killed and started again, while people
 * write. {@code ./mvnw -DskipTests package && ./mvnw -Psoak test -Dtest=TwoInstancesTest} ({@code -Dusers=500 -Deach=20}).
 */
@Tag("soak")
class TwoInstancesTest {

    private static final int USERS = Integer.getInteger("users", 500);
    private static final int EACH = Integer.getInteger("each", 20);
    private static final int WRITERS = 16;
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final String SECRET = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    private final AtomicInteger written = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    @Test
    void ten_thousand_messages_none_lost_none_answered_twice_all_in_order() throws Exception {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "test-data")), "two");
        Phone phone = new Phone();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "on").setServerConfig("full_page_writes", "on").setServerConfig("synchronous_commit", "on").start();
                Broker broker = new Broker(folder.resolve("broker"));
                WebhookStandIn first = new WebhookStandIn(0, new WebhookPen(SECRET), InstantSource.system(), phone);
                WebhookStandIn second = new WebhookStandIn(0, new WebhookPen(SECRET), InstantSource.system(), phone);
                Instance a = new Instance(folder, "a", postgres, broker.servers(), first.url()).start()) {
            Files.createDirectories(folder.resolve("b"));
            Files.copy(folder.resolve("a/weiquan.key"), folder.resolve("b/weiquan.key"));
            try (Instance b = new Instance(folder, "b", postgres, broker.servers(), first.url()).start()) {
                first.connect(a.url("/webhook/hook"), Duration.ofSeconds(20));
                second.connect(b.url("/webhook/hook"), Duration.ofSeconds(20));
                Instant begun = Instant.now();
                ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
                List<Future<?>> all = new ArrayList<>();
                for (int user = 0; user < USERS; user++) {
                    String name = "two" + user;
                    all.add(writers.submit(() -> speak(first, second, name)));
                }
                await().atMost(Duration.ofMinutes(30)).until(() -> written.get() > USERS * EACH * 3 / 10);
                a.kill();
                a.start();
                await().atMost(Duration.ofMinutes(30)).until(() -> written.get() > USERS * EACH * 6 / 10);
                broker.kill();
                broker.start();
                for (Future<?> one : all) {
                    one.get();
                }
                Duration writing = Duration.between(begun, Instant.now());
                await().atMost(Duration.ofMinutes(10)).pollInterval(Duration.ofSeconds(1)).until(() -> phone.shown() >= USERS * (EACH + 1));
                Duration answering = Duration.between(begun, Instant.now());
                System.out.printf("two instances: %d messages over %d conversations taken in %d s, all answered after %d s; asked again %d times; "
                        + "replies delivered again with the same id %d%n", USERS * EACH, USERS, writing.toSeconds(), answering.toSeconds(), refused.get(), first.repeated());
                for (int user = 0; user < USERS; user++) {
                    assertThat(phone.screen("two" + user)).as("two" + user).hasSize(EACH + 1);
                    assertThat(first.orders().get("two" + user)).isSorted().doesNotHaveDuplicates();
                }
                assertThat(first.forged()).isZero();
            }
        }
    }

    /** As a platform does: the same message again, after a pause, until somebody has taken it. */
    private void speak(WebhookStandIn first, WebhookStandIn second, String user) {
        for (int i = 0; i < EACH; i++) {
            String id = user + "-" + i;
            for (int attempt = 0; ; attempt++) {
                Optional<Integer> status = ((i + attempt) % 2 == 0 ? first : second).say(user, i % 2 == 0 ? "我在京东买的耳机坏了" : "花了" + (80 + i) + "元", id);
                if (status.filter(code -> code == 202).isPresent()) {
                    break;
                }
                refused.incrementAndGet();
                assertThat(attempt).isLessThan(1_000);
                LockSupport.parkNanos(PAUSE.toNanos());
            }
            written.incrementAndGet();
        }
    }

    private static final class Instance implements AutoCloseable {

        private final Path folder;
        private final String name;
        private final int port;
        private final List<String> settings;
        private Process process;

        Instance(Path folder, String name, EmbeddedPostgres postgres, String broker, String replies) throws IOException {
            this.folder = folder;
            this.name = name;
            int management;
            try (ServerSocket free = new ServerSocket(0); ServerSocket another = new ServerSocket(0)) {
                this.port = free.getLocalPort();
                management = another.getLocalPort();
            }
            this.settings = List.of("weiquan.port=" + port, "weiquan.host=127.0.0.1", "weiquan.management.port=" + management, "weiquan.data=" + folder.resolve(name), "weiquan.store=postgresql",
                    "weiquan.postgresql.url=" + postgres.getJdbcUrl("postgres", "postgres"), "weiquan.postgresql.user=postgres", "weiquan.postgresql.password=postgres",
                    "weiquan.kafka.enabled=true", "weiquan.kafka.servers=" + broker, "weiquan.public-url=http://127.0.0.1:" + port,
                    "weiquan.messengers.hook.type=webhook", "weiquan.messengers.hook.secret=" + SECRET, "weiquan.messengers.hook.url=" + replies);
        }

        Instance start() throws IOException {
            List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m"));
            settings.forEach(setting -> command.add("-D" + setting));
            command.addAll(List.of("-jar", Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath().toString()));
            process = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve(name + ".log").toFile())).start();
            await().atMost(Duration.ofSeconds(120)).until(() -> !process.isAlive() || answers());
            assertThat(process.isAlive()).as("instance %s starts, see %s.log in %s", name, name, folder).isTrue();
            return this;
        }

        private boolean answers() {
            try {
                HttpURLConnection connection = (HttpURLConnection) URI.create(url("/asyncapi")).toURL().openConnection();
                connection.setConnectTimeout(500);
                return connection.getResponseCode() == 200;
            } catch (IOException notYet) {
                return false;
            }
        }

        String url(String path) {
            return "http://127.0.0.1:" + port + path;
        }

        void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
