package io.weiquan.nlu;

import io.weiquan.dialog.Intent;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a message does in the conversation. A command counts as one only when it is the whole message. */
final class IntentReader {

    private static final Map<String, String> POLARITY = Map.of("affirm", "yes", "deny", "no", "none", "none", "unknown", "unknown", "skip", "skip");
    /** Too much follows from these for half a conviction. */
    private static final Set<String> GRAVE = Set.of("scam", "danger", "minor", "fabricate", "threaten", "outcome", "cancel", "restart", "resolved");
    /** These may be told in a long message, and beside facts. */
    private static final Set<String> TOLD = Set.of("scam", "danger", "minor", "fabricate", "threaten", "off_topic", "anger", "abuse", "bot_complaint", "human", "draft_now");
    private static final Set<String> FACTS = Set.of("issue", "demand", "platform", "amount", "date", "order_no", "tracking_no", "phone", "outcome");
    /** Answers and commands that a person gives about himself: a message about somebody else is none of them. */
    private static final Set<String> OWN_WORDS = Set.of("affirm", "deny", "none", "unknown", "skip", "cancel", "restart", "back", "continue", "help", "why", "repeat", "status");
    private static final List<String> OTHERS = List.of("他", "她", "商家", "卖家", "店家", "客服", "平台", "老板", "快递", "店主", "对方", "主播", "师傅", "机构");
    private static final Set<String> COMMANDS = Set.of("back", "restart", "repeat", "human", "draft_now", "help", "why", "resolved", "status");
    private static final Set<String> PURCHASE = Set.of("platform", "order_no", "tracking_no");
    private static final Set<String> MATTER = Set.of("issue", "platform", "order_no", "tracking_no");
    private static final Set<String> NOT_ELSEWHERE = Set.of("issue", "demand", "outcome");
    private static final Set<String> ANSWERS = Set.of("affirm", "deny", "none", "unknown", "skip", "outcome", "resolved", "scam", "minor", "anger", "abuse");
    /** What is to be made up or threatened with did not happen. */
    private static final Set<String> UNLAWFUL = Set.of("fabricate", "threaten");
    private static final Set<String> NO_ANSWER = Set.of("off_topic", "danger", "fabricate", "threaten");
    private static final Set<String> VALUES = Set.of("date", "amount", "number", "order_no");
    private static final double DOUBTED = 0.6;
    /** A sum with its unit: who names one is not chatting. */
    private static final double PRICED = 0.9;
    private static final int LONGEST_COMMAND = 24;
    private static final int LONGEST_TOLD = 80;
    /** 欸, 呃: a single sound means whatever one likes. */
    private static final int SHORTEST_GUESSED = 2;
    private static final double TAKEN = 0.4;
    private static final double WHOLE = 0.5;
    private static final double SURE = 0.8;

    private final Intents intents;
    private final PhraseTrie anywhere;
    private final GramModel model;

    IntentReader(Intents intents, GramModel model) {
        this.intents = intents;
        this.anywhere = new PhraseTrie(intents.anywhere());
        this.model = model;
    }

    void read(Reading r, Traits traits) {
        String plain = letters(r.text, 0, r.text.length());
        List<String> names = wholeNames(plain);
        if (names.contains("affirm") && plain.contains("谢")) {
            names = List.of("thanks", "affirm");   // 好的谢谢啦
        }
        for (int k = 0; k < names.size(); k++) {
            add(r, names.get(k), k == 0 ? 0.98 : 0.9, true);
        }
        boolean matter = tells(r, MATTER);
        for (PhraseTrie.Match m : anywhere.find(r.text)) {
            boolean most = m.phrase().kind().equals(IntentsFile.MOST);
            if (matter && m.phrase().kind().equals(IntentsFile.ALONE) || most && (matter || plain.length() > LONGEST_COMMAND || 5 * (m.end() - m.start()) < 3 * plain.length())) {
                continue;
            }
            add(r, m.phrase().key(), m.phrase().weight(), most);
            r.spoke("intent words", m.start(), m.end(), m.phrase().weight(), m.phrase().key());
        }
        if (!elsewhere(r) && r.found.stream().anyMatch(f -> f.type.equals("outcome"))) {
            add(r, "outcome", 0.9, false);
        }
        if (names.isEmpty()) {
            firstClause(r);
            oneClause(r, plain);
            byModel(r, plain, traits);
        } else {
            polarity(r, names.get(0), 0, r.text.length());
        }
        r.intents.sort(java.util.Comparator.comparingDouble(Intent::confidence).reversed());
        noAnswer(r);
    }

    /** 下午好 to a question for a day, 明天下雨吗 (but not 今天中午 35块6): what is said to the bot, or to nobody, fills nothing. */
    private static void noAnswer(Reading r) {
        if (r.intents.stream().anyMatch(i -> i.confidence() >= IntentsFile.SURE && UNLAWFUL.contains(i.name()))) {
            unsure(r);
        }
        boolean grave = r.intents.stream().anyMatch(i -> i.confidence() >= IntentsFile.SURE && NO_ANSWER.contains(i.name()));
        boolean priced = r.found.stream().anyMatch(f -> f.type.equals("amount") && f.confidence >= PRICED);
        boolean other = r.intents.stream().anyMatch(i -> i.whole() && !ANSWERS.contains(i.name()) || !priced && i.name().equals("chitchat"));
        boolean asked = r.hint.type() != null;
        if (grave && asked || (grave || other) && !tells(r, MATTER)) {
            for (Reading.Found f : r.found) {
                f.confidence = VALUES.contains(f.type) && !f.type.equals("phone") ? Math.min(f.confidence, DOUBTED) : f.confidence;
            }
        }
    }

    /** Words that speak of another world (房东, 工资, 离婚) outweigh what sounds like an issue there, unless a purchase is named too. */
    private static boolean elsewhere(Reading r) {
        int at = -1;
        for (int k = 0; k < r.intents.size(); k++) {
            at = r.intents.get(k).name().equals("off_topic") ? k : at;
        }
        if (at < 0) {
            return false;
        }
        if (tells(r, PURCHASE)) {
            r.intents.remove(at);
            return false;
        }
        unsure(r);
        return true;
    }

    private static void unsure(Reading r) {
        for (Reading.Found f : r.found) {
            f.confidence = NOT_ELSEWHERE.contains(f.type) ? Math.min(f.confidence, DOUBTED) : f.confidence;
        }
    }

    private static boolean tells(Reading r, Set<String> types) {
        return r.found.stream().anyMatch(f -> f.confidence >= 0.8 && types.contains(f.type));
    }

    /** "不是,是京东的", "对,昨天买的": the answer comes first, then the story. */
    private void firstClause(Reading r) {
        int end = r.clauseEnd(0);
        if (end <= 0 || end >= r.text.length()) {
            return;
        }
        List<String> names = wholeNames(letters(r.text, 0, end));
        if (!names.isEmpty() && (POLARITY.containsKey(names.get(0)) || names.get(0).equals("greet") || names.get(0).equals("thanks"))) {
            add(r, names.get(0), 0.8, false);
        }
    }

    /** "退回去,前面那个我要改": a command, and a few words about it. */
    private void oneClause(Reading r, String plain) {
        if (plain.length() > LONGEST_COMMAND || tells(r, FACTS)) {
            return;
        }
        for (int from = 0; from < r.text.length(); from = r.clauseEnd(from) + 1) {
            List<String> names = wholeNames(letters(r.text, from, r.clauseEnd(from)));
            if (!names.isEmpty() && COMMANDS.contains(names.get(0)) && r.clauseEnd(from) - from >= 2) {
                add(r, names.get(0), 0.85, true);
                return;
            }
        }
    }

    private void byModel(Reading r, String plain, Traits traits) {
        if (model == null || plain.length() < SHORTEST_GUESSED || plain.length() > LONGEST_TOLD) {
            return;
        }
        GramModel.Guess guess = model.guess(traits);
        String name = guess.label();
        r.spoke("intent model", 0, r.text.length(), guess.sure(), name);
        boolean grave = GRAVE.contains(name);
        boolean told = TOLD.contains(name);
        if (name.equals(Intents.ELSE) || guess.sure() < (grave ? SURE : TAKEN) || plain.length() > LONGEST_COMMAND && !told
                || r.intents.stream().anyMatch(i -> i.name().equals(name) && i.confidence() >= guess.sure())) {
            return;
        }
        boolean facts = r.found.stream().anyMatch(f -> f.confidence >= 0.8 && FACTS.contains(f.type));
        if (grave && !told && facts || OWN_WORDS.contains(name) && shouted(plain)) {
            return;
        }
        boolean whole = guess.sure() >= WHOLE && !facts && plain.length() <= LONGEST_COMMAND && !(OWN_WORDS.contains(name) && speaksOfOthers(r.text));
        add(r, name, guess.sure(), whole);
        if (whole) {
            polarity(r, name, 0, r.text.length());
        }
    }

    /** 退退退退退, 退钱退钱退钱: a shout is no command to the bot, whatever it looks like to the model. */
    private static boolean shouted(String plain) {
        return plain.chars().distinct().count() * 3 <= plain.length();
    }

    /** 他没有给我发票 tells a story; 没有 alone answers. */
    private static boolean speaksOfOthers(NormalText t) {
        for (String other : OTHERS) {
            if (t.toString().contains(other)) {
                return true;
            }
        }
        return false;
    }

    private static void polarity(Reading r, String name, int start, int end) {
        String value = POLARITY.get(name);
        if (value != null && end > start) {
            r.add("polarity", value, start, end, 0.95, null);
        }
    }

    private static void add(Reading r, String name, double confidence, boolean whole) {
        for (int k = 0; k < r.intents.size(); k++) {
            Intent before = r.intents.get(k);
            if (before.name().equals(name)) {
                r.intents.set(k, new Intent(name, Math.max(confidence, before.confidence()), whole || before.whole()));
                return;
            }
        }
        r.intents.add(new Intent(name, Math.round(confidence * 1000) / 1000.0, whole));
    }

    /** Letters, digits and Han only: punctuation, blanks and faces say nothing here. */
    private static String letters(NormalText t, int from, int to) {
        StringBuilder letters = new StringBuilder();
        for (int i = from; i < to; i++) {
            char c = t.charAt(i);
            if (Reading.isHan(c) || Reading.isLatin(c) || Reading.isDigit(c) || c == '?' && letters.length() == 0) {
                letters.append(c);
            }
        }
        return letters.toString();
    }

    static String letters(String text) {
        NormalText t = NormalText.of(text);
        return letters(t, 0, t.length());
    }

    private List<String> wholeNames(String plain) {
        if (plain.isEmpty() || plain.length() > LONGEST_COMMAND) {
            return List.of();
        }
        List<String> names = stripped(plain);
        return names.isEmpty() ? stripped(squeezed(plain)) : names;
    }

    private List<String> stripped(String plain) {
        String rest = plain;
        for (int round = 0; round < 4; round++) {
            List<String> names = intents.whole().get(rest);
            if (names != null) {
                return names;
            }
            names = withoutClosers(rest);
            if (names != null) {
                return names;
            }
            String shorter = rest;
            for (String opener : intents.openers()) {
                if (shorter.equals(rest) && rest.startsWith(opener) && rest.length() > opener.length()) {
                    shorter = rest.substring(opener.length());
                }
            }
            if (shorter.equals(rest)) {
                return List.of();
            }
            rest = shorter;
        }
        return List.of();
    }

    private List<String> withoutClosers(String plain) {
        String rest = plain;
        for (int round = 0; round < 3; round++) {
            String shorter = rest;
            for (String closer : intents.closers()) {
                if (shorter.equals(rest) && rest.endsWith(closer) && rest.length() > closer.length()) {
                    shorter = rest.substring(0, rest.length() - closer.length());
                }
            }
            if (shorter.equals(rest)) {
                return null;
            }
            rest = shorter;
            List<String> names = intents.whole().get(rest);
            if (names != null) {
                return names;
            }
        }
        return null;
    }

    /** 嗯嗯嗯嗯 → 嗯, 哈哈哈哈 → 哈. */
    private static String squeezed(String plain) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < plain.length(); i++) {
            if (i == 0 || plain.charAt(i) != plain.charAt(i - 1)) {
                out.append(plain.charAt(i));
            }
        }
        return out.toString();
    }
}
