package io.weiquan.dialog;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What certain words mean as the answer to the question about a slot, as an author wrote it under {@code answers} of the slot.
 *
 * @param words  matched against the whole message without its blanks and marks; the group {@code said}, if it has one, holds what the
 *               other side said, which is taken as nobody's wish and nobody's fact
 * @param values keys of the slot's kind, several only where the slot holds several ({@code WORDS} for a slot of what was tried: the words
 *               themselves); empty where it means none
 * @param status that there is none, that it is unknown, or null
 * @param reply  what is said back while the question stays open, or null
 * @param always also an answer when something else was asked, and when it is one clause of a longer message
 */
public record DirectAnswer(Pattern words, List<String> values, SlotValue.Status status, String reply, boolean always) {

    /** As {@link #values} of a slot of what was tried: reported in the person's words, with no outcome we know. */
    public static final String WORDS = "words";

    public DirectAnswer {
        Objects.requireNonNull(words);
        values = List.copyOf(values);
        if ((values.isEmpty() ? 0 : 1) + (status == null ? 0 : 1) + (reply == null ? 0 : 1) != 1) {
            throw new IllegalArgumentException("an answer is a value, a status or a reply");
        }
    }
}
