package io.weiquan.nlu;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The words the author gave: phrases by kind, shapes of order and tracking numbers, channels of outcomes, sound-alike names.
 *
 * @param phrases   every plain phrase of every kind
 * @param orders    shapes of order numbers by platform
 * @param tracking  shapes of tracking numbers by courier
 * @param channels  outcome key → channel key it tells about
 * @param sounds    platform key → names that may also be heard instead of read (拼多多 for 品多多)
 * @param secondary issues that speak of how a dispute goes; where the goods themselves are named too, those are the main issue
 * @param confirm   issues that no model alone makes certain: they take the whole case over (a child's payment)
 * @param festivals festivals and shopping days
 * @param words     the words around dates, sums and names
 * @param dayRoles  what tells the day of an event of the dispute
 */
record Lexicon(List<Phrase> phrases, List<Shape> orders, List<Shape> tracking, Map<String, String> channels, Map<String, List<String>> sounds,
               Set<String> secondary, Set<String> confirm, Festivals festivals, Map<WordList, Words> words, DayRoles dayRoles) {

    /** The shape of a number: raises confidence where it fits, never vetoes. */
    record Shape(String key, Pattern pattern) {
        boolean fits(String number) {
            return pattern.matcher(number).matches();
        }
    }

    Words words(WordList list) {
        return words.getOrDefault(list, Words.NONE);
    }
}
