package io.weiquan.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.hankcs.hanlp.HanLP;
import io.weiquan.Shipped;
import io.weiquan.conversation.Dialogue;
import io.weiquan.conversation.Inbound;
import io.weiquan.transcript.InProcess;
import io.weiquan.transcript.Replay;
import io.weiquan.transcript.Transcript;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What deciding a turn costs, without sockets and store: processor time of the thread, so that other work on the machine counts less,
 * and beside it a fixed work of the same moments (a sentence cut into words), so that a slower clock shows. Turns are recorded once, and
 * the same states are then answered over and over.
 */
@Tag("benchmark")
class TurnBenchmarkTest {

    private static final List<String> FOUR = List.of("京东买的手机，商家不给退款，开机就死机", "上周六买的，前天收到，3999元", "退货退款", "123456789012");
    private static final String SENTENCE = "我在拼夕夕买的蓝牙耳机用了一天左耳就没声了，商家死活不给退，花了98块5，要求退款";
    private static final long WARM = Long.getLong("benchmark.warm", 40) * 1_000_000_000;
    private static final long EACH = Long.getLong("benchmark.seconds", 15) * 1_000_000_000;
    /** Every so many transcripts one is in the mix. */
    private static final int EVERY = 7;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** One message as it came, with the state it found. */
    private record Call(JsonNode state, Inbound inbound, Instant now) {
    }

    @Test
    void a_turn_beside_a_sentence_cut_into_words() throws IOException {
        List<Call> four = four();
        List<Call> mix = mix();
        measure(mix, WARM / 2);
        measure(four, WARM / 2);
        System.err.printf("four turns: %s%n", measure(four, EACH));
        System.err.printf("%d turns of transcripts: %s%n", mix.size(), measure(mix, EACH));
        assertThat(mix).isNotEmpty();
    }

    private static String measure(List<Call> calls, long length) {
        long turns = 0;
        long sentences = 0;
        long turning = 0;
        long cutting = 0;
        for (long end = System.nanoTime() + length; System.nanoTime() < end; ) {
            long begun = THREADS.getCurrentThreadCpuTime();
            for (Call call : calls) {
                Shipped.dialogue().next(call.state(), call.inbound(), call.now());
            }
            long between = THREADS.getCurrentThreadCpuTime();
            turning += between - begun;
            turns += calls.size();
            for (int i = 0; i < calls.size(); i++) {
                HanLP.segment(SENTENCE);
            }
            cutting += THREADS.getCurrentThreadCpuTime() - between;
            sentences += calls.size();
        }
        double turn = turning / 1_000.0 / turns;
        double sentence = cutting / 1_000.0 / sentences;
        return "%.1f µs a turn, %.1f µs a sentence, ratio %.2f".formatted(turn, sentence, turn / sentence);
    }

    private static List<Call> four() {
        Instant now = Instant.parse("2026-11-18T02:00:00Z");
        List<Call> calls = new ArrayList<>();
        JsonNode state = Shipped.dialogue().begin("web", now).state();
        for (String text : FOUR) {
            Call call = new Call(state, new Inbound.Said("a", text), now);
            calls.add(call);
            state = Shipped.dialogue().next(state, call.inbound(), now).state();
        }
        return calls;
    }

    private static List<Call> mix() throws IOException {
        List<Call> calls = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("dialogs/transcripts"))) {
            List<Path> all = files.filter(f -> f.toString().endsWith(".txt")).sorted().toList();
            for (int i = 0; i < all.size(); i += EVERY) {
                Replay.of(Transcript.parse(all.get(i).toString(), Files.readString(all.get(i))), new InProcess(new Recording(calls)));
            }
        }
        return calls;
    }

    /** The shipped dialog, noting every message that comes. */
    private record Recording(List<Call> calls) implements Dialogue {

        @Override
        public String notice() {
            return Shipped.dialogue().notice();
        }

        @Override
        public Step begin(String channel, Instant now) {
            return Shipped.dialogue().begin(channel, now);
        }

        @Override
        public Step next(JsonNode state, Inbound inbound, Instant now) {
            calls.add(new Call(state, inbound, now));
            return Shipped.dialogue().next(state, inbound, now);
        }

        @Override
        public Step resumed(JsonNode state, Instant lastTurn, Instant now) {
            return Shipped.dialogue().resumed(state, lastTurn, now);
        }

        @Override
        public Step silent(JsonNode state, Instant now) {
            return Shipped.dialogue().silent(state, now);
        }
    }
}
