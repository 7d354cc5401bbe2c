package io.weiquan.nlu;

import io.weiquan.dialog.Entity;
import io.weiquan.dialog.Understanding;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;

/**
 * No text breaks the reader: the target of {@code ./mvnw -Pfuzz test -DskipTests}. The first byte chooses what was asked; what it finds is
 * kept under {@code src/test/resources/nlu/fuzz}, and {@link io.weiquan.faults.KeptFuzzTest} replays all of that in every test run.
 */
public final class UnderstandingFuzz {

    private static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 18, 15, 30);
    private static final int LONGEST = 2_000;
    private static final Hint[] HINTS = {Hint.NONE, new Hint("amount", "amount"), new Hint("received_date", "date"), new Hint("order_no", "order_no"),
        new Hint("issue", "issue"), new Hint("demand", "demand"), new Hint("item_name", "text"), new Hint("platform", "platform")};

    private UnderstandingFuzz() {
    }

    /** Called by Jazzer once: reading the dialogs takes longer, instrumented, than one input may. */
    public static void fuzzerInitialize() {
        Rows.read("你好");
    }

    /** Called by Jazzer with every input it thinks of. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        if (bytes.length == 0) {
            return;
        }
        String text = new String(bytes, 1, bytes.length - 1, StandardCharsets.UTF_8);
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        Understanding u = Rows.UNDERSTANDER.understand(cut, NOW, HINTS[Math.floorMod(bytes[0], HINTS.length)]);
        for (Entity e : u.entities()) {
            if (!cut.substring(e.start(), e.end()).equals(e.text()) || e.confidence() < 0 || e.confidence() > 1) {
                throw new IllegalStateException("a span or confidence that is not so: " + e);
            }
        }
    }
}
