package io.weiquan.nlu;

import io.weiquan.dialog.Understanding;
import java.time.LocalDateTime;
import java.util.List;

/** Reads one Chinese message. Total: any text up to the limit is answered, nothing throws. Thread-safe. */
public interface Understander {

    /**
     * @param text what the person typed, at most {@code textChars} characters
     * @param now  local date and time in Asia/Shanghai, for 昨天 and 上周六
     * @param hint what was asked, or {@link Hint#NONE}
     */
    Understanding understand(String text, LocalDateTime now, Hint hint);

    /** The same, with every rule and model that spoke, where the reader can tell. */
    default Explanation explain(String text, LocalDateTime now, Hint hint) {
        return new Explanation(understand(text, now, hint), List.of());
    }
}
