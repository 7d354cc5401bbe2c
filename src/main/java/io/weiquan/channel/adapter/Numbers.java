package io.weiquan.channel.adapter;

import io.weiquan.conversation.Wire;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Choices where there are no buttons: each gets a number, and the number, its label or its id is understood in return. Choices that only
 * say "I have none" or "I do not know" get no number: the question may be answered with a number of its own.
 */
public final class Numbers {

    private static final Pattern PICKED = Pattern.compile("(?:选|选择|回复|第)?\\s*([0-9]{1,2}|[一二三四五六七八九十]{1,2})\\s*(?:个|项|条|号)?");
    private static final Pattern SEVERAL = Pattern.compile("[0-9]{1,2}(?:\\s*[,、;和 ]\\s*[0-9]{1,2})+");
    private static final String DIGITS = "一二三四五六七八九";

    private Numbers() {
    }

    /** What a person meant by a short answer. */
    public sealed interface Meant {

        record One(String choice) implements Meant {
        }

        /** Several of them, in the words of their labels. */
        record Several(String words) implements Meant {
        }
    }

    /** The choices a reply leaves open, in the order of their numbers. */
    public static List<Wire.Choice> numbered(Wire.Body body) {
        List<Wire.Choice> all = open(body);
        return all.stream().allMatch(Numbers::isWayOut) ? List.of() : all;
    }

    /** Every choice of a reply, numbered or not. */
    public static List<Wire.Choice> open(Wire.Body body) {
        List<Wire.Choice> all = new ArrayList<>();
        body.messages().forEach(message -> all.addAll(message.choices()));
        return all;
    }

    public static boolean isWayOut(Wire.Choice choice) {
        return choice.id().matches(".*=(none|unknown|skipped)");
    }

    /** Empty when the text is to be understood as it stands. */
    public static Optional<Meant> meant(String text, Wire.Body last) {
        String said = Normalizer.normalize(text, Normalizer.Form.NFKC).strip().replaceAll("[.。!！)）\\]】]+$", "").strip();
        List<Wire.Choice> open = open(last);
        for (Wire.Choice choice : open) {
            if (said.equals(choice.label()) || said.equals(choice.id())) {
                return Optional.of(new Meant.One(choice.id()));
            }
        }
        List<Wire.Choice> numbered = numbered(last);
        Matcher one = PICKED.matcher(said);
        if (one.matches()) {
            int number = number(one.group(1));
            return number >= 1 && number <= numbered.size() ? Optional.of(new Meant.One(numbered.get(number - 1).id())) : Optional.empty();
        }
        return SEVERAL.matcher(said).matches() ? several(said, numbered) : Optional.empty();
    }

    private static Optional<Meant> several(String said, List<Wire.Choice> numbered) {
        List<String> labels = new ArrayList<>();
        for (String part : said.split("[^0-9]+")) {
            int number = Integer.parseInt(part);
            if (number < 1 || number > numbered.size()) {
                return Optional.empty();
            }
            labels.add(numbered.get(number - 1).label());
        }
        return Optional.of(new Meant.Several(String.join("、", labels)));
    }

    private static int number(String digits) {
        if (Character.isDigit(digits.charAt(0))) {
            return Integer.parseInt(digits);
        }
        int ten = digits.indexOf('十');
        if (ten < 0) {
            return digits.length() == 1 ? DIGITS.indexOf(digits) + 1 : 0;
        }
        int tens = ten == 0 ? 1 : DIGITS.indexOf(digits.charAt(0)) + 1;
        return 10 * tens + (ten + 1 < digits.length() ? DIGITS.indexOf(digits.charAt(ten + 1)) + 1 : 0);
    }
}
