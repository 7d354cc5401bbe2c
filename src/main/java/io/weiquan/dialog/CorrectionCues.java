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
 * @param hesitation a whole message that says nothing: 呃, 那个, 等下 …
 * @param reopens  whole messages that say only what is wrong, with the group {@code name}: "(金额)不对", "改一下(订单号)"
 */
public record CorrectionCues(Pattern cue, List<Pattern> swaps, Pattern negation, Pattern hesitation, List<Pattern> reopens) {

    /** No wording of a denial is longer: 不是在, 并非 … */
    private static final int LONGEST_NEGATION = 4;

    /** Who writes more has said something. */
    private static final int LONGEST_HESITATION = 20;

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

    /** What a denial takes back ("京东" in "不是京东"), or empty when the text is no denial. */
    Optional<String> denied(String text) {
        for (int start = 1; start < text.length(); start++) {
            if (deniesAt(text, start)) {
                String rest = text.substring(start);
                return Optional.of(rest.split("[,，。！!；;]", 2)[0].strip());
            }
        }
        return Optional.empty();
    }

    /** True when the message is a sound of thinking and no answer. */
    boolean hesitates(String text) {
        return text.length() <= LONGEST_HESITATION && hesitation.matcher(text).matches();
    }

    /** True when the text begins by denying something ("不是闲鱼"). */
    boolean deniesFirst(String text) {
        return denied(text.substring(0, Math.min(text.length(), LONGEST_NEGATION))).isPresent();
    }

    /** True when the words that end at {@code start} deny what follows. */
    boolean deniesAt(String text, int start) {
        return negation.matcher(text.substring(Math.max(0, start - 8), start)).find();
    }
}
