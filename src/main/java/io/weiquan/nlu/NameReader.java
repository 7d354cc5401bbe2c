package io.weiquan.nlu;

/** Names of goods and shops by the words around them. Never certain unless a known kind of goods or a quoted name bounds them. */
final class NameReader {

    private static final String[] BOUGHT = {"买的是", "买的", "买了", "购买的", "购买了", "购买", "下单的", "下单了", "拍的", "拍了", "订的", "订了", "入手的", "入手了", "抢的", "抢了", "网购的", "网购了", "充的", "办的", "点的外卖", "点的", "办了", "报了", "买"};
    private static final String[] COUNTERS = {"个", "台", "件", "双", "条", "部", "箱", "盒", "包", "瓶", "套", "张", "把", "只", "份", "袋", "斤", "款", "支", "副", "块", "本", "辆", "对", "罐", "床", "顶", "根", "组", "些"};
    private static final String[] STOPS = {"用了", "穿了", "才用", "用没", "没用", "没有", "结果", "收到", "到货", "到手", "发现", "居然", "竟然", "一直", "还没", "都", "就", "才", "是", "有", "在", "被", "不", "没", "坏", "打开", "开机", "用", "穿", "吃", "质量", "卖家", "商家", "店家", "客服", "时候", "时", "回来", "花了", "付了",
        "已经", "现在", "因为", "然后", "但是", "可是", "说", "要", "想", "能", "会", "给", "到", "和描述", "跟描述", "跟图", "和图", "掉", "漏", "碎", "破", "里面", "上面", "拿", "寄", "发", "快递", "物流", "显示", "三天", "两天", "一天", "几天", "今天", "昨天", "前天", "去退", "退", "很", "太", "特别", "全", "严重", "也", "过", "了", "后", "前", "怎么", "为什么", "吗", "呢", "啊", "吧", "我", "你", "他", "申请", "出现", "存在", "开了", "开线", "开胶", "褪色", "起球", "裂", "断", "缺", "少", "送", "洗", "戴", "装", "插", "充", "连", "看", "闻", "花", "共", "总", "，"};
    private static final String[] GENERIC = {"东西", "商品", "货", "产品", "物品", "这个", "那个", "这款", "它", "票", "单", "家", "卖", "保险", "运费险", "的东西", "宝贝", "玩意", "什么", "哪", "人"};
    private static final String[] SHOPS = {"旗舰店", "专营店", "专卖店", "官方店", "企业店", "自营店", "小店", "商行", "店铺", "工作室", "数码店", "服饰店", "母婴店", "百货店"};
    private static final String[] SHOP_STOPS = {"在", "从", "的", "叫", "是", "这家", "那家", "一家", "家", "买", "向", "跟", "找", "了", "去", "给", "和", "上", "里", "该", "个", "平台", "京东", "淘宝", "天猫", "拼多多", "抖音", "快手", "这个", "那个", "到", "有", "说"};
    private static final String[] SHOP_CALLED = {"卖家叫", "店铺叫", "店名叫", "店名是", "店名:", "店名", "店铺名称:", "店铺名称是", "店铺名称", "店铺名是", "店铺名", "商家叫", "店家叫", "商家名称:", "商家名称是", "店叫", "商家是", "店铺是", "店铺:"};
    private static final int LONGEST = 16;
    /** A name no longer than this that fills its clause to the end is a name. */
    private static final int SHORT = 6;

    private NameReader() {
    }

    /** What may follow the goods and is no part of their name. */
    private static final String TELLING = "跟和与是一用穿戴吃喝收没不怀少被快商客店卖退七就有坏到发刚都也还我他质";

    static void read(Reading r) {
        item(r);
        leading(r);
        shop(r);
        answer(r);
    }

    private static void item(Reading r) {
        NormalText t = r.text;
        for (int i = 0; i < t.length(); i++) {
            if (t.charAt(i) != '买' && "购下拍订入抢网充办报点".indexOf(t.charAt(i)) < 0) {
                continue;
            }
            String bought = null;
            for (String word : BOUGHT) {
                bought = bought == null && t.has(i, word) ? word : bought;
            }
            if (bought == null || t.has(i, "买家") || t.has(i, "买卖") || t.charAt(i - 1) == '没' || t.charAt(i - 1) == '不' || t.charAt(i) == '点' && Numeral.canStart(t.charAt(i - 1))) {
                continue;
            }
            int start = afterCounter(t, i + bought.length());
            int end = itemEnd(r, start);
            int known = knownGoods(r, start, Math.min(end + 6, start + LONGEST));
            boolean bounded = known > start;
            boolean trailing = bounded && end > known && (end - known <= 2 && !r.isBreak(end) || tellsOn(r, known));
            end = !bounded ? end : end <= known || trailing || hasDigit(t, known, end) ? known : end;
            if (bounded && end == known || plausible(t, start, end)) {
                boolean clean = bounded && end == known || r.isBreak(end) && (bounded || end - start <= SHORT);
                r.add("item_name", LinkReader.typed(t, start, end).strip(), start, end, clean ? 0.85 : 0.7, null);
                return;
            }
        }
    }

    /** "羽绒服一直不发货": who begins with a kind of goods and tells on names what was bought. */
    private static void leading(Reading r) {
        int known = knownGoods(r, 0, LONGEST);
        boolean first = r.found.stream().anyMatch(f -> f.type.equals("item_category") && f.start == 0 && f.end == known);
        if (first && known >= 2 && tellsOn(r, known) && r.found.stream().noneMatch(f -> f.type.equals("item_name"))) {
            r.add("item_name", LinkReader.typed(r.text, 0, known).strip(), 0, known, 0.85, null);
        }
    }

    /** True where the name of the goods has ended and what happened to them begins. */
    private static boolean tellsOn(Reading r, int at) {
        return r.isBreak(at) || TELLING.indexOf(r.text.charAt(at)) >= 0;
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
        for (String counter : COUNTERS) {
            if (t.has(counted, counter) && (counted > i || counter.equals("个") || counter.equals("件") || counter.equals("台") || counter.equals("双") || counter.equals("条") || counter.equals("部") || counter.equals("箱"))) {
                p = counted + counter.length();
                break;
            }
        }
        p += t.charAt(p) == '的' && p > i ? 1 : 0;
        p += t.charAt(p) == '新' && t.charAt(p + 1) == '的' ? 2 : 0;
        return p;
    }

    private static int itemEnd(Reading r, int start) {
        NormalText t = r.text;
        int end = start;
        while (end < t.length() && end - start < LONGEST && !r.isBreak(end) && !r.isClaimed(end)) {
            for (String stop : STOPS) {
                if (t.has(end, stop)) {
                    return end;
                }
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

    private static boolean plausible(NormalText t, int start, int end) {
        if (end - start < 2 || end - start > LONGEST) {
            return false;
        }
        String name = t.sub(start, end);
        for (String generic : GENERIC) {
            if (name.equals(generic) || name.startsWith(generic) && generic.length() > 1) {
                return false;
            }
        }
        return name.chars().filter(c -> Reading.isHan((char) c) || Reading.isLatin((char) c)).count() >= 2;
    }

    private static void shop(Reading r) {
        NormalText t = r.text;
        for (int i = 0; i < t.length(); i++) {
            for (String called : SHOP_CALLED) {
                if (t.has(i, called) && called(r, i + called.length())) {
                    return;
                }
            }
            for (String suffix : SHOPS) {
                if (t.has(i, suffix) && bySuffix(r, i, i + suffix.length())) {
                    return;
                }
            }
        }
    }

    private static boolean called(Reading r, int from) {
        NormalText t = r.text;
        int start = from;
        while (start < t.length() && " :\"".indexOf(t.charAt(start)) >= 0) {
            start++;
        }
        int end = start;
        while (end < t.length() && end - start < 24 && !r.isBreak(end) && t.charAt(end) != '的' && !t.has(end, "不") && !t.has(end, "没")) {
            end++;
        }
        if (end - start < 2) {
            return false;
        }
        r.add("shop_name", LinkReader.typed(t, start, end).strip(), start, end, 0.85, null);
        return true;
    }

    private static boolean bySuffix(Reading r, int suffix, int end) {
        NormalText t = r.text;
        int start = suffix;
        search:
        while (start > 0 && suffix - start < LONGEST && !r.isBreak(start - 1) && t.charAt(start - 1) != ' ') {
            for (String stop : SHOP_STOPS) {
                if (t.endsWith(start, stop)) {
                    break search;
                }
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
                || f.start == 0 && f.end == r.text.length() && (f.type.equals("amount") || f.type.equals("date")));
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
}
