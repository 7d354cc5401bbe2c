package io.weiquan.conversation;

import io.weiquan.conversation.Journal.Listed;
import io.weiquan.conversation.Journal.Side;
import io.weiquan.conversation.Journal.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts what stored conversations came to, by keys of the dialogs alone: nothing anybody typed leaves. Counted from the store itself,
 * so it is the same on every kind of store and survives a restart; conversations erased meanwhile are not in it.
 */
public final class Census {

    /** Who has said nothing for this long has stopped, for now. */
    private static final Duration STOPPED_AFTER = Duration.ofMinutes(30);
    private static final int PAGE = 500;

    private final Journal journal;
    private final int most;

    /** @param most conversations looked at in one count */
    public Census(Journal journal, int most) {
        this.journal = journal;
        this.most = most;
    }

    /**
     * @param complete      false when there were more conversations than may be counted at once: then the oldest were
     * @param conversations with a turn since the given time
     * @param packages      of those, with a complaint package
     * @param by            channel, platform, issue, outcome, recommended and stoppedAt → key → conversations; stoppedAt counts those without
     *                      a package that have been silent for half an hour, by the slot last asked for
     */
    public record Counts(boolean complete, long conversations, long packages, Map<String, Map<String, Long>> by) {
    }

    /** Reads the store on the calling thread. @throws Refused UNAVAILABLE */
    public Counts since(Instant since, Instant now) {
        Map<String, Map<String, Long>> by = new TreeMap<>();
        for (String name : List.of("channel", "platform", "issue", "outcome", "recommended", "stoppedAt")) {
            by.put(name, new TreeMap<>());
        }
        long[] totals = new long[2];
        long after = 0;
        int seen = 0;
        List<Listed> page = journal.list(after, PAGE);
        while (!page.isEmpty() && seen < most) {
            for (Listed listed : page) {
                if (!listed.lastTurn().isBefore(since)) {
                    journal.standing(listed.conversation(), null).ifPresent(standing -> count(standing, now, totals, by));
                }
                after = listed.number();
            }
            seen += page.size();
            page = journal.list(after, PAGE);
        }
        return new Counts(page.isEmpty(), totals[0], totals[1], by);
    }

    private void count(Standing standing, Instant now, long[] totals, Map<String, Map<String, Long>> by) {
        Wire.Body last = body(standing, standing.seq());
        if (last == null) {
            return;
        }
        totals[0]++;
        add(by, "channel", standing.channel());
        for (String slot : List.of("platform", "issue")) {
            add(by, slot, key(last.slots().get(slot)));
        }
        if (last.slots().get("tried_channels") != null && last.slots().get("tried_channels").value() instanceof List<?> tried) {
            tried.stream().filter(Map.class::isInstance).map(record -> ((Map<?, ?>) record).get("outcome")).filter(String.class::isInstance)
                    .distinct().forEach(outcome -> add(by, "outcome", outcome.toString()));
        }
        if (standing.packageAt() > 0) {
            totals[1]++;
            Wire.Body bundle = body(standing, standing.packageAt());
            add(by, "recommended", bundle == null || bundle.result() == null ? "" : bundle.result().path("recommendation").path("channel").asText());
        } else if (standing.lastTurn().plus(STOPPED_AFTER).isBefore(now)) {
            add(by, "stoppedAt", last.expects() == null ? "none" : last.expects());
        }
    }

    private Wire.Body body(Standing standing, long seq) {
        return journal.entries(standing.conversation(), seq - 1, 1).stream().filter(entry -> entry.side() == Side.BOT).findFirst()
                .map(entry -> Stored.reply(entry).body()).orElse(null);
    }

    private static String key(Wire.Slot slot) {
        return slot == null || !"value".equals(slot.status()) || !(slot.value() instanceof String key) ? "" : key;
    }

    private static void add(Map<String, Map<String, Long>> by, String name, String key) {
        if (!key.isEmpty()) {
            by.get(name).merge(key, 1L, Long::sum);
        }
    }
}
