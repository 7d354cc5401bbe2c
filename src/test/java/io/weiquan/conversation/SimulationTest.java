package io.weiquan.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiquan.conversation.Journal.Entry;
import io.weiquan.conversation.Journal.Side;
import io.weiquan.limits.Limits;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Users, a bad network, a clock that jumps, two nodes and a store that fails, all in one thread and all decided by a seed: the same seed
 * is the same history. Afterwards: what was taken is stored, each message once, in the order in which its person sent them, under gapless
 * numbers; and a message sent again got the same answer.
 */
class SimulationTest {

    private static final int PEOPLE = 4;
    private static final int MESSAGES = 6;
    private static final int MOST_STEPS = 200_000;

    @Test
    void every_seed_keeps_every_promise() {
        IntStream.range(0, 1_000).forEach(SimulationTest::holds);
    }

    @Test
    @Tag("soak")
    void a_hundred_thousand_seeds_keep_every_promise() {
        IntStream.range(0, 100_000).forEach(SimulationTest::holds);
    }

    @Test
    void a_seed_is_a_history() {
        assertThat(new World(7).run()).isEqualTo(new World(7).run()).isNotEqualTo(new World(8).run());
    }

    @Test
    void the_store_did_fail_and_messages_were_sent_again() {
        int faults = 0;
        int sent = 0;
        for (int seed = 0; seed < 20; seed++) {
            World world = new World(seed);
            world.run();
            faults += world.store.faults();
            sent += world.sent;
        }
        assertThat(faults).isGreaterThan(100);
        assertThat(sent).isGreaterThan(20 * PEOPLE * MESSAGES * 5 / 4);
    }

    private static void holds(int seed) {
        try {
            new World(seed).run();
        } catch (AssertionError | RuntimeException broken) {
            throw new AssertionError("seed " + seed + ": " + broken.getMessage(), broken);
        }
    }

    private record SeededSecrets(Random random) implements Secrets {

        @Override
        public String conversation() {
            return "c" + Long.toHexString(random.nextLong());
        }

        @Override
        public String token() {
            return "t" + Long.toHexString(random.nextLong());
        }

        @Override
        public String returnCode() {
            return "2222-2222-2222";
        }

        @Override
        public byte[] digest(String secret) {
            return secret.getBytes(StandardCharsets.UTF_8);
        }
    }

    /** One history. */
    private static final class World {

        private final Random random;
        private final OneThread thread;
        private final FaultyMemory store;
        private final List<ConversationService> nodes = new ArrayList<>();
        private final List<User> users = new ArrayList<>();
        private Instant clock = Instant.parse("2026-11-18T02:00:00Z");
        private long nanos;
        private int sent;

        World(long seed) {
            random = new Random(seed);
            thread = new OneThread(random);
            store = new FaultyMemory(thread, random, random.nextInt(12));
            Secrets secrets = new SeededSecrets(random);
            for (int node = 0; node < 2; node++) {
                nodes.add(new ConversationService(new CountingDialogue(), store, secrets, Limits.DEFAULTS, () -> nanos,
                        new ConversationService.Outside(Announcer.silent(), SilenceWatch.off()), thread));
            }
            for (int person = 0; person < PEOPLE; person++) {
                users.add(new User(person));
            }
        }

        String run() {
            users.forEach(User::begin);
            int steps = 0;
            while (users.stream().anyMatch(user -> !user.isDone())) {
                assertThat(++steps).as("steps without an end").isLessThan(MOST_STEPS);
                passTime();
                if (!thread.step() || random.nextInt(6) == 0) {
                    users.get(random.nextInt(users.size())).act();
                }
            }
            StringBuilder history = new StringBuilder();
            users.forEach(user -> history.append(user.check()));
            return history.toString();
        }

        /** Forward by milliseconds; now and then by an hour, or back. What limits count by never goes back. */
        private void passTime() {
            nanos += 50_000_000L;
            clock = clock.plus(random.nextInt(500) == 0 ? Duration.ofMinutes(random.nextInt(121) - 60) : Duration.ofMillis(random.nextInt(50)));
        }

        /** Somebody who sends one message after the other, and each again until it is taken. */
        private final class User {

            private final int number;
            private final Map<String, Taken> taken = new HashMap<>();
            private String conversation;
            private int next;
            private int unanswered;

            User(int number) {
                this.number = number;
            }

            void begin() {
                node().start("web", clock).whenComplete((opened, refused) -> {
                    if (opened == null) {
                        begin();
                    } else if (conversation == null) {
                        conversation = opened.conversation();
                    }
                });
            }

            boolean isDone() {
                return conversation != null && next == MESSAGES && unanswered == 0;
            }

            /** Sends what is next, or, because no answer has come or the network repeats itself, something of before again. */
            void act() {
                if (conversation == null || unanswered > 3) {
                    return;
                }
                if (next < MESSAGES) {
                    send(next);
                }
                if (next > 0 && random.nextInt(4) == 0) {
                    send(random.nextInt(next));
                }
            }

            private void send(int message) {
                sent++;
                unanswered++;
                String id = "m" + message;
                Runnable arrives = () -> node().take(conversation, new Inbound.Said(id, number + "/" + message), clock)
                        .whenComplete((answer, refused) -> thread.execute(() -> hear(id, message, answer, refused)));
                if (random.nextInt(10) == 0) {
                    unanswered--;
                    return;                         // lost on the way
                }
                thread.execute(arrives);
                if (random.nextInt(10) == 0) {
                    unanswered++;
                    thread.execute(arrives);        // delivered twice
                }
            }

            private void hear(String id, int message, Taken answer, Throwable refused) {
                unanswered--;
                if (refused != null) {
                    assertThat(Refused.in(refused).code()).isIn(Refused.Code.UNAVAILABLE, Refused.Code.BUSY, Refused.Code.TOO_MANY);
                } else if (random.nextInt(10) > 0) {         // else the answer is lost on its way back
                    Taken before = taken.putIfAbsent(id, answer);
                    if (before != null) {
                        assertThat(answer).as("the answer to a message sent again").isEqualTo(before);
                    }
                    next = Math.max(next, message + 1);
                }
            }

            private ConversationService node() {
                return nodes.get(random.nextInt(nodes.size()));
            }

            String check() {
                List<Entry> entries = store.all(conversation);
                List<String> words = new ArrayList<>();
                for (int i = 0; i < entries.size(); i++) {
                    assertThat(entries.get(i).seq()).as("numbers without a gap").isEqualTo(i);
                    if (entries.get(i).side() == Side.PERSON) {
                        assertThat(entries.get(i + 1).side()).as("every message has its answer behind it").isEqualTo(Side.BOT);
                        words.add(((Item.Asked) Stored.item(entries.get(i))).text());
                    }
                }
                assertThat(words).as("each once, in order").isEqualTo(IntStream.range(0, MESSAGES).mapToObj(m -> number + "/" + m).toList());
                taken.forEach((id, answer) -> assertThat(((Item.Asked) Stored.item(entries.get((int) answer.seq()))).id()).isEqualTo(id));
                return words + "@" + entries.stream().map(Entry::at).toList() + "\n";
            }
        }
    }
}
