package io.weiquan.runtime;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.Tracer;
import io.weiquan.conversation.Refused;
import io.weiquan.conversation.TurnMeter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.ToDoubleFunction;

/**
 * The figures and traces of this node, as OPERATIONS.md names them. Tags come from closed lists (codes, slots and channels of the dialogs, flows), so that no
 * stranger can make a series, and hold nothing a person said.
 */
final class Meters implements TurnMeter {

    private static final Duration[] STEPS = {Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMillis(5), Duration.ofMillis(10), Duration.ofMillis(20),
            Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(150), Duration.ofMillis(250), Duration.ofMillis(500),
            Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(5)};

    private final MeterRegistry registry;
    private final Tracer tracer;
    private final InstantSource clock;
    private final Timer taken;
    private final Timer refused;

    Meters(MeterRegistry registry, Tracer tracer, InstantSource clock) {
        this.registry = registry;
        this.tracer = tracer;
        this.clock = clock;
        this.taken = turns("taken");
        this.refused = turns("refused");
        for (Refused.Code code : Refused.Code.values()) {
            refused(code, 0);
        }
    }

    private Timer turns(String result) {
        return Timer.builder("weiquan.turn").description("turns, from being handed in to being stored or refused").tag("result", result)
                .serviceLevelObjectives(STEPS).register(registry);
    }

    @Override
    public void turn(String conversation, long nanos, Refused.Code code) {
        (code == null ? taken : refused).record(Duration.ofNanos(nanos));
        Instant end = clock.instant();
        tracer.spanBuilder("turn").setNoParent().setStartTimestamp(end.minusNanos(nanos)).startSpan().setAttribute("weiquan.conversation", conversation)
                .setAttribute("weiquan.result", code == null ? "taken" : code.wire()).end(end);
    }

    /** Somebody was refused, on whatever channel. */
    void refused(Refused.Code code) {
        refused(code, 1);
    }

    private void refused(Refused.Code code, int times) {
        registry.counter("weiquan.refusals", "code", code.wire()).increment(times);
    }

    void count(String name, String tag, String value) {
        registry.counter(name, tag, value).increment();
    }

    <T> void gauge(String name, String description, T of, ToDoubleFunction<T> value) {
        Gauge.builder(name, of, value).description(description).register(registry);
    }

    <T> void gauge(String name, String tag, String tagValue, T of, ToDoubleFunction<T> value) {
        Gauge.builder(name, of, value).tag(tag, tagValue).register(registry);
    }
}
