package io.weiquan.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import io.weiquan.Shipped;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Invented people talk to the dialog that ships: honest, terse, forgetful, contradicting, hostile and nearly silent ones. Whatever they
 * do, each conversation ends, nothing throws, and what {@link Referee} demands holds after every turn.
 *
 * <p>{@code -Dweiquan.seed=N} plays one person again and prints the conversation; {@code -Dweiquan.users=N} plays as many;
 * {@code -Psoak} plays 10,000 for each flow; {@code -Dweiquan.flow=NAME} plays that flow alone.
 */
class RandomUsersTest {

    private static final int USERS = Integer.getInteger("weiquan.users", 1_000);
    private static final int SOAK_USERS = Integer.getInteger("weiquan.users", 10_000);
    private static final long FIRST_SEED = Long.getLong("weiquan.first.seed", 1_000_000);
    private static final int MEDIAN_QUESTIONS = 6;
    /** One honest person in so many may be asked again: names of goods run into what is said of them. */
    private static final int MOST_ASKED_AGAIN = 20;
    private static final int NINETIETH_QUESTIONS = 9;

    @Test
    void random_users_find_nothing() {
        everywhere(USERS);
    }

    @Test
    @Tag("soak")
    void ten_thousand_random_users_a_flow_find_nothing() {
        everywhere(SOAK_USERS);
    }

    private static void everywhere(int users) {
        assertAll(Shipped.guide().authored().dialogs().flows().keySet().stream()
                .filter(flow -> flow.equals(System.getProperty("weiquan.flow", flow))).map(flow -> () -> users(flow, users)));
    }

    private static void users(String flow, int users) {
        Long one = Long.getLong("weiquan.seed");
        if (one != null) {
            Played played = Played.of(Shipped.guide(), flow, one);
            System.err.println(flow + " " + played);
            assertThat(played.wrong()).isEmpty();
            return;
        }
        long begun = System.nanoTime();
        List<Played> all = LongStream.range(FIRST_SEED, FIRST_SEED + users).parallel().mapToObj(seed -> Played.of(Shipped.guide(), flow, seed)).toList();
        long turns = all.stream().mapToLong(Played::turns).sum();
        System.err.printf("%s: %d users, %d turns in %.1f s%n", flow, users, turns, (System.nanoTime() - begun) / 1e9);
        if (flow.equals(Shipped.guide().authored().dialogs().entry())) {
            questions(all);
        }
        Map<String, List<Played>> failed = all.stream().filter(p -> !p.wrong().isEmpty())
                .collect(Collectors.groupingBy(Played::kind, TreeMap::new, Collectors.toList()));
        failed.forEach((kind, of) -> System.err.println("    " + of.size() + " × " + kind));
        List<Played> shortest = failed.values().stream().map(of -> of.stream().min(Comparator.comparingInt(Played::turns)).orElseThrow()).toList();
        assertThat(shortest).as("%s: the shortest conversation for each thing that is found", flow).isEmpty();
    }

    /** Prints how many questions each kind of person was asked before the package, and holds each to the promise. */
    private static void questions(List<Played> all) {
        Map<Manner, List<Integer>> questions = new EnumMap<>(Manner.class);
        for (Manner manner : Manner.values()) {
            questions.put(manner, all.stream().filter(p -> p.manner() == manner && p.questions() >= 0).map(Played::questions).sorted().toList());
        }
        questions.forEach((manner, of) -> {
            if (!of.isEmpty()) {
                System.err.printf("    %-13s %5d packages after %d to %d questions, median %d, 90th percentile %d%n", manner, of.size(), of.get(0),
                        of.get(of.size() - 1), of.get(of.size() / 2), of.get(of.size() * 9 / 10));
            }
        });
        long again = all.stream().filter(p -> !p.again().isEmpty()).count();
        System.err.printf("    %d of %d honest people were asked for what they had told: %s%n", again, questions.get(Manner.TRUTHFUL).size(),
                all.stream().flatMap(p -> p.again().stream()).collect(Collectors.groupingBy(s -> s, TreeMap::new, Collectors.counting())));
        assertThat(again).as("asked for what was told").isLessThanOrEqualTo(questions.get(Manner.TRUTHFUL).size() / MOST_ASKED_AGAIN);
        List<Integer> honest = questions.get(Manner.TRUTHFUL);
        assertThat(honest.get(honest.size() / 2)).as("median of questions").isLessThanOrEqualTo(MEDIAN_QUESTIONS);
        questions.forEach((manner, of) -> {
            if (!of.isEmpty()) {
                assertThat(of.get(of.size() * 9 / 10)).as("90th percentile of questions, %s", manner).isLessThanOrEqualTo(NINETIETH_QUESTIONS);
            }
        });
    }
}
