package io.weiquan.runtime;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.weiquan.journal.UnfitStore;
import io.weiquan.source.BrokenDialogs;
import io.weiquan.source.UnreadableDialogs;
import java.util.function.Supplier;

/** A start that must not go on: one readable message on stderr and exit code 1 instead of a stack trace. */
final class Unfit {

    private Unfit() {
    }

    /** What {@code step} gives, or the end of the start when the operator or an author has something to mend. */
    static <T> T unless(Supplier<T> step) {
        try {
            return step.get();
        } catch (BrokenDialogs theirs) {
            throw new ConfigurationException("对话有错，不能启动：\n" + theirs.inChinese());
        } catch (UnreadableDialogs theirs) {
            throw new ConfigurationException("对话读不了，不能启动：" + theirs.inChinese());
        } catch (UnfitStore | IllegalArgumentException theirs) {
            throw new ConfigurationException(theirs.getMessage());
        }
    }
}
