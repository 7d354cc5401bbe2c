package io.weiquan.events;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.weiquan.bench.Phone;
import io.weiquan.bench.WebhookPen;
import io.weiquan.bench.WebhookStandIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/** A broker and an integrator's program, up before the bot. */
public class KafkaBench implements QuarkusTestResourceLifecycleManager {

    static final String SECRET = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    static Broker broker;
    static WebhookStandIn hook;

    @Override
    public Map<String, String> start() {
        try {
            Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "test-data")), "kafka");
            broker = new Broker(folder.resolve("broker"));
            hook = new WebhookStandIn(0, new WebhookPen(SECRET), InstantSource.system(), new Phone());
            return Map.of("weiquan.data", folder.resolve("data").toString(), "weiquan.kafka.enabled", "true", "weiquan.kafka.servers", broker.servers(),
                    "weiquan.events.enabled", "true", "weiquan.public-url", "http://127.0.0.1:1", "weiquan.messengers.hook.type", "webhook",
                    "weiquan.messengers.hook.secret", SECRET, "weiquan.messengers.hook.url", hook.url());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        hook.close();
        broker.close();
    }
}
