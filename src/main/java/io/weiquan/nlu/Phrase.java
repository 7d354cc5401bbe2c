package io.weiquan.nlu;

import java.util.List;

/**
 * One phrase of the lexicon, as steps to be found one after the other.
 *
 * @param kind      platform, issue, demand …
 * @param key       PINDUODUO, QUALITY …
 * @param steps     what must follow what
 * @param weight    how sure the phrase alone makes it, 0..1
 * @param notBefore the phrase does not count when one of these follows
 * @param notAfter  the phrase does not count when one of these stands before
 */
record Phrase(String kind, String key, List<Step> steps, double weight, List<String> notBefore, List<String> notAfter) {

    /**
     * One place of a phrase.
     *
     * @param words    any one of these stands here
     * @param optional or nothing does
     * @param gap      up to {@link PhrasePattern#GAP} characters may come before it
     * @param number   any number stands here instead of words
     */
    record Step(List<String> words, boolean optional, boolean gap, boolean number) {
    }
}
