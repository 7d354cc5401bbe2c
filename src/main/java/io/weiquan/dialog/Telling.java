package io.weiquan.dialog;

import java.util.Arrays;
import java.util.Set;

/** The story in a message: what is told about the matter is kept as it was told. */
final class Telling {

    /** A statement shorter than this is an answer, not a story. */
    private static final int STORY_CHARS = 10;
    /** Shorter than this it tells nothing. */
    private static final int WORTHY_CHARS = 6;
    /** From this share of the message on, recognised mentions are all there is to it. */
    private static final double MOSTLY = 0.6;

    /** Mentions of these belong to a telling rather than standing beside it. */
    private static final Set<String> PART_OF_TELLING = Set.of("item_name", "shop_name", "issue", "outcome");

    private final Step step;
    private final Understanding heard;

    Telling(Step step, Understanding heard) {
        this.step = step;
        this.heard = heard;
    }

    /** Adds a telling of the matter to the slot that gathers it. True when that alone makes the message understood. */
    boolean gather(boolean understood) {
        for (Slot slot : step.dialogs.slots().values()) {
            if (!slot.gathers() || !step.reads(slot)) {
                continue;
            }
            String text = heard.text().strip();
            boolean wanted = step.asking.contains(slot.key()) || step.tells && step.mode() != null;
            boolean matter = heard.entities().stream().anyMatch(e -> e.isCertain() && (e.type().equals("issue") || e.type().equals("outcome")));
            boolean first = !step.has(slot.key()) && text.length() >= STORY_CHARS && !isMostlyMentions() && !isAside();
            boolean worthy = text.length() >= WORTHY_CHARS && hasLetters(text) && !isOnlyAnIntent();
            if (worthy && (wanted || first || matter && text.length() >= STORY_CHARS)) {
                add(slot, text);
                return wanted || first;
            }
        }
        return false;
    }

    private void add(Slot slot, String text) {
        String before = step.has(slot.key()) ? step.slots.get(slot.key()).value().toString() : "";
        String joined = before.isEmpty() ? text : before + "\n" + text;
        if (!before.contains(text) && joined.length() <= slot.maxChars()) {
            step.set(slot.key(), SlotValue.said(joined));
        }
    }

    private boolean isAside() {
        return new Acting(step).matching(Pattern.Stage.DIGRESSION, heard).stream().anyMatch(p -> !p.along());
    }

    boolean isOnlyAnIntent() {
        return heard.intents().stream().anyMatch(Intent::whole);
    }

    boolean isMostlyMentions() {
        boolean[] covered = new boolean[heard.text().length()];
        heard.entities().stream().filter(Entity::isCertain).filter(e -> !PART_OF_TELLING.contains(e.type()))
                .forEach(e -> Arrays.fill(covered, e.start(), Math.min(e.end(), covered.length), true));
        int letters = 0;
        int hit = 0;
        for (int i = 0; i < covered.length; i++) {
            if (Character.isLetterOrDigit(heard.text().charAt(i))) {
                letters++;
                hit += covered[i] ? 1 : 0;
            }
        }
        return letters > 0 && (double) hit / letters >= MOSTLY;
    }

    static boolean hasLetters(String text) {
        return text.codePoints().anyMatch(Character::isLetterOrDigit);
    }
}
