package io.weiquan.nlu;

import io.weiquan.source.DialogFiles;
import io.weiquan.source.Problems;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Comparator;
import java.util.List;

/** Processor time of this thread a message, warm: the machine may be busy with others. And the heap that understanding holds. */
final class Speed {

    static final String FORTY = "我在拼夕夕买的蓝牙耳机用了一天左耳就没声了，商家死活不给退，花了98块5，要求退款";

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int WARM = 60;

    private Speed() {
    }

    static List<String> lines() {
        List<String> texts = Rows.unseen().stream().map(Rows.Labelled::text).toList();
        for (int round = 0; round < WARM; round++) {
            texts.forEach(Rows::read);
        }
        double mean = micros(() -> texts.forEach(Rows::read)) / texts.size();
        double one = micros(() -> {
            for (int i = 0; i < 20; i++) {
                Rows.read(FORTY);
            }
        }) / 20;
        String worst = texts.stream().max(Comparator.comparingDouble(t -> micros(() -> Rows.read(t)))).orElseThrow();
        String long_ = FORTY.repeat(2_000 / FORTY.length() + 1).substring(0, 2_000);
        for (int round = 0; round < WARM; round++) {
            Rows.read(long_);
        }
        return List.of("", "| own messages, mean µs | %d characters, µs | worst own message, µs (%d characters) | 2,000 characters, µs | heap of one understander, MiB |".formatted(FORTY.length(), worst.length()), "|---|---|---|---|---|",
                "| %.1f | %.1f | %.1f | %.1f | %.1f |".formatted(mean, one, micros(() -> Rows.read(worst)), micros(() -> Rows.read(long_)), heap()));
    }

    /** The least of several runs. */
    static double micros(Runnable work) {
        double best = Double.MAX_VALUE;
        for (int i = 0; i < 12; i++) {
            long start = THREADS.getCurrentThreadCpuTime();
            work.run();
            best = Math.min(best, (THREADS.getCurrentThreadCpuTime() - start) / 1_000.0);
        }
        return best;
    }

    /** Live heap that a second understander adds, plus what HanLP's tables hold once for all. */
    private static double heap() {
        long before = used();
        ChineseUnderstander another = ChineseUnderstander.load(DialogFiles.packaged(), new Problems());
        another.warmUp();
        long after = used();
        java.util.Objects.requireNonNull(another.understand(FORTY, Rows.NOW, Hint.NONE));
        return (after - before) / 1024.0 / 1024.0;
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
