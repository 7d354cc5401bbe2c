package io.weiquan.dialog;

import java.util.Arrays;
import java.util.Set;

/** The story in a message: what is told about the matter is kept as it was told. */
final class Telling {

    /** A statement shorter than this is an answer, not a story. */
    private static final int STORY_CHARS = 10;
    /** Shorter than this it tells nothing. */
    private static final int WORTHY_CHARS = 6;
    /** A longer message with a day or a sum in it is more than the answer. */
    private static final int ANSWER_CHARS = 25;
    /** A longer message with a wish in it also says why. */
    private static final int WISH_CHARS = 13;
    private static final Set<String> ANSWERS = Set.of("date", "amount", "order_no", "tracking_no", "phone");
    /** First signs of days that are counted from today: 昨天, 前天, 大前天, 今早, 上周六, 这周一. */
    private static final String RELATIVE = "昨前大今上这本";
    /** From this share of the message on, recognised mentions are all there is to it. */
    private static final double MOSTLY = 0.6;

    /** Mentions of these, and of the matter, belong to a telling rather than standing beside it. */
    private static final Set<String> PART_OF_TELLING = Set.of("item_name", "shop_name", "outcome");

    /** A fault that is asked about and not taken has been told all the same. */
    private static final double LIKELY = 0.62;

    private final Step step;
    private final Understanding heard;
    private final Slot matter;

    Telling(Step step, Understanding heard) {
        this.step = step;
        this.heard = heard;
        this.matter = step.dialogs.in(Slot.Role.MATTER);
    }

    /** Adds a telling of the matter to the slot that gathers it. True when that alone makes the message understood. */
    boolean gather(boolean understood) {
        for (Slot slot : step.dialogs.slots().values()) {
            if (!slot.gathers() || !step.reads(slot)) {
                continue;
            }
            String text = heard.text().strip();
            boolean wanted = step.asking.contains(slot.key());
            boolean about = heard.entities().stream().anyMatch(e -> isMatter(e) ? e.confidence() >= LIKELY : e.isCertain() && e.type().equals("outcome"));
            boolean first = !step.has(slot.key()) && text.length() >= STORY_CHARS && !isMostlyMentions() && !isAside();
            boolean worthy = text.length() >= WORTHY_CHARS && hasLetters(text) && !isOnlyAnIntent();
            boolean more = text.length() >= STORY_CHARS && tellsMore(text);
            if (worthy && (wanted || first || more || about && text.length() >= (step.has(slot.key()) ? STORY_CHARS : WORTHY_CHARS))) {
                add(slot, dated());
                // what goes into the texts that are there is news, and not something that was not understood
                return wanted || first || more && step.composed && step.asking.isEmpty();
            }
            if (asksForTheMatter() && namesTheFault(text)) {
                add(slot, dated());
                return false;
            }
        }
        return false;
    }

    /** Adds the message as it is: somebody has said that it belongs to the matter. */
    void tell() {
        step.dialogs.slots().values().stream().filter(Slot::gathers).forEach(slot -> add(slot, dated()));
    }

    /** A later message that is neither an answer nor a wish nor a question tells how it went on. */
    private boolean tellsMore(String text) {
        boolean question = text.endsWith("?") || text.endsWith("？") || text.endsWith("吗");
        boolean wish = text.length() < WISH_CHARS && heard.entities().stream().anyMatch(e -> e.isCertain() && e.type().equals("demand"));
        boolean reports = step.asking.stream().anyMatch(k -> step.slot(k).type() == SlotType.TRIED);
        return !question && !wish && !reports && !isAnswer(text) && !isMostlyMentions() && !isAside();
    }

    /** Days and sums, and hardly more: they have slots of their own. A short word about money is one whosever money it is (商家赔我200，我接受了). */
    private boolean isAnswer(String text) {
        return text.length() < ANSWER_CHARS && heard.entities().stream().anyMatch(e -> (e.isCertain() || e.type().equals("amount")) && ANSWERS.contains(e.type()));
    }

    /** "掉漆" after "哪里不对": the shortest telling, and the one that was asked for. */
    private boolean namesTheFault(String text) {
        boolean meant = hasLetters(text) && text.length() > 1 && !isOnlyAnIntent() && heard.intents().stream().noneMatch(i -> i.confidence() >= Intent.SURE);
        return meant && !picksAKind(text) && !isMostlyMentions() && !isAnswer(text) && !isAside();
    }

    private boolean asksForTheMatter() {
        return matter != null && step.asking.contains(matter.key());
    }

    private boolean isMatter(Entity mention) {
        return matter != null && mention.type().equals(matter.kind());
    }

    private boolean picksAKind(String text) {
        return heard.entities().stream().anyMatch(e -> e.isCertain() && isMatter(e) && e.confidence() >= 1.0 && e.text().equals(text));
    }

    private void add(Slot slot, String text) {
        String before = step.has(slot.key()) ? step.slots.get(slot.key()).value().toString() : "";
        String joined = before.isEmpty() ? text : before + "\n" + text;
        if (!before.contains(text) && joined.length() <= slot.maxChars()) {
            step.values.set(slot.key(), SlotValue.said(joined));
        }
    }

    /** The message with 昨天 and 上周六 made days: read a week later, in a letter, they would mean another one. */
    private String dated() {
        StringBuilder text = new StringBuilder(heard.text());
        heard.entities().stream().filter(e -> e.isCertain() && e.type().equals("date") && !e.text().isEmpty() && RELATIVE.indexOf(e.text().charAt(0)) >= 0)
                .filter(e -> e.value() instanceof DateSpan day && day.isOneDay() && !day.approx() && day.time() == null)
                .sorted(java.util.Comparator.comparingInt(Entity::start).reversed())
                .forEach(e -> text.replace(e.start(), e.end(), ((DateSpan) e.value()).inWords(step.today.getYear())));
        return text.toString().strip();
    }

    private boolean isAside() {
        return new Acting(step).matching(Pattern.Stage.DIGRESSION, heard).stream().anyMatch(p -> !p.along());
    }

    boolean isOnlyAnIntent() {
        return heard.intents().stream().anyMatch(Intent::whole);
    }

    boolean isMostlyMentions() {
        boolean[] covered = new boolean[heard.text().length()];
        heard.entities().stream().filter(Entity::isCertain).filter(e -> !PART_OF_TELLING.contains(e.type()) && !isMatter(e))
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
