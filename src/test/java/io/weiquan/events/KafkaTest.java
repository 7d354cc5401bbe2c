package io.weiquan.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.weiquan.bench.Phone;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;

/** The pipeline over a real broker that is killed and started again while people write. */
@QuarkusTest
@TestProfile(KafkaTest.Profile.class)
class KafkaTest {

    private static final int USERS = 20;
    private static final int MESSAGES = 6;

    public static class Profile implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(KafkaBench.class));
        }
    }

    @TestHTTPResource("/")
    URI server;

    @Test
    void nothing_is_lost_or_answered_twice_while_the_broker_dies_and_comes_back() throws Exception {
        KafkaBench.hook.connect(server + "webhook/hook", Duration.ofSeconds(20));
        ExecutorService people = Executors.newFixedThreadPool(USERS);
        try {
            speak(people, 0, MESSAGES / 3);
            KafkaBench.broker.kill();
            // Web conversations do not notice; messengers are gone around the broker.
            long before = System.nanoTime();
            assertThat(startOnTheWeb()).isEqualTo(201);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(3));
            speak(people, MESSAGES / 3, 2 * MESSAGES / 3);
            KafkaBench.broker.start();
            speak(people, 2 * MESSAGES / 3, MESSAGES);
        } finally {
            people.shutdownNow();
        }
        Phone phone = KafkaBench.hook.phone();
        for (int user = 0; user < USERS; user++) {
            String name = "kafka" + user;
            await().atMost(Duration.ofSeconds(60)).until(() -> phone.screen(name).size() >= MESSAGES + 1);
            assertThat(phone.screen(name)).as("a greeting and an answer for every message").hasSize(MESSAGES + 1);
        }
        assertThat(KafkaBench.hook.forged()).isZero();
        assertThat(KafkaBench.hook.orders()).allSatisfy((user, numbers) -> assertThat(numbers).as(user).isSorted().doesNotHaveDuplicates());
        eventsAreThere();
    }

    private static void speak(ExecutorService people, int from, int to) throws Exception {
        List<Future<?>> all = new ArrayList<>();
        for (int user = 0; user < USERS; user++) {
            String name = "kafka" + user;
            all.add(people.submit(() -> {
                for (int i = from; i < to; i++) {
                    assertThat(KafkaBench.hook.say(name, i % 2 == 0 ? "我在京东买的耳机坏了" : "花了" + (90 + i) + "元", name + "-" + i)).contains(202);
                }
            }));
        }
        for (Future<?> one : all) {
            one.get();
        }
    }

    private int startOnTheWeb() throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(server.resolve("/api/conversations")).POST(HttpRequest.BodyPublishers.ofString("{}")).build(),
                HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    /** At least once, in order, keyed by conversation, and without a word of what was said. */
    private static void eventsAreThere() {
        Properties settings = new Properties();
        settings.putAll(Map.of("bootstrap.servers", KafkaBench.broker.servers(), "group.id", "test", "auto.offset.reset", "earliest",
                "key.deserializer", StringDeserializer.class.getName(), "value.deserializer", StringDeserializer.class.getName()));
        Set<String> conversations = new HashSet<>();
        List<String> values = new ArrayList<>();
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(KafkaConsumer.class.getClassLoader());
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(settings)) {
            consumer.subscribe(List.of("weiquan.events"));
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                consumer.poll(Duration.ofMillis(500)).forEach(record -> {
                    assertThat(record.value()).contains("\"subject\":\"" + record.key() + "\"");
                    values.add(record.value());
                    if (record.value().contains("weiquan.conversation.started")) {
                        conversations.add(record.key());
                    }
                });
                return conversations.size() >= USERS + 1;
            });
        } finally {
            Thread.currentThread().setContextClassLoader(context);
        }
        assertThat(values).noneMatch(value -> value.contains("耳机"));
    }
}
