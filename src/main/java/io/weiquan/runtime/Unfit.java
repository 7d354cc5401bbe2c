package io.weiquan.runtime;

import io.quarkus.runtime.PreventFurtherStepsException;
import io.weiquan.journal.UnfitStore;
import io.weiquan.source.BrokenDialogs;
import java.util.function.Supplier;

/** A start that must not go on: one readable message and an exit code instead of a stack trace. */
final class Unfit {

    private static final int EXIT = 2;

    private Unfit() {
    }

    /** What {@code step} gives, or the end of the start when the operator or an author has something to mend. */
    static <T> T unless(Supplier<T> step) {
        try {
            return step.get();
        } catch (UnfitStore | BrokenDialogs | IllegalArgumentException theirs) {
            throw new PreventFurtherStepsException(theirs.getMessage(), EXIT);
        }
    }
}
