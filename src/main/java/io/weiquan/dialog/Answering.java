package io.weiquan.dialog;

import io.weiquan.dialog.ConversationState.Pending;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Takes the answer to the open question and everything else the message tells. */
final class Answering {

    /** "不", "没有", "不是的": a longer denial denies something of its own. */
    private static final int SHORT_NO = 3;
    /** Channels taken from one message. */
    private static final int MOST_AT_ONCE = 3;
    /** The number an office gives a complaint, by its name. */
    private static final Pattern CASE_NO = Pattern.compile("(?:编号|案号|工单号?|受理号)[^0-9A-Za-z]{0,4}([0-9A-Za-z-]{5,30})");

    /** An intent read from the author's own list of whole messages; a model is less sure. */
    private static final double AUTHORS_WORDS = 0.98;

    private final Step step;
    private final Understanding heard;
    private final Reread reread;
    private final List<String> asked;
    private final Pending pendingBefore;
    private final Telling telling;
    private final Directly direct;

    /**
     * @param pendingBefore the bot's own question this message follows, or null
     * @param direct        what the words mean as answers an author foresaw
     */
    Answering(Step step, Understanding heard, Reread reread, Pending pendingBefore, Directly direct) {
        this.direct = direct;
        this.step = step;
        this.heard = heard;
        this.reread = reread;
        this.asked = step.asking;
        this.pendingBefore = pendingBefore;
        this.telling = new Telling(step, heard);
    }

    /** @return true when the message was of use */
    boolean listen() {
        if (step.dialogs.corrections().hesitates(heard.text().strip())) {
            return false;
        }
        direct.take();
        boolean filled = new Filling(step, heard, reread, pendingBefore, direct).fill() | !direct.isEmpty() | flagged() | underway() | found();
        boolean answered = !asked.isEmpty() && step.slots.containsKey(asked.get(0));
        boolean statused = !answered && step.pending == null && direct.isEmpty() && status();
        if (step.pending != null) {
            telling.gather(filled);
            return true;
        }
        boolean tellsHow = !statused && asked.stream().anyMatch(k -> !step.slots.containsKey(k) && step.slot(k).type() == SlotType.TRIED);
        boolean text = (!filled && !statused || tellsHow) && !direct.isWhole() && directText();
        return telling.gather(filled || text) | filled | statused | text;
    }

    /** "我叫李四，电话…，地址…" while one of them is asked: each goes to its own place. */
    private boolean found() {
        Flow flow = asked.isEmpty() || step.stack.isEmpty() ? null : step.dialogs.flow(step.top());
        Flow.State state = flow == null ? null : flow.states().get(step.top().state());
        return state != null ? step.values.find(state, heard.text()) : step.composed && step.asking.isEmpty() && foundAfterwards();
    }

    /** The firm's name, one's own address, told when the texts are there: their places in them are filled. */
    private boolean foundAfterwards() {
        boolean any = false;
        for (Flow called : step.dialogs.flows().values()) {
            for (Flow.State each : called.states().values()) {
                any |= step.values.find(each, heard.text());
            }
        }
        return any;
    }

    /** "自己穿的": yes or no in words of its own, asked or not. */
    private boolean flagged() {
        boolean any = false;
        for (Slot slot : step.dialogs.slots().values()) {
            if (slot.type() != SlotType.FLAG) {
                continue;
            }
            boolean no = slot.noWords() != null && step.look(heard.text()).holds(slot.noWords());
            if (no || slot.yesWords() != null && step.look(heard.text()).holds(slot.yesWords())) {
                step.values.replace(slot.key(), SlotValue.said(!no));
                step.trace.add("answer: fills " + slot.key());
                any = true;
            }
        }
        return any;
    }

    /** "12315投诉了，登记编号…": whom they turned to besides or since the package was made, while nothing came of it yet. */
    private boolean underway() {
        Slot slot = step.dialogs.slots().values().stream().filter(s -> s.type() == SlotType.TRIED && s.yesWords() != null).findFirst().orElse(null);
        List<Object> records = new ArrayList<>(slot == null ? List.of() : step.list(slot.key()));
        boolean afterwards = step.composed && asked.isEmpty() && heard.entities("outcome").noneMatch(Entity::isCertain);
        boolean told = slot != null && (afterwards || !records.isEmpty()) && step.look(heard.text()).holds(slot.yesWords());
        int before = records.size();
        if (told) {
            heard.entities("channel").filter(Entity::isCertain).map(e -> e.value().toString()).distinct().limit(MOST_AT_ONCE)
                    .filter(c -> records.stream().noneMatch(r -> r instanceof Map<?, ?> map && c.equals(map.get("channel"))))
                    .forEach(c -> records.add(filed(c)));
        }
        if (records.size() == before) {
            return false;
        }
        step.values.set(slot.key(), SlotValue.said(records));
        step.trace.add("answer: under way");
        return true;
    }

    private Map<String, String> filed(String channel) {
        Matcher number = CASE_NO.matcher(heard.text());
        return number.find() ? Map.of("channel", channel, "case_no", number.group(1)) : Map.of("channel", channel);
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
        boolean none = heard.isWhole("none") && isOfThis(main);
        SlotValue.Status status = (none || no || ownWords) && main.none() ? SlotValue.Status.NONE
                : heard.isWhole("unknown") || none && !main.none() && main.unknown() ? SlotValue.Status.UNKNOWN
                : heard.isWhole("skip") ? SlotValue.Status.SKIPPED : null;
        boolean allowed = status == SlotValue.Status.NONE || status == SlotValue.Status.UNKNOWN && main.unknown()
                || status == SlotValue.Status.SKIPPED && main.skip();
        if (status == null || !allowed) {
            return false;
        }
        for (String key : ownWords ? List.of(main.key()) : asked) {
            if (!step.slots.containsKey(key)) {
                step.values.set(key, SlotValue.without(status, SlotValue.Source.SAID));
            }
        }
        String reply = status.name().toLowerCase(Locale.ROOT) + "." + main.key();
        if (step.dialogs.hasReply(reply)) {
            step.say(reply);
        }
        step.trace.add("answer: " + main.key() + " is " + status);
        return true;
    }

    /** "没有小票" while the platform is asked: what there is none of stands in the words, and it is not what was asked for. */
    private boolean isOfThis(Slot main) {
        String text = heard.text().strip();
        return main.type() == SlotType.KEYS || main.names().stream().anyMatch(text::contains)
                || heard.intents().stream().anyMatch(i -> i.whole() && i.name().equals("none") && i.confidence() >= AUTHORS_WORDS);
    }

    /** "没有订单号" while something else is asked. */
    private boolean noneByName() {
        String text = heard.text().strip();
        for (Slot slot : step.dialogs.slots().values()) {
            boolean named = slot.noneWords() != null && !asked.contains(slot.key()) && !step.slots.containsKey(slot.key())
                    && (slot.type() == SlotType.TRIED || slot.names().stream().filter(text::contains).anyMatch(name -> isNameOf(slot, name, text))) && step.look(text).is(slot.noneWords());
            if (named) {
                step.values.set(slot.key(), SlotValue.without(SlotValue.Status.NONE, SlotValue.Source.SAID));
                step.trace.add("answer: " + slot.key() + " is NONE, by its name");
                return true;
            }
        }
        return false;
    }

    /** 单号 while the 运单号 is asked, and the 单号 in 没有运单号, name the parcel's number and not the order's. */
    private boolean isNameOf(Slot slot, String name, String text) {
        return step.dialogs.slots().values().stream().filter(other -> other != slot).noneMatch(other -> Stream.concat(other.names().stream(), Stream.of(other.title()))
                .anyMatch(longer -> longer.contains(name) && (asked.contains(other.key()) || longer.length() > name.length() && text.contains(longer))));
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
            if (text.isEmpty() || text.length() > slot.maxChars() || question || telling.isOnlyAnIntent() || telling.isMostlyMentions() && !namesWhomTheyTried(slot)
                    || !Telling.hasLetters(text) || step.dialogs.corrections().deniesFirst(text)) {
                return false;
            }
            if (slot.ownWords() == null ? slot.type() == SlotType.TRIED : !slot.ownWords().matcher(text).find()) {
                return false;
            }
            step.values.set(key, SlotValue.said(slot.type() == SlotType.TRIED ? report(text, slot) : text));
            step.trace.add("answer: the words themselves fill " + key);
            return true;
        }
        return false;
    }

    /** "今天刚向12315投诉了" is hardly more than the name of a channel, and all that was asked for. */
    private boolean namesWhomTheyTried(Slot slot) {
        return slot.type() == SlotType.TRIED && heard.entities("channel").anyMatch(Entity::isCertain);
    }

    /** What came of it in the person's own words, when it is none of the outcomes we know. */
    private List<Map<String, String>> report(String text, Slot slot) {
        String channel = heard.entities("channel").filter(Entity::isCertain).map(e -> e.value().toString()).findFirst()
                .orElse(slot.channelOf().getOrDefault("SELLER_REFUSED", "SELLER_NEGOTIATION"));
        return List.of(Map.of("channel", channel, "said", text));
    }
}
