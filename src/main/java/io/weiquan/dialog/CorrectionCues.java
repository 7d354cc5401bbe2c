package io.weiquan.dialog;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How people word a correction, from {@code dialogs/patterns/correction.yaml}.
 *
 * @param cue      directly before the new value: 改成, 应该是, "不对，是" …
 * @param swaps    whole wordings with the groups {@code old} and {@code new}: "不是(old)是(new)"
 * @param negation directly before what is not meant: 不是, 不是在, 并非 …
 * @param reopens  whole messages that say only what is wrong, with the group {@code name}: "(金额)不对", "改一下(订单号)"
 */
public record CorrectionCues(Pattern cue, List<Pattern> swaps, Pattern negation, List<Pattern> reopens) {

    /** The old and the new wording of a swap. */
    record Swap(String before, String after) {
    }

    public CorrectionCues {
        swaps = List.copyOf(swaps);
        reopens = List.copyOf(reopens);
    }

    /** What follows the last cue, or empty when there is none. */
    Optional<String> afterCue(String text) {
        Matcher matcher = cue.matcher(text);
        int end = -1;
        while (matcher.find()) {
            end = matcher.end();
        }
        return end < 0 ? Optional.empty() : Optional.of(text.substring(end).strip());
    }

    Optional<Swap> swap(String text) {
        return swaps.stream().map(p -> p.matcher(text)).filter(Matcher::find).findFirst()
                .map(m -> new Swap(m.group("old").strip(), m.group("new").strip()));
    }

    /** What the message calls wrong without saying what is right. */
    Optional<String> wrong(String text) {
        return reopens.stream().map(p -> p.matcher(text)).filter(Matcher::matches).findFirst().map(m -> m.group("name").strip());
    }

    /** True when the words that end at {@code start} deny what follows. */
    boolean deniesAt(String text, int start) {
        return negation.matcher(text.substring(Math.max(0, start - 8), start)).find();
    }
}
