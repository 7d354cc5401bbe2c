package io.weiquan.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.weiquan.channel.LiveSockets;
import io.weiquan.conversation.Wire;
import io.weiquan.limits.OtherLimits;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SilenceTimerTest {

    private final List<String> rung = new CopyOnWriteArrayList<>();
    private final SilenceTimer timer = new SilenceTimer(Set.of("hook"), OtherLimits.with(Map.of("silencesWatched", 2)), InstantSource.system(),
            new LiveSockets() {
                @Override
                public void erased(String conversation) {
                    rung.add("erased " + conversation);
                }

                @Override
                public void remarked(String conversation, Wire.Reply reply) {
                    rung.add("told " + conversation);
                }
            });

    @AfterEach
    void close() {
        timer.close();
    }

    @Test
    void only_channels_that_allow_it_are_watched_and_only_so_many_at_once() {
        watch("a", "web", Duration.ofHours(1));
        assertThat(timer.watched()).isZero();
        watch("a", "hook", Duration.ofHours(1));
        watch("b", "hook", Duration.ofHours(1));
        watch("c", "hook", Duration.ofHours(1));
        assertThat(timer.watched()).isEqualTo(2);
    }

    @Test
    void the_newest_alarm_of_a_conversation_counts() {
        watch("a", "hook", Duration.ofHours(1));
        watch("a", "hook", Duration.ofMillis(1));
        await().untilAsserted(() -> assertThat(rung).containsExactly("a"));
        assertThat(timer.watched()).isZero();
        timer.told("a", null);
        assertThat(rung).containsExactly("a", "told a");
    }

    private void watch(String conversation, String channel, Duration after) {
        timer.watch(conversation, channel, after, now -> rung.add(conversation));
    }
}
