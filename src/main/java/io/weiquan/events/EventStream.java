package io.weiquan.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.weiquan.conversation.Backlog;
import io.weiquan.conversation.Handed;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/** Hands the events of the outbox to {@code weiquan.events}, in the order of their conversation: the topic of that name, or the channel in memory. */
@ApplicationScoped
public class EventStream {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MEDIA_TYPE = "application/cloudevents+json";

    private final Emitter<String> memory;
    private final BrokerChannels broker;
    private final boolean kafka;
    private final MeterRegistry meters;

    EventStream(@Channel("weiquan.events") Emitter<String> memory, BrokerChannels broker,
                @ConfigProperty(name = "weiquan.kafka.enabled", defaultValue = "false") boolean kafka, MeterRegistry meters) {
        this.memory = memory;
        this.broker = broker;
        this.kafka = kafka;
        this.meters = meters;
    }

    /** The sink of the relay: done when every event of the row has arrived. */
    public CompletionStage<Handed> hand(Backlog.Row row) {
        JsonNode events;
        try {
            events = JSON.readTree(row.content());
        } catch (IOException notOurs) {
            return CompletableFuture.completedFuture(Handed.never("not json"));
        }
        CompletionStage<Void> all = CompletableFuture.completedFuture(null);
        for (JsonNode event : events) {
            all = all.thenCompose(before -> send(row.ordering(), event.toString()));
        }
        return all.handle((done, failed) -> failed == null ? Handed.done() : Handed.later(Duration.ZERO, "broker"));
    }

    private CompletionStage<Void> send(String conversation, String event) {
        CompletableFuture<Void> sent = new CompletableFuture<>();
        Message<String> message = Message.of(event, metadata(conversation), () -> {
            sent.complete(null);
            return CompletableFuture.completedFuture(null);
        }, failure -> {
            sent.completeExceptionally(failure);
            return CompletableFuture.completedFuture(null);
        });
        try {
            (kafka ? broker.events() : memory).send(message);
        } catch (IllegalStateException full) {
            sent.completeExceptionally(full);
        }
        return sent;
    }

    private static Metadata metadata(String conversation) {
        return Metadata.of(OutgoingKafkaRecordMetadata.<String>builder().withKey(conversation)
                .withHeaders(new RecordHeaders().add("content-type", MEDIA_TYPE.getBytes(StandardCharsets.UTF_8))).build());
    }

    /** In memory the events are counted; a program built around this one may listen to the channel itself. */
    @Incoming("weiquan.events")
    void count(String event) throws IOException {
        meters.counter("weiquan.events", "type", JSON.readTree(event).path("type").asText()).increment();
    }
}
