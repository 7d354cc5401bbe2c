package io.weiquan.dialog;

import java.util.regex.Pattern;

/**
 * How people word a correction, from {@code dialogs/patterns/correction.yaml}.
 *
 * @param cue      somewhere in the message: 改成, 应该是, 写错了, 说错了 …
 * @param negation directly before what is not meant: 不是, 不是在, 并非 …
 */
public record CorrectionCues(Pattern cue, Pattern negation) {

    boolean correctsSomewhere(String text) {
        return cue.matcher(text).find();
    }

    /** True when the words that end at {@code start} deny what follows. */
    boolean deniesAt(String text, int start) {
        return negation.matcher(text.substring(Math.max(0, start - 8), start)).find();
    }
}
