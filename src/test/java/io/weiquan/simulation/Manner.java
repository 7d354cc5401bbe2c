package io.weiquan.simulation;

import io.weiquan.conversation.Inbound;
import io.weiquan.dialog.ConversationState.Pending.Kind;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How a simulated person behaves. The truth is the same for all; what comes across of it is not. */
enum Manner {
    /** Tells what happened, answers what is asked. */
    TRUTHFUL {
        @Override
        Move next(Person me, Scene scene) {
            return scene.turn() == 1 ? me.opening(me.random.nextInt(5)) : me.answer(scene);
        }
    },
    /** As few characters as possible, taps where taps are offered. */
    TERSE {
        @Override
        Move next(Person me, Scene scene) {
            return scene.turn() == 1 ? me.opening(0) : me.random.nextInt(4) > 0 ? me.tap(scene) : me.answer(scene);
        }
    },
    /** Does not know, goes away, comes back, remembers later. */
    FORGETFUL {
        @Override
        Move next(Person me, Scene scene) {
            if (scene.turn() == 1) {
                return me.opening(1);
            }
            return switch (me.random.nextInt(9)) {
                case 0, 1 -> Move.say(me.one("不知道", "忘了", "记不清了", "不太记得"));
                case 2 -> Move.say(me.one("没有", "找不到", "跳过"));
                case 3 -> Move.away(Duration.ofHours(me.one(13, 40, 24 * 8)));
                case 4 -> me.late(scene);
                case 5 -> Move.say(me.one("你刚才问什么", "这个在哪看", "为什么要问这个", "填到哪了"));
                default -> me.answer(scene);
            };
        }
    },
    /** Says one thing and then another, by every way there is to say so. */
    CONTRADICTING {
        @Override
        Move next(Person me, Scene scene) {
            if (scene.turn() == 1) {
                return me.opening(3);
            }
            return me.mischief-- > 0 && me.random.nextInt(2) == 0 ? me.correction(scene) : me.answer(scene);
        }
    },
    /** Insults, nonsense, commands, markup, wrong forms, choices of long ago. */
    HOSTILE {
        @Override
        Move next(Person me, Scene scene) {
            if (scene.turn() == 1) {
                return me.random.nextBoolean() ? Move.say(me.one(Person.JUNK)) : me.opening(2);
            }
            return me.mischief-- > 0 && me.random.nextInt(4) > 0 ? me.attack(scene) : me.answer(scene);
        }
    },
    /** Writes next to nothing. */
    SILENT {
        @Override
        Move next(Person me, Scene scene) {
            return switch (me.random.nextInt(8)) {
                case 0 -> Move.away(Duration.ofHours(30));
                case 1 -> Move.say(me.one("嗯", "哦", "啊", "好", "在"));
                case 2 -> Move.say(me.one("。", "…", "？", "!!", "1", "👌"));
                case 3 -> scene.open().isEmpty() ? Move.say("嗯嗯") : me.tap(scene);
                default -> Move.say(me.one("呃", "那个", "等下", "额额", "。。。"));
            };
        }
    };

    /** What this person does next. */
    abstract Move next(Person me, Scene scene);

    /** Yes or no to the bot's own question. Who contradicts himself agrees to the change as often as not. */
    static Move decide(Person me, Scene scene) {
        Kind kind = scene.state().pending().kind();
        String subject = scene.state().pending().subject();
        if ((kind == Kind.WHICH || kind == Kind.SLOT || kind == Kind.MATTER) && !scene.open().isEmpty()) {
            return new Move(new Inbound.Chose("m", me.one(scene.open())), Duration.ZERO, kind == Kind.WHICH ? Set.of(subject) : Set.of(Move.ANY), Set.of());
        }
        boolean yes = me.random.nextBoolean();
        Set<String> may = kind == Kind.ACT ? Set.of(Move.ANY) : Set.of(subject);
        return me.random.nextBoolean() && scene.open().contains("yes")
                ? new Move(new Inbound.Chose("m", yes ? "yes" : "no"), Duration.ZERO, may, Set.of())
                : Move.say(yes ? me.one("是的", "对", "嗯") : me.one("不是", "不对", "不"), may, Set.of());
    }

    /** A form with values of every kind, right and wrong. */
    static Move form(Person me) {
        Map<String, Object> slots = new HashMap<>();
        slots.put(me.one("amount", "received_date", "platform", "order_no", "evidence", "nothing", "tried_channels", "item_name"),
                me.one(new BigDecimal("120"), "JD", "2026-11-10", List.of("CHAT"), Boolean.TRUE, "", "-5", List.of(Map.of("outcome", "SELLER_REFUSED"))));
        return new Move(new Inbound.Filled("m", slots), Duration.ZERO, slots.keySet(), Set.of());
    }
}
