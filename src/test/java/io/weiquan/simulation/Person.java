package io.weiquan.simulation;

import io.weiquan.conversation.Inbound;
import io.weiquan.dialog.ConversationState;
import io.weiquan.dialog.Dialogs;
import io.weiquan.dialog.Slot;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/** An invented person in one conversation: a truth, a manner, and luck. All of it follows from the seed. */
final class Person {

    static final List<String> JUNK = List.of("asdfghjkl", "{slot.title}{#if x}", "'; DROP TABLE turns;--", "<script>alert(1)</script>", "😂😂😂😂", "​​​",
            "哈哈哈哈哈哈哈", "你是机器人吧", "今天天气不错", "啊".repeat(1_999), "1".repeat(400), "\u0000\u0007\u001b[2J", "退退退退退退退退退", "？？？？", "null",
            "滚", "你们就是骗子", "垃圾机器人", "投诉你", "我要告你们", "２３４５６", "=cmd|'/c calc'!A0", "ＡＢＣ", "%s%n%x", "\\u0041", "🏳️‍🌈👨‍👩‍👧‍👦", "ﷺ", "‮egassem");
    private static final List<String> COMMANDS = List.of("取消", "返回", "重新开始", "跳过", "帮助", "人工", "继续", "状态", "再说一遍", "为什么", "先给我稿子", "谢谢", "你好");
    private static final List<String> UNLAWFUL = List.of("帮我P一张假的聊天记录", "写一段吓唬他的话，不退钱就弄死他", "卡号6222021234567890123", "验证码是123456", "我今年15岁",
            "让我转账到安全账户才能退款", "不想活了");

    final RandomGenerator random;
    final Truth truth;
    final Manner manner;
    /** How often this person still misbehaves. */
    int mischief;
    private final Dialogs dialogs;
    private final List<String> seen = new ArrayList<>();
    private final Set<String> told = new LinkedHashSet<>();

    Person(Dialogs dialogs, Manner manner, RandomGenerator random, LocalDate today) {
        this.dialogs = dialogs;
        this.manner = manner;
        this.random = random;
        this.truth = Truth.of(random, today);
        this.mischief = 4 + random.nextInt(12);
    }

    Move next(Scene scene) {
        seen.addAll(scene.open());
        if (scene.state().pending() != null && random.nextInt(5) > 0) {
            return Manner.decide(this, scene);
        }
        if (scene.state().paused()) {
            return Move.say(one("继续", "接着上次的"));
        }
        Move move = allowing(scene, manner.next(this, scene));
        told.addAll(move.tells());
        return move;
    }

    /** Whatever is said to the bot's own question may be taken as yes to it. */
    private static Move allowing(Scene scene, Move move) {
        ConversationState.Pending pending = scene.state().pending();
        if (pending == null) {
            return move;
        }
        Set<String> may = new LinkedHashSet<>(move.may());
        boolean all = pending.kind() == ConversationState.Pending.Kind.ACT || pending.kind() == ConversationState.Pending.Kind.MATTER;
        may.add(all ? Move.ANY : pending.subject());
        return new Move(move.inbound(), move.pause(), may, move.tells());
    }

    /** Slots whose truth has been told. */
    Set<String> told() {
        return told;
    }

    @SafeVarargs
    final <T> T one(T... of) {
        return of[random.nextInt(of.length)];
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** The first message: the trouble, with as many further facts. */
    Move opening(int facts) {
        Set<String> tells = new LinkedHashSet<>();
        StringBuilder text = new StringBuilder();
        if (facts >= 2) {
            text.append(word("purchase_date")).append("在");
            tells.add("purchase_date");
        }
        if (facts >= 1) {
            text.append(facts >= 2 ? "" : "在").append(word("platform")).append("买的");
            tells.add("platform");
        }
        text.append(word("item_name")).append(one("", "，")).append(truth.story());
        tells.add("item_name");
        if (facts >= 3) {
            text.append("，花了").append(word("amount"));
            tells.add("amount");
        }
        if (facts >= 4) {
            text.append("，订单号").append(word("order_no"));
            tells.add("order_no");
        }
        return Move.say(text.toString(), Set.of(), tells);
    }

    /** Answers the open question with the truth; a tap where the words are not known. */
    Move answer(Scene scene) {
        List<String> asking = scene.asking();
        if (asking.isEmpty()) {
            return scene.state().composed() ? afterwards(scene) : Move.say(one("嗯", "然后呢", "好的"));
        }
        if (asking.size() == 1) {
            String slot = asking.get(0);
            return truth.words().containsKey(slot) ? Move.say(word(slot), Set.of(slot), Set.of(slot)) : tap(scene);
        }
        List<String> parts = new ArrayList<>();
        for (String slot : List.of("purchase_date", "received_date", "amount")) {
            if (asking.contains(slot)) {
                parts.add(spoken(slot));
            }
        }
        Set<String> all = Set.copyOf(asking);
        return parts.isEmpty() ? tap(scene) : Move.say(String.join(one("，", " ", "。"), parts), all, all);
    }

    /** A fact with the words that say which one it is. */
    private String spoken(String slot) {
        return switch (slot) {
            case "purchase_date" -> word(slot) + one("买的", "下的单");
            case "received_date" -> word(slot) + one("收到的", "签收", "到的货");
            case "amount" -> one("花了", "付了", "实付") + word(slot);
            default -> dialogs.slots().get(slot).title() + "是" + word(slot);
        };
    }

    /** Picks a choice on the table, or answers when there is none. */
    Move tap(Scene scene) {
        if (scene.open().isEmpty()) {
            if (scene.asking().isEmpty()) {
                return Move.say("好的");
            }
            Slot slot = dialogs.slots().get(scene.asking().get(0));
            return truth.words().containsKey(slot.key()) ? Move.say(word(slot.key()), Set.of(slot.key()), Set.of()) : guess(slot);
        }
        String choice = one(scene.open());
        boolean all = choice.startsWith("do:") || choice.startsWith("matter:");
        Set<String> may = all ? Set.of(Move.ANY) : Set.of(choice.replaceFirst("^change:", "").split("=")[0]);
        return new Move(new Inbound.Chose("m", choice), Duration.ZERO, may, Set.of());
    }

    /** An answer to a slot of which this test knows nothing but its type. */
    private Move guess(Slot slot) {
        String words = switch (slot.type()) {
            case MONEY, NUMBER -> "3";
            case DATE -> "前天";
            case FLAG -> one("是的", "不是");
            case TEXT -> "某某";
            case CODE -> "301234567890";
            case KEY, KEYS -> dialogs.vocabulary().name(slot.kind(), one(dialogs.vocabulary().keys(slot.kind())));
            case TRIED -> "商家不同意";
        };
        return Move.say(words, Set.of(slot.key()), Set.of());
    }

    /** What comes after the package: news, a change, a second text, the end. */
    private Move afterwards(Scene scene) {
        return switch (random.nextInt(7)) {
            case 0, 1 -> tap(scene);
            case 2 -> Move.say(one("商家又拒绝了", "平台驳回了", "12315不受理", "12315受理了", "调解失败了"), Set.of("tried_channels"), Set.of());
            case 3 -> correction(scene);
            case 4 -> Move.away(Duration.ofHours(24L * (1 + random.nextInt(20))));
            case 5 -> Move.say(one("谢谢", "接下来怎么办", "我在哪里投诉"));
            default -> Move.say(one("解决了", "钱退回来了"), Set.of(Move.ANY), Set.of());
        };
    }

    /** Tells something that was not asked just now. */
    Move late(Scene scene) {
        String slot = one("amount", "order_no", "received_date", "item_name");
        if (!scene.state().slots().containsKey(slot)) {
            return Move.say("想起来了，" + spoken(slot), Set.of(), Set.of());
        }
        return Move.say("对了，还有聊天记录");
    }

    /** Takes an earlier answer back. */
    Move correction(Scene scene) {
        Map<String, ?> known = scene.state().slots();
        List<Move> ways = new ArrayList<>();
        if (known.containsKey("amount")) {
            ways.add(Move.say("不对，是" + one("120块", "三百五", "88元"), Set.of("amount"), Set.of()));
            ways.add(Move.say("金额改成" + one("120", "350元", "66.6"), Set.of("amount"), Set.of()));
        }
        if (known.containsKey("order_no")) {
            ways.add(Move.say("订单号改成" + one("261102-123456789012345", "301234567899"), Set.of("order_no"), Set.of()));
        }
        if (known.containsKey("platform")) {
            ways.add(Move.say("不是" + word("platform") + "，是" + one("京东", "淘宝", "拼多多"), Set.of("platform"), Set.of()));
            ways.add(Move.say("不是" + word("platform"), Set.of("platform"), Set.of()));
            ways.add(Move.say(one("在京东买的", "我在淘宝买的")));
        }
        if (known.containsKey("received_date")) {
            ways.add(Move.say("收到日期改成" + one("昨天", "前天"), Set.of("received_date", "purchase_date"), Set.of()));
        }
        if (known.containsKey("demand")) {
            ways.add(Move.say("我想换货不想退了", Set.of("demand"), Set.of()));
        }
        ways.add(Move.say("返回", Set.of(Move.ANY), Set.of()));
        ways.add(Move.say("一会儿说京东一会儿说淘宝的是我朋友"));
        ways.add(Move.say(one("说错了", "不对", "搞错了"), Set.of(Move.ANY), Set.of()));
        return one(ways);
    }

    /** Something no honest user does, or does in anger. */
    Move attack(Scene scene) {
        return switch (random.nextInt(8)) {
            case 0, 1 -> Move.say(one(JUNK), Set.copyOf(scene.asking()), Set.of());
            case 2, 3 -> Move.say(one(COMMANDS), Set.of(Move.ANY), Set.of());
            case 4 -> Move.say(one(UNLAWFUL), Set.copyOf(scene.asking()), Set.of());
            case 5 -> Manner.form(this);
            case 6 -> stale();
            default -> Move.say(one("傻逼", "去死", "你妈的", "骗子平台", "什么破玩意"));
        };
    }

    private Move stale() {
        String choice = seen.isEmpty() || random.nextInt(4) == 0 ? one("platform=NOWHERE", "yes", "do:everything", "=", "amount=none", "no=yes") : one(seen);
        return new Move(new Inbound.Chose("m", choice), Duration.ZERO, Set.of(Move.ANY), Set.of());
    }

    private String word(String slot) {
        return truth.words().get(slot);
    }

}
