package io.weiquan.nlu;

/**
 * Who wants what: the person, somebody else, or nobody. Reads the clause in front of a demand or a fact: 商家说不能退款, 他们让我退一半,
 * 要不是贵我就退了 are no demands; 要求商家退款 is one although the seller stands in it.
 */
final class Stance {

    /** How a mention stands in its clause. */
    enum Kind { WANTED, PLAIN, ASKED, DENIED, THEIRS, SUPPOSED, DONE }

    private static final String[] WANTING = {"要求", "希望", "想让", "想要", "要让", "必须", "一定要", "就要", "只要", "我要", "俺要", "我想", "想", "请", "麻烦", "帮我", "要", "申请", "需要", "期望", "坚持", "只求", "求", "得", "应该", "应当", "赶紧", "赶快",
        "快点", "马上", "立刻", "立即", "尽快", "诉求", "还我", "让", "叫", "盼"};
    private static final String[] PARTIES = {"商家", "卖家", "店家", "店主", "店铺", "老板", "客服", "平台", "对方", "他们", "人家", "官方", "厂家", "品牌方", "售后", "物流", "快递", "小二", "12315", "拼多多", "京东", "淘宝", "天猫", "抖音", "主播", "机构", "他", "她", "它"};
    private static final String[] SAYING = {"说", "让我", "叫我", "要我", "要求我", "告诉", "回复", "答复", "建议", "同意", "答应", "只肯", "只愿", "愿意", "只给", "承诺", "提出", "表示", "称", "非要", "非让", "劝", "主动", "只同意", "最多", "推", "给我", "已经", "可以", "允许", "支持", "认为", "觉得"};
    private static final String[] DENYING = {"不能", "不给", "不让", "不允许", "不支持", "不同意", "不肯", "不愿", "不接受", "不予", "不可以", "不准", "不可", "不会", "不想", "不要", "不用", "不需要", "不打算", "不是要", "不是想", "不是", "无法", "没法", "没让", "没给", "没有", "没说", "没",
        "拒绝", "拒不", "拒", "别", "甭", "无须", "无需", "未", "不", "勿", "莫", "懒得", "不指望"};
    private static final String[] SUPPOSING = {"要不是", "如果", "要是", "假如", "早知道", "若", "万一", "除非", "本来想", "本来要", "本想", "差点", "原本", "当初", "本来", "否则", "不然"};
    private static final String[] ASKING = {"能不能", "可不可以", "可以", "能", "怎么", "如何", "咋", "是否", "能否", "可否", "会不会", "是不是", "有没有", "多久", "什么时候", "啥时候", "几天"};

    private Stance() {
    }

    static Kind of(Reading r, int start, int end) {
        NormalText t = r.text;
        int from = r.nearStart(start);
        int to = r.nearEnd(end - 1);
        int denied = denied(t, from, start);
        int wanting = last(t, WANTING, from, start);
        int party = first(t, PARTIES, from, start);
        if (t.has(start, "退不") || t.charAt(start - 1) == '不' && t.charAt(start - 2) == t.charAt(start) || t.has(end, "不") && t.charAt(end + 1) == t.charAt(end - 1)) {
            return Kind.ASKED;
        }
        if (supposed(t, from, start)) {
            return Kind.SUPPOSED;
        }
        if (party >= 0) {
            int asked = first(t, WANTING, from, party);
            boolean mine = asked >= 0 && asked < party;
            int saying = first(t, SAYING, party, start);
            if (!mine && (saying >= 0 || denied >= 0)) {
                return denied >= 0 ? Kind.DENIED : Kind.THEIRS;
            }
            if (mine && denied < 0) {
                return Kind.WANTED;
            }
        }
        if (denied >= 0) {
            return Kind.DENIED;
        }
        if (done(t, from, start, end)) {
            return Kind.DONE;
        }
        boolean question = t.charAt(to) == '?' || first(t, new String[] {"吗", "么", "嘛"}, end, to) >= 0 || last(t, ASKING, from, start) >= 0 && wanting < 0;
        if (question) {
            return Kind.ASKED;
        }
        boolean alone = start - from <= 2 && to - end <= 3;
        boolean led = start - from <= 3 && (t.endsWith(start, "按") || t.endsWith(start, "消法") || t.endsWith(start, "就") || t.endsWith(start, "并且") || t.endsWith(start, "加") || t.endsWith(start, "和"));
        return wanting >= 0 || alone || led || t.has(start, "把") || t.has(start, "将") || t.has(start, "退我") || followsWish(t, end) ? Kind.WANTED : Kind.PLAIN;
    }

    private static boolean followsWish(NormalText t, int end) {
        return t.has(end, "就行") || t.has(end, "就好") || t.has(end, "就可以") || t.has(end, "就成") || t.has(end, "得了") || t.has(end, "给我") || t.has(end, "了就行") || t.has(end, "了就好") || t.has(end, "吧") || t.has(end, "算了")
                || t.has(end, "完事") || t.has(end, "就完") || t.has(end, "就算") || t.has(end, "就拉倒") || t.has(end, "才行") || t.has(end, "也行") || t.has(end, "也可以");
    }

    /** Position of a denying word that governs the mention: within six characters before it, or -1. */
    private static int denied(NormalText t, int from, int start) {
        for (int i = start - 1; i >= Math.max(from, start - 6); i--) {
            for (String word : DENYING) {
                if (t.has(i, word) && i + word.length() <= start && !isQuestionForm(t, i, word)) {
                    boolean near = word.length() > 1 || start - i <= 4;
                    boolean broken = t.sub(i, start).indexOf('就') >= 0 || t.sub(i, start).contains("我要") || t.sub(i, start).contains("要求");
                    if (near && !broken) {
                        return i;
                    }
                }
            }
        }
        return -1;
    }

    /** 能不能, 可不可以, 是不是, 要不要, 差不多, 受不了: the 不 in them denies nothing. */
    private static boolean isQuestionForm(NormalText t, int i, String word) {
        char before = t.charAt(i - 1);
        char after = t.charAt(i + 1);
        return word.startsWith("不") && (before == after && Reading.isHan(before) || t.has(i - 1, "可不可以") || t.has(i, "不得不") || t.has(i - 1, "得不") || t.has(i - 1, "受不了") || t.has(i - 1, "差不多")
                || t.has(i, "不管") || t.has(i, "不好用") || t.has(i, "不仅") || t.has(i, "不但") || t.has(i, "不合适") || t.has(i, "不喜欢") || t.has(i, "不满意") || t.has(i, "不想要了"))
                || word.equals("没有") && before == '有' || word.equals("别") && (before == '特' || before == '区' || before == '级' || after == '的');
    }

    private static boolean supposed(NormalText t, int from, int start) {
        int at = first(t, SUPPOSING, from, start);
        if (at < 0) {
            int previous = from - 2;
            while (previous > 0 && from - previous < 24 && "。!?;\n,".indexOf(t.charAt(previous)) < 0) {
                previous--;
            }
            return previous >= 0 && first(t, new String[] {"要不是", "早知道"}, previous, from) >= 0;
        }
        return true;
    }

    private static boolean done(NormalText t, int from, int start, int end) {
        boolean already = first(t, new String[] {"已经", "已", "申请了", "申请过", "提交了", "刚申请", "昨天申请", "退了", "之前申请"}, from, start) >= 0;
        boolean ended = t.has(end, "申请") && !t.has(end, "申请被") || t.has(end, "成功") || t.has(end, "中") && !t.has(end, "中心") || t.has(end, "过了") || t.has(end, "完成") || t.has(end, "还没") || t.has(end, "一直没") || t.has(end, "没到") || t.has(end, "没到账")
                || t.has(end, "不到账") || t.has(end, "到账") || t.has(end, "进度") || t.has(end, "被拒") || t.has(end, "被驳回") || t.has(end, "失败") || t.has(end, "政策") || t.has(end, "规则") || t.has(end, "流程") || t.has(end, "按钮") || t.has(end, "难") || t.has(end, "时效")
                || t.has(end, "原因") || t.has(end, "链接") || t.has(end, "专员") || t.has(end, "客服");
        return already || ended;
    }

    private static int first(NormalText t, String[] words, int from, int to) {
        for (int i = from; i < to; i++) {
            for (String word : words) {
                if (i + word.length() <= to && t.has(i, word)) {
                    return i;
                }
            }
        }
        return -1;
    }

    private static int last(NormalText t, String[] words, int from, int to) {
        for (int i = to - 1; i >= from; i--) {
            for (String word : words) {
                if (i + word.length() <= to && t.has(i, word)) {
                    return i;
                }
            }
        }
        return -1;
    }
}
