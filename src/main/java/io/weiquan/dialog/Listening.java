package io.weiquan.dialog;

import io.weiquan.dialog.ConversationState.Pending;
import io.weiquan.dialog.Pattern.Stage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one written message in the documented order: the first stage that has a use for it takes it. */
final class Listening {

    /** A statement shorter than this is an answer, not a story. */
    private static final int STORY_CHARS = 10;
    /** Below this share of the message, recognised mentions do not make it an answer to something else. */
    private static final double MOSTLY = 0.6;
    /** A single reading below this is not worth a question of its own. */
    private static final double WORTH_ASKING = 0.3;

    /** "不", "没有", "不是的": a longer denial denies something of its own. */
    private static final int SHORT_NO = 3;

    /** Mentions of these belong to a telling rather than standing beside it. */
    private static final Set<String> PART_OF_TELLING = Set.of("item_name", "shop_name", "issue", "outcome");

    private final Step step;
    private final Understanding heard;
    private final Reread reread;
    private final Acting acting;
    private final List<String> asked;
    private final Pending pendingBefore;

    Listening(Step step, Understanding heard, Reread reread) {
        this.step = step;
        this.heard = heard;
        this.reread = reread;
        this.acting = new Acting(step);
        this.asked = step.asking;
        this.pendingBefore = step.pending;
    }

    void take() {
        if (step.stack.isEmpty()) {
            reopen();
        }
        List<Pattern> warnings = safety();
        if (warnings.stream().anyMatch(Pattern::alone)) {
            step.walk();
            return;
        }
        boolean warned = !warnings.isEmpty();
        if (!warned && (answeredPending() || command())) {
            return;
        }
        step.pending = null;
        if (new Correcting(step, heard, reread).correct()) {
            step.trace.add("correction: taken");
            goOn();
            return;
        }
        boolean along = digress(true);
        boolean filled = listen();
        rememberGuesses();
        if (step.pending != null) {
            return;
        }
        if (filled) {
            step.paused = false;
            boolean open = asked.size() == 1 && !step.slots.containsKey(asked.get(0));
            if (open && clarify()) {
                return;
            }
            countVainAttempt();
            react();
        } else if (along || warned) {
            goOn();
        } else if (!digress(false) && !clarify()) {
            fallback();
        }
    }

    private List<Pattern> safety() {
        List<Pattern> warnings = acting.matching(Stage.SAFETY, heard);
        for (Pattern pattern : warnings) {
            acting.say(pattern);
            if (pattern.mark() != null) {
                step.mark(pattern.mark());
            }
            step.trace.add("safety: " + pattern.id());
        }
        return warnings;
    }

    private boolean answeredPending() {
        if (step.pending == null) {
            return false;
        }
        boolean yes = heard.isWhole("affirm");
        if (!yes && !heard.isWhole("deny")) {
            return false;
        }
        step.trace.add("answer: " + (yes ? "yes" : "no") + " to " + step.pending.kind());
        new Picking(step).answer(yes);
        return true;
    }

    private boolean command() {
        Optional<Pattern> pattern = acting.matching(Stage.COMMAND, heard).stream().findFirst();
        pattern.ifPresent(p -> {
            step.trace.add("command: " + p.id());
            acting.act(p);
        });
        return pattern.isPresent();
    }

    /** Answers and everything else the message tells. */
    private boolean listen() {
        if (step.dialogs.corrections().hesitates(heard.text().strip())) {
            return false;
        }
        boolean filled = new Filling(step, heard, reread, pendingBefore).fill();
        boolean answered = !asked.isEmpty() && step.slots.containsKey(asked.get(0));
        boolean statused = !answered && step.pending == null && status();
        if (step.pending != null) {
            gather(filled);
            return true;
        }
        boolean tellsHow = !statused && asked.stream().anyMatch(k -> !step.slots.containsKey(k) && step.slot(k).type() == SlotType.TRIED);
        boolean text = (!filled && !statused || tellsHow) && directText();
        return gather(filled || text) | filled | statused | text;
    }

    /** "没有", "不知道", "跳过" as the whole answer to the open question. */
    private boolean status() {
        if (asked.isEmpty()) {
            return false;
        }
        if (noneByName()) {
            return true;
        }
        Slot main = step.slot(asked.get(0));
        boolean no = heard.isWhole("deny") && heard.text().strip().length() <= SHORT_NO && main.type() != SlotType.FLAG;
        boolean ownWords = main.noneWords() != null && main.noneWords().matcher(heard.text().strip()).matches();
        SlotValue.Status status = (heard.isWhole("none") || no || ownWords) && main.none() ? SlotValue.Status.NONE
                : heard.isWhole("unknown") || heard.isWhole("none") && !main.none() && main.unknown() ? SlotValue.Status.UNKNOWN
                : heard.isWhole("skip") ? SlotValue.Status.SKIPPED : null;
        boolean allowed = status == SlotValue.Status.NONE || status == SlotValue.Status.UNKNOWN && main.unknown()
                || status == SlotValue.Status.SKIPPED && main.skip();
        if (status == null || !allowed) {
            return false;
        }
        for (String key : ownWords ? List.of(main.key()) : asked) {
            if (!step.slots.containsKey(key)) {
                step.set(key, SlotValue.without(status, SlotValue.Source.SAID));
            }
        }
        String reply = status.name().toLowerCase(java.util.Locale.ROOT) + "." + main.key();
        if (step.dialogs.hasReply(reply)) {
            step.say(reply);
        }
        step.trace.add("answer: " + main.key() + " is " + status);
        return true;
    }

    /** "没有订单号" while something else is asked. */
    private boolean noneByName() {
        String text = heard.text().strip();
        for (Slot slot : step.dialogs.slots().values()) {
            boolean named = slot.noneWords() != null && !asked.contains(slot.key()) && !step.slots.containsKey(slot.key())
                    && (slot.type() == SlotType.TRIED || slot.names().stream().anyMatch(text::contains)) && slot.noneWords().matcher(text).matches();
            if (named) {
                step.set(slot.key(), SlotValue.without(SlotValue.Status.NONE, SlotValue.Source.SAID));
                step.trace.add("answer: " + slot.key() + " is NONE, by its name");
                return true;
            }
        }
        return false;
    }

    /** A free-text question takes the whole message, unless the message is plainly about something else. */
    private boolean directText() {
        for (String key : asked) {
            Slot slot = step.slot(key);
            boolean takesWords = slot.type() == SlotType.TEXT && !slot.gathers() || slot.type() == SlotType.TRIED;
            if (!takesWords || step.slots.containsKey(key)) {
                continue;
            }
            String text = heard.text().strip();
            boolean question = text.endsWith("?") || text.endsWith("？") || text.endsWith("吗");
            if (text.isEmpty() || text.length() > slot.maxChars() || question || hasWholeIntent() || mostlyMentions() || !hasLetters(text)
                    || step.dialogs.corrections().deniesFirst(text)) {
                return false;
            }
            if (slot.type() == SlotType.TRIED && (slot.ownWords() == null || !slot.ownWords().matcher(text).find())) {
                return false;
            }
            step.set(key, SlotValue.said(slot.type() == SlotType.TRIED ? report(text, slot) : text));
            step.trace.add("answer: the words themselves fill " + key);
            return true;
        }
        return false;
    }

    /** What came of it in the person's own words, when it is none of the outcomes we know. */
    private List<Map<String, String>> report(String text, Slot slot) {
        String channel = heard.entities("channel").filter(Entity::isCertain).map(e -> e.value().toString()).findFirst()
                .orElse(slot.channelOf().getOrDefault("SELLER_REFUSED", "SELLER_NEGOTIATION"));
        return List.of(Map.of("channel", channel, "said", text));
    }

    /** Adds a telling of the matter to the slot that gathers it. True when that alone makes the message understood. */
    private boolean gather(boolean understood) {
        for (Slot slot : step.dialogs.slots().values()) {
            if (!slot.gathers()) {
                continue;
            }
            String text = heard.text().strip();
            boolean wanted = asked.contains(slot.key());
            boolean matter = heard.entities().stream().anyMatch(e -> e.isCertain() && (e.type().equals("issue") || e.type().equals("outcome")));
            boolean first = !step.has(slot.key()) && text.length() >= STORY_CHARS && !mostlyMentions() && !digressing();
            boolean worthy = text.length() >= 6 && hasLetters(text) && !hasWholeIntent();
            if (!worthy || !(wanted || first || matter && text.length() >= STORY_CHARS)) {
                continue;
            }
            String before = step.has(slot.key()) ? step.slots.get(slot.key()).value().toString() : "";
            if (!before.contains(text)) {
                String joined = before.isEmpty() ? text : before + "\n" + text;
                if (joined.length() <= slot.maxChars()) {
                    step.set(slot.key(), SlotValue.said(joined));
                }
            }
            return wanted || first;
        }
        return false;
    }

    private void countVainAttempt() {
        if (asked.size() == 1 && !step.slots.containsKey(asked.get(0))) {
            step.countAttempt(asked.get(0));
        }
    }

    private void react() {
        if (!new Reacting(step, heard).react()) {
            goOn();
        }
    }

    private void goOn() {
        if (step.composed && !step.changed.isEmpty() && step.asking.isEmpty()) {
            new Reacting(step, heard).update();
            return;
        }
        step.walk();
    }

    private boolean digress(boolean along) {
        for (Pattern pattern : acting.matching(Stage.DIGRESSION, heard)) {
            if (pattern.along() == along) {
                step.trace.add("digression: " + pattern.id());
                if (along) {
                    acting.say(pattern);
                } else {
                    acting.act(pattern);
                }
                return true;
            }
        }
        return false;
    }

    private boolean digressing() {
        return acting.matching(Stage.DIGRESSION, heard).stream().anyMatch(p -> !p.along());
    }

    /** What was heard but not surely enough waits until its slot is asked for: then it is a matter of yes or no. */
    private void rememberGuesses() {
        for (Slot slot : step.dialogs.slots().values()) {
            boolean open = slot.openTo() && !slot.type().isList() && slot.type() != SlotType.KEY && !step.slots.containsKey(slot.key());
            if (open) {
                heard.entities().stream().filter(e -> !e.isCertain() && e.confidence() >= WORTH_ASKING && fits(e, slot)).findFirst()
                        .ifPresent(e -> step.guesses.put(slot.key(), slot.type().accept(e, slot).orElseThrow()));
            }
        }
    }

    private static boolean fits(Entity mention, Slot slot) {
        return (mention.role() == null || mention.role().equals(slot.key())) && slot.type().accept(mention, slot).isPresent();
    }

    /** A reading too unsure to be taken is offered as a question. */
    private boolean clarify() {
        for (Slot slot : step.dialogs.slots().values()) {
            boolean wanted = asked.contains(slot.key()) || slot.openTo() && !step.slots.containsKey(slot.key());
            if (!wanted || slot.type() != SlotType.KEY && !asked.contains(slot.key())) {
                continue;
            }
            List<Entity> unsure = heard.entities().stream()
                    .filter(e -> !e.isCertain() && fits(e, slot)).limit(3).toList();
            if (unsure.size() == 1 && unsure.get(0).confidence() >= WORTH_ASKING && !slot.type().isList()) {
                Object value = slot.type().accept(unsure.get(0), slot).orElseThrow();
                step.pending = new Pending(Pending.Kind.VALUE, slot.key(), value);
                step.say("confirm.value", Map.of("slot", slot.key(), "value", value), Filling.yesNo(), List.of());
                step.trace.add("clarify: is it this " + slot.key() + "?");
                return true;
            }
            if (unsure.size() > 1 && slot.type() == SlotType.KEY) {
                step.pending = new Pending(Pending.Kind.WHICH, slot.key(), null);
                step.say("which.of", Map.of("slot", slot.key()),
                        unsure.stream().map(e -> Choice.of(slot.key(), e.value().toString())).distinct().toList(), List.of());
                step.trace.add("clarify: which " + slot.key() + "?");
                return true;
            }
        }
        return false;
    }

    private void fallback() {
        step.trace.add("fallback");
        if (asked.isEmpty()) {
            step.say("fallback");
            return;
        }
        Slot main = step.slot(asked.get(0));
        step.countAttempt(main.key());
        boolean vague = heard.entities().stream().anyMatch(e -> e.isCertain() && e.type().equals(main.hintType()))
                && (main.type() == SlotType.DATE || main.type() == SlotType.MONEY);
        if (vague && step.attempts(main.key()) < main.maxAttempts()) {
            step.say(main.type() == SlotType.DATE ? "vague.date" : "vague.money", Map.of("slot", main.key()), List.of(), List.of());
            return;
        }
        step.walk();
    }

    private void reopen() {
        Flow entry = step.dialogs.flows().get(step.dialogs.entry());
        String state = entry.reopen() == null ? entry.initial() : entry.reopen();
        step.stack.add(new ConversationState.Frame(entry.name(), entry.version(), state, true, false));
        step.trace.add("reopened in " + state);
    }

    private boolean hasWholeIntent() {
        return heard.intents().stream().anyMatch(Intent::whole);
    }

    private boolean mostlyMentions() {
        boolean[] covered = new boolean[heard.text().length()];
        heard.entities().stream().filter(Entity::isCertain).filter(e -> !PART_OF_TELLING.contains(e.type()))
                .forEach(e -> java.util.Arrays.fill(covered, e.start(), Math.min(e.end(), covered.length), true));
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

    private static boolean hasLetters(String text) {
        return text.codePoints().filter(Character::isLetterOrDigit).count() >= 1;
    }
}
