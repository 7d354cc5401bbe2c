package io.weiquan.authoring;

import io.weiquan.dialog.Slot;
import io.weiquan.dialog.Understanding;

/** How the bot would read a sentence: lent to the checks by whoever has the understanding. */
@FunctionalInterface
public interface Understands {

    /** @param asked the slot that was asked for, or null when nothing was asked */
    Understanding read(String text, Slot asked);
}
