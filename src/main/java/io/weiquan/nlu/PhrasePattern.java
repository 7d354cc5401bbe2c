package io.weiquan.nlu;

import io.weiquan.source.Mistake;
import java.util.ArrayList;
import java.util.List;

/**
 * What an author may write as a phrase: plain words, a choice in brackets {@code (死活|就是|)不退} (an empty choice may be left out),
 * {@code …} for up to {@value #GAP} characters in between, and {@code #} for any number.
 */
final class PhrasePattern {

    /** Characters that "…" may stand for at most. */
    static final int GAP = 8;
    /** A complete message with brackets may stand for this many plain ones. */
    static final int MAX_PLAIN = 1_500;
    static final int MAX_STEPS = 14;

    private PhrasePattern() {
    }

    /**
     * The steps of a phrase.
     *
     * @throws IllegalArgumentException with a sentence for the author when the phrase cannot be read
     */
    static List<Phrase.Step> steps(String phrase) {
        List<Phrase.Step> steps = new ArrayList<>();
        boolean gap = false;
        int i = 0;
        while (i < phrase.length()) {
            char c = phrase.charAt(i);
            if (c == '…') {
                gap = true;
                i++;
            } else if (c == '#') {
                steps.add(new Phrase.Step(List.of(), false, gap, true));
                gap = false;
                i++;
            } else {
                int end = c == '(' ? closing(phrase, i) + 1 : literalEnd(phrase, i);
                List<String> words = plain(phrase.substring(i, end));
                boolean optional = words.contains("");
                steps.add(new Phrase.Step(words.stream().filter(w -> !w.isEmpty()).toList(), optional, gap, false));
                gap = false;
                i = end;
            }
        }
        boolean empty = steps.stream().allMatch(Phrase.Step::optional) || steps.get(0).number();
        if (empty || gap || steps.get(0).gap() || steps.size() > MAX_STEPS) {
            throw new Mistake("phrase '%s' is empty, begins or ends with …, begins with #, or has more than %d steps", phrase, MAX_STEPS);
        }
        return steps;
    }

    private static int literalEnd(String phrase, int i) {
        int end = i;
        while (end < phrase.length() && "(…#".indexOf(phrase.charAt(end)) < 0) {
            if (phrase.charAt(end) == ')' || phrase.charAt(end) == '|') {
                throw new Mistake("phrase '%s' has '%c' outside of brackets", phrase, phrase.charAt(end));
            }
            end++;
        }
        return end;
    }

    private static int closing(String phrase, int open) {
        int depth = 0;
        for (int i = open; i < phrase.length(); i++) {
            depth += phrase.charAt(i) == '(' ? 1 : phrase.charAt(i) == ')' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        throw new Mistake("phrase '%s' opens a bracket and does not close it", phrase);
    }

    /** Every plain text a pattern without "…" stands for, folded as messages are. */
    static List<String> plain(String phrase) {
        List<String> texts = new ArrayList<>(List.of(""));
        int end = alternatives(phrase, 0, texts, 0);
        if (end < phrase.length()) {
            throw new Mistake("phrase '%s' closes a bracket that was not opened", phrase);
        }
        return texts.stream().map(PhrasePattern::folded).distinct().toList();
    }

    static String folded(String text) {
        return NormalText.of(text).toString();
    }

    /** Appends one sequence to every text in {@code heads}; stops at '|' or ')' of the bracket it stands in. */
    private static int alternatives(String phrase, int from, List<String> heads, int depth) {
        int i = from;
        while (i < phrase.length() && phrase.charAt(i) != ')' && (depth == 0 || phrase.charAt(i) != '|')) {
            if (phrase.charAt(i) != '(') {
                char c = phrase.charAt(i++);
                heads.replaceAll(h -> h + c);
                continue;
            }
            List<String> choices = new ArrayList<>();
            do {
                List<String> choice = new ArrayList<>(List.of(""));
                i = alternatives(phrase, i + 1, choice, depth + 1);
                choices.addAll(choice);
            } while (i < phrase.length() && phrase.charAt(i) == '|');
            if (i >= phrase.length()) {
                throw new Mistake("phrase '%s' opens a bracket and does not close it", phrase);
            }
            i++;
            List<String> longer = new ArrayList<>();
            for (String head : heads) {
                for (String choice : choices) {
                    longer.add(head + choice);
                }
            }
            if (longer.size() > MAX_PLAIN) {
                throw new Mistake("phrase '%s' stands for more than %d texts", phrase, MAX_PLAIN);
            }
            heads.clear();
            heads.addAll(longer);
        }
        return i;
    }
}
