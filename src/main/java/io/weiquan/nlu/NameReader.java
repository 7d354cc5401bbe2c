package io.weiquan.nlu;

import java.util.List;

/** Names of goods and shops by the words around them. Never certain unless a known kind of goods or a quoted name bounds them. */
final class NameReader {

    private static final Words COUNTERS = Words.of("个", "台", "件", "双", "条", "部", "箱", "盒", "包", "瓶", "套", "张", "把", "只", "份", "袋", "斤", "款", "支", "副", "块", "本", "辆", "对", "罐", "床", "顶", "根", "组", "些");
    private static final String BARE_COUNTERS = "个件台双条部箱辆";
    private static final int LONGEST = 16;
    /** A name no longer than this that fills its clause to the end is a name. */
    private static final int SHORT = 6;

    /** Particles of dialects, and what before one makes it part of a word: 咖哩, 哔哩, 英哩. */
    private static final String PARTICLES = "嘞咧哩噻";
    private static final String NO_PARTICLE_AFTER = "哔咖英海";

    /** What may follow the goods and is no part of their name. */
    private static final String TELLING = "跟和与是一用穿戴吃喝收没不怀少被快商客店卖退七就有坏到发刚都也还我他质";

    /** What begins like this is no name of a shop: 叫我, 叫人, 是骗子. */
    private static final String NO_SHOP = "我你他她它人等先别大自骗无黑奸假傻不没";
    /** Right before a quotation: what is in it is the name of a shop. */
    private static final List<String> SHOP_BEFORE = List.of("店铺", "店铺叫", "网店", "第三方店", "店名", "一家叫", "家店叫");
    /** Right before a quotation that ends like a shop's name. */
    private static final List<String> PARTY_BEFORE = List.of("商家", "卖家", "店家", "第三方", "在", "从", "叫");
    /** What a shop promises, put in quotation marks, is not its name. */
    private static final List<String> PROMISED = List.of("赔", "退", "正品", "包邮", "发货", "无理由", "保证", "承诺", "质保");
    private static final String SHOP_ENDS = "店铺行坊馆社厂司堂屋城";

    private final Words bought;
    private final Words stops;
    private final Words generic;
    private final Words suffixes;
    private final Words shopStops;
    private final Words called;

    NameReader(Lexicon lexicon) {
        this.bought = lexicon.words(WordList.ITEM_BOUGHT);
        this.stops = lexicon.words(WordList.ITEM_STOPS);
        this.generic = lexicon.words(WordList.ITEM_GENERIC);
        this.suffixes = lexicon.words(WordList.SHOP_SUFFIXES);
        this.shopStops = lexicon.words(WordList.SHOP_STOPS);
        this.called = lexicon.words(WordList.SHOP_CALLED);
    }

    void read(Reading r) {
        item(r);
        leading(r);
        shop(r);
        answer(r);
        mentioned(r);
    }

    private void item(Reading r) {
        NormalText t = r.text;
        for (int i = 0; i < t.length(); i++) {
            int word = bought.at(t, i);
            if (word < 0 || insideName(r, i + bought.length(word)) || t.has(i, "买家") || t.has(i, "买卖") || t.charAt(i - 1) == '没' || t.charAt(i - 1) == '不' || t.charAt(i) == '点' && Numeral.canStart(t.charAt(i - 1))) {
                continue;
            }
            int start = afterCounter(t, i + bought.length(word));
            int end = itemEnd(r, start);
            int known = knownGoods(r, start, Math.min(end + 6, start + LONGEST));
            boolean bounded = known > start;
            boolean trailing = bounded && end > known && (end - known <= 2 && !r.isBreak(end) || tellsOn(r, known));
            end = !bounded ? withoutPrice(t, start, end) : end <= known || trailing || hasDigit(t, known, end) ? known : end;
            if (bounded && end == known || plausible(t, start, end)) {
                boolean clean = bounded && end == known || r.isBreak(end) && (bounded || end - start <= SHORT);
                r.add("item_name", spoken(r, start, end), start, end, clean ? 0.85 : 0.7, null);
                return;
            }
        }
    }

    /** "羽绒服一直不发货": who begins with a kind of goods and tells on names what was bought. */
    private static void leading(Reading r) {
        int known = knownGoods(r, 0, LONGEST);
        boolean first = r.found.stream().anyMatch(f -> f.type.equals("item_category") && f.start == 0 && f.end == known);
        if (first && known >= 2 && tellsOn(r, known) && r.found.stream().noneMatch(f -> f.type.equals("item_name"))) {
            r.add("item_name", spoken(r, 0, known), 0, known, 0.85, null);
        }
    }

    /** "那个卖家发我个破烂手机壳": a kind of goods named anywhere in a complaint is likely what it is about; likely, so it is asked back. */
    private static void mentioned(Reading r) {
        boolean complaint = r.hint.slot() == null || r.hint.equals(Hint.NEWS) || r.hint.slot().equals("issue") || r.hint.slot().equals("event");
        if (!complaint || r.found.stream().anyMatch(f -> f.type.equals("item_name"))) {
            return;
        }
        r.found.stream().filter(f -> f.type.equals("item_category") && !isTool(r.text, f)).findFirst()
                .ifPresent(f -> r.add("item_name", spoken(r, f.start, f.end), f.start, f.end, 0.6, null));
    }

    /** 用我手机付的, 手机号, 电脑上: the thing it was done with. */
    private static boolean isTool(NormalText t, Reading.Found goods) {
        return t.endsWith(goods.start, "用") || t.endsWith(goods.start, "用我") || t.endsWith(goods.start, "用我的") || t.endsWith(goods.start, "拿我")
                || "上号端".indexOf(t.charAt(goods.end)) >= 0;
    }

    /** True where the name of the goods has ended and what happened to them begins. */
    private static boolean tellsOn(Reading r, int at) {
        return r.isBreak(at) || TELLING.indexOf(r.text.charAt(at)) >= 0;
    }

    /** 多多买菜: the 买 in the name of a platform tells of no goods. */
    private static boolean insideName(Reading r, int end) {
        return r.found.stream().anyMatch(f -> f.type.equals("platform") && f.start < end && end < f.end);
    }

    /** 水壶129: two or more digits that end a name in Han are likelier its price than part of it. */
    private static int withoutPrice(NormalText t, int start, int end) {
        int p = end;
        while (p > start && Reading.isDigit(t.charAt(p - 1))) {
            p--;
        }
        return end - p >= 2 && p - start >= 2 && Reading.isHan(t.charAt(p - 1)) ? p : end;
    }

    private static boolean hasDigit(NormalText t, int from, int to) {
        for (int i = from; i < to; i++) {
            if (Reading.isDigit(t.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static int afterCounter(NormalText t, int i) {
        int p = i;
        Numeral n = Numeral.canStart(t.charAt(p)) ? Numeral.at(t, p) : null;
        int counted = n == null || n.scaled() && n.intValue() > 100 ? p : n.end();
        int counter = COUNTERS.at(t, counted);
        p = counter >= 0 && (counted > i || BARE_COUNTERS.contains(COUNTERS.get(counter))) ? counted + COUNTERS.length(counter) : p;
        p += t.charAt(p) == '的' && p > i ? 1 : 0;
        p += t.charAt(p) == '新' && t.charAt(p + 1) == '的' ? 2 : 0;
        return p;
    }

    private int itemEnd(Reading r, int start) {
        NormalText t = r.text;
        int end = start;
        while (end < t.length() && end - start < LONGEST && !r.isBreak(end) && !r.isClaimed(end)) {
            if (stops.isAt(t, end)) {
                return end;
            }
            end++;
        }
        return end;
    }

    /** End of the last known kind of goods (耳机, 电饭煲) that begins within the span, or -1. */
    private static int knownGoods(Reading r, int from, int to) {
        int end = -1;
        for (Reading.Found f : r.found) {
            if (f.type.equals("item_category") && f.start >= from && f.end <= to) {
                end = Math.max(end, f.end);
            }
        }
        return end;
    }

    private boolean plausible(NormalText t, int start, int end) {
        if (end - start < 2 || end - start > LONGEST) {
            return false;
        }
        int vague = generic.at(t, start, end);
        if (vague >= 0 && (generic.length(vague) > 1 || end - start == 1)) {
            return false;
        }
        return t.sub(start, end).chars().filter(c -> Reading.isHan((char) c) || Reading.isLatin((char) c)).count() >= 2;
    }

    private void shop(Reading r) {
        NormalText t = r.text;
        if (quoted(r)) {
            return;
        }
        for (int i = 0; i < t.length(); i++) {
            int name = called.at(t, i);
            if (name >= 0 && called(r, i + called.length(name), called.get(name))) {
                return;
            }
            int suffix = suffixes.at(t, i);
            if (suffix >= 0 && bySuffix(r, i, i + suffixes.length(suffix))) {
                return;
            }
        }
    }

    /** 京东第三方店铺“乐居旗舰店”, 淘宝“阿婆家的店”, 一家叫“小鹿童装”的店: a name in quotation marks where a shop is spoken of. */
    private static boolean quoted(Reading r) {
        NormalText t = r.text;
        for (int i = 1; i < t.length(); i++) {
            int end = t.charAt(i) == '"' ? closing(t, i + 1) : -1;
            int at = i;
            if (end < 0 || NO_SHOP.indexOf(t.charAt(i + 1)) >= 0 || PROMISED.stream().anyMatch(word -> t.sub(at + 1, end).contains(word))
                    || r.found.stream().anyMatch(f -> f.type.equals("platform") && f.start == at + 1 && f.end >= end - 2)) {
                continue;
            }
            boolean shopSaid = SHOP_BEFORE.stream().anyMatch(word -> t.endsWith(at, word)) || t.has(end + 1, "的店") || t.has(end + 1, "店铺") || t.has(end + 1, "这家店");
            boolean platform = r.found.stream().anyMatch(f -> (f.type.equals("platform") || f.type.equals("seller_type")) && f.end == at);
            boolean shopLike = SHOP_ENDS.indexOf(t.charAt(end - 1)) >= 0;
            if (shopSaid || shopLike && (platform || PARTY_BEFORE.stream().anyMatch(word -> t.endsWith(at, word)))) {
                r.add("shop_name", LinkReader.typed(t, i + 1, end).strip(), i + 1, end, 0.88, null);
                return true;
            }
        }
        return false;
    }

    /** Where the quotation that begins at {@code from} ends, or -1 when it holds no name. */
    private static int closing(NormalText t, int from) {
        int end = from;
        while (end < t.length() && end - from <= 24 && t.charAt(end) != '"' && ",;:?!\n".indexOf(t.charAt(end)) < 0) {
            end++;
        }
        return t.charAt(end) == '"' && end - from >= 2 && end - from <= 24 ? end : -1;
    }

    private static boolean called(Reading r, int from, String cue) {
        NormalText t = r.text;
        int start = from;
        while (start < t.length() && " :\"".indexOf(t.charAt(start)) >= 0) {
            start++;
        }
        int end = start;
        while (end < t.length() && end - start < 24 && !r.isBreak(end) && t.charAt(end) != '的' && !t.has(end, "不") && !t.has(end, "没")) {
            end++;
        }
        if (end - start < 2 || NO_SHOP.indexOf(t.charAt(start)) >= 0) {
            return false;
        }
        // 店名是… can only be a name; 卖家叫… and 商家是… also begin "卖家叫我等" and "商家是骗子".
        boolean named = cue.indexOf('名') >= 0 || cue.endsWith(":") || SHOP_ENDS.indexOf(t.charAt(end - 1)) >= 0 || t.charAt(start - 1) == '"';
        r.add("shop_name", LinkReader.typed(t, start, end).strip(), start, end, named ? 0.85 : 0.5, null);
        return true;
    }

    private boolean bySuffix(Reading r, int suffix, int end) {
        NormalText t = r.text;
        int start = suffix;
        while (start > 0 && suffix - start < LONGEST && !r.isBreak(start - 1) && t.charAt(start - 1) != ' ') {
            if (shopStops.isBefore(t, start)) {
                break;
            }
            start--;
        }
        if (suffix - start < 2) {
            return false;
        }
        boolean flagship = t.sub(suffix, end).endsWith("旗舰店") || t.sub(suffix, end).endsWith("专营店") || t.sub(suffix, end).endsWith("专卖店");
        r.add("shop_name", LinkReader.typed(t, start, end), start, end, flagship ? 0.85 : 0.7, null);
        return true;
    }

    /** The answer to "which goods" or "which shop" may be nothing but the name. */
    private static void answer(Reading r) {
        String slot = r.hint.slot();
        boolean name = "item_name".equals(slot) || "shop_name".equals(slot);
        if (!name || r.text.length() < 2 || r.text.length() > 30 || !r.intents.isEmpty() || r.found.stream().anyMatch(f -> f.type.equals(slot))) {
            return;
        }
        boolean other = r.found.stream().anyMatch(f -> f.type.equals("order_no") || f.type.equals("phone") || f.type.equals("url") || f.type.equals("secret")
                || f.start == 0 && f.end == r.text.length() && (f.type.equals("amount") || f.type.equals("date") || f.type.equals("courier") || f.type.equals("platform") && slot.equals("item_name")));
        NormalText t = r.text;
        long letters = t.toString().chars().filter(c -> Reading.isHan((char) c) || Reading.isLatin((char) c)).count();
        boolean question = t.charAt(t.length() - 1) == '?' || t.has(0, "为什么") || t.has(0, "怎么");
        if (!other && letters >= 2 && !question) {
            int end = t.length();
            while (end > 0 && "。.!,~ ".indexOf(t.charAt(end - 1)) >= 0) {
                end--;
            }
            int start = t.has(0, "是") || t.has(0, "叫") ? 1 : t.has(0, "就是") ? 2 : 0;
            if (end - start >= 2) {
                r.add(slot, LinkReader.typed(t, start, end).strip(), start, end, 0.82, slot);
            }
        }
    }

    /** The name of the thing without the particle that dialects put at the end of a clause: "锅嘞"; 咖哩 and 哔哩哔哩 end in none. */
    private static String spoken(Reading r, int start, int end) {
        String bare = LinkReader.typed(r.text, start, end).strip();
        boolean ends = r.isBreak(end) || r.text.charAt(end) == ' ';
        return bare.length() > 1 && ends && PARTICLES.indexOf(bare.charAt(bare.length() - 1)) >= 0 && (PARTICLES + NO_PARTICLE_AFTER).indexOf(bare.charAt(bare.length() - 2)) < 0 ? bare.substring(0, bare.length() - 1) : bare;
    }
}
