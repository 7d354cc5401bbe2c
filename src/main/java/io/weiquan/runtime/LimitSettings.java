package io.weiquan.runtime;

import io.smallrye.config.WithDefault;
import io.weiquan.limits.Limits;
import java.time.Duration;

/** {@link Limits} as settings {@code weiquan.limits.*}; the meaning of each stands there. */
public interface LimitSettings {

    @WithDefault("2000")
    int textChars();

    @WithDefault("65536")
    int frameBytes();

    @WithDefault("120")
    int turnsPerMinute();

    @WithDefault("40")
    int turnsBurst();

    @WithDefault("16")
    int waitingTurns();

    @WithDefault("2048")
    int queuedTurns();

    @WithDefault("10000")
    int sockets();

    @WithDefault("50")
    int socketsPerAddress();

    @WithDefault("30")
    int startsPerMinute();

    @WithDefault("120")
    int understandPerMinute();

    @WithDefault("10")
    int wrongCodesPerHour();

    @WithDefault("40")
    int formSlots();

    @WithDefault("64")
    int clientIdChars();

    @WithDefault("25s")
    Duration pingEvery();

    @WithDefault("60s")
    Duration deadAfter();

    @WithDefault("5s")
    Duration turnTimeout();

    @WithDefault("256")
    int batchTurns();

    @WithDefault("2000")
    int historyItems();

    @WithDefault("8")
    int deviceTokens();

    @WithDefault("50000")
    int rememberedCallers();

    @WithDefault("600")
    int framesPerMinute();

    @WithDefault("120")
    int framesBurst();

    @WithDefault("40")
    int refusalsBeforeClose();

    @WithDefault("262144")
    int unsentBytes();

    @WithDefault("15m")
    Duration linkValid();

    @WithDefault("10s")
    Duration drain();

    @WithDefault("200000")
    int countedConversations();

    @WithDefault("10000")
    int silencesWatched();

    QueueLimitSettings queues();

    /** @throws IllegalArgumentException names the setting that cannot be */
    default Limits toLimits() {
        for (var part : java.util.Map.of("text-chars", textChars(), "frame-bytes", frameBytes(), "turns-per-minute", turnsPerMinute(),
                "turns-burst", turnsBurst(), "waiting-turns", waitingTurns(), "queued-turns", queuedTurns(), "sockets", sockets(),
                "frames-per-minute", framesPerMinute(), "frames-burst", framesBurst(), "unsent-bytes", unsentBytes()).entrySet()) {
            if (part.getValue() < 1) {
                throw new IllegalArgumentException("weiquan.limits.%s: %d; at least 1 is needed".formatted(part.getKey(), part.getValue()));
            }
        }
        if (deadAfter().compareTo(pingEvery()) <= 0) {
            throw new IllegalArgumentException("weiquan.limits.dead-after: must be longer than weiquan.limits.ping-every");
        }
        return new Limits(textChars(), frameBytes(), turnsPerMinute(), turnsBurst(), waitingTurns(), queuedTurns(), sockets(),
                socketsPerAddress(), startsPerMinute(), understandPerMinute(), wrongCodesPerHour(), formSlots(), clientIdChars(),
                pingEvery(), deadAfter(), turnTimeout(), batchTurns(), historyItems(), deviceTokens(), rememberedCallers(),
                framesPerMinute(), framesBurst(), refusalsBeforeClose(), unsentBytes(), linkValid(), drain(),
                countedConversations(), silencesWatched(), queues().toLimits());
    }
}
