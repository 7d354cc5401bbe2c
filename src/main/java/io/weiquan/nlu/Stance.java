package io.weiquan.nlu;

/**
 * Who wants what: the person, somebody else, or nobody. Reads the clause in front of a demand or a fact: 商家说不能退款, 他们让我退一半,
 * 要不是贵我就退了 are no demands; 要求商家退款 is one although the seller stands in it.
 */
final class Stance {

    /** How a mention stands in its clause. */
    enum Kind { WANTED, PLAIN, ASKED, DENIED, THEIRS, SUPPOSED, DONE }

    private static final Words WANTING = Words.of(
        "一定要", "要求", "希望", "想让", "想要", "要让", "必须", "就要", "只要", "我要", "俺要", "我想", "得给我", "麻烦", "帮我", "申请", "需要", "期望", "坚持", "只求", "应该", "应当", "赶紧", "赶快",
        "快点", "马上", "立刻", "立即", "尽快", "诉求", "还我", "想", "请", "要", "求", "得", "让", "叫", "盼");
    private static final Words SAYING = Words.of(
        "问我", "问要", "话要", "话我", "要求我", "只同意", "求我", "逼我", "逼着我", "喊我", "催我", "让我", "叫我", "要我", "告诉", "回复", "答复", "建议", "同意", "答应", "只肯", "只愿", "愿意", "只给", "承诺", "提出", "表示", "非要", "非让", "主动", "最多", "给我",
        "已经", "可以", "允许", "支持", "认为", "觉得", "说", "称", "劝", "推");
    private static final Words DENYING = Words.of(
        "不允许", "不支持", "不同意", "不接受", "不可以", "不需要", "不打算", "不是要", "不是想", "不指望", "不能", "不给", "不让", "不肯", "不愿", "不予", "不准", "不可", "不会", "不想", "不要", "不用",
        "唔要", "唔使", "唔想", "唔好", "唔系", "冇", "唔", "不是", "无法", "没法", "没让", "没给", "没有", "没说", "拒绝", "拒不", "无须", "无需", "懒得", "没", "拒", "别", "甭", "未", "不", "勿", "莫");
    private static final Words SUPPOSING = Words.of(
        "要不是", "早知道", "本来想", "本来要", "如果", "要是", "假如", "万一", "除非", "本想", "差点", "原本", "当初", "本来", "否则", "不然", "若");
    private static final Words ASKING = Words.of(
        "可不可以", "要不要", "该不该", "用不用", "什么时候", "能不能", "会不会", "是不是", "有没有", "啥时候", "可以", "怎么", "如何", "是否", "能否", "可否", "多久", "几天", "能", "咋");
    private static final Words QUESTION = Words.of("吗", "么", "嘛");
    private static final Words WISHED = Words.of("要不是", "早知道");
    private static final Words ALREADY = Words.of("上次", "上回", "申请了", "申请过", "提交了", "刚申请", "昨天申请", "之前申请", "已经", "退了", "已");
    private static final Words ENDED = Words.of("成功", "过了", "完成", "还没", "一直没", "没到", "没到账", "不到账", "到账", "进度", "要到了", "拿到了", "被拒", "被驳回", "失败", "政策", "规则", "流程", "按钮", "难", "时效", "原因", "链接", "专员", "客服");
    private static final Words WISH_AFTER = Words.of("就行", "就好", "就可以", "就成", "得了", "给我", "了就行", "了就好", "吧", "算了", "完事", "就完", "就算", "就拉倒", "才行", "也行", "也可以");
    private static final Words LED_BY = Words.of("消法", "并且", "按", "就", "加", "和");
    private static final Words BROKEN = Words.of("我要", "要求", "就");

    private static final Words OWN_WISH = Words.of("我现在就是要", "我就是要", "我就要", "我只要", "我坚持", "我要求", "我希望", "我申请", "我要", "我想", "我请求", "俺要", "俺想", "我的诉求", "我的要求");
    private static final Words SAID = Words.of("说", "讲", "让", "叫", "问", "问我", "告诉", "觉得", "以为", "认为", "劝", "如果", "要是", "不是");
    private static final Words MADE_ME = Words.of("让我", "叫我", "要我", "逼我", "求我", "逼着我", "要求我");
    /** What the other side is ready for and no more; each word {@value #ONLY} characters. */
    private static final Words ONLY_THAT = Words.of("只给", "只肯", "只让");
    private static final int ONLY = 2;
    private static final Words BUT_NO_MORE = Words.of("但不赔", "但是不赔", ",但不赔", ",不赔", "不赔", "但不给赔", "但不承认");
    private static final Words TO_THEM = Words.of("给他", "给她", "向他", "向她", "跟他", "跟她", "给他们", "向他们", "给店家", "给商家", "赔他", "给老板");
    private static final Words OFFERING = Words.of("建议", "提出", "提议", "答应", "愿意", "只肯", "调解说");
    private static final Words BREAKING = Words.of("没", "不", "又", "现在", "但", "可");
    /** 他要退一半, 老板想换件, 她的意思是补点: the wish is theirs. */
    private static final Words THEIR_WISH = Words.of("要", "想", "提", "问", "意思", "非", "打算", "只");
    /** The next clause turns the offer down: 让换件，我不同意. */
    private static final Words TURNED_DOWN = Words.of("我不同意", "我没同意", "我不答应", "我没答应", "我不接受", "我没接受", "我不认", "我没认", "我不要", "我没要", "我不干", "我不肯", "我没松口", "我没理", "我拒绝了", "我拒绝", "我说不要", "我说不行", "我说不",
            "我觉得没必要", "觉得没必要", "没必要", "我还没想好", "还没想好", "没想好", "我说算了", "我不想", "俺不干", "俺不同意", "俺没答应", "不接受", "想得美", "做梦", "我不服", "我不想要", "我又不缺");
    private static final Words AT_MY_COST = Words.of("自费", "自己", "自掏", "掏钱", "出钱", "花钱", "加钱", "再花");
    private static final Words GOING_ON = Words.of("好好的", "很", "太", "要命", "要死", "跟", "像", "那么", "这么", "厉害", "知", "到", "特别");
    private static final Words TAKING = Words.of("把", "将", "给我", "直接", "干脆", "不如", "就想", "退我", "还我", "赶紧", "快");
    private static final int NEAR = 16;

    private final Words parties;

    Stance(Lexicon lexicon) {
        this.parties = lexicon.words(WordList.PARTIES);
    }

    Kind of(Reading r, int start, int end) {
        NormalText t = r.text;
        int from = r.nearStart(start);
        int to = r.nearEnd(end - 1);
        int denied = denied(t, from, start);
        int wanting = wanting(t, from, start);
        int party = parties.first(t, from, start);
        if (t.has(start, "退不") || t.charAt(start - 1) == '不' && t.charAt(start - 2) == t.charAt(start) || t.has(end, "不") && t.charAt(end + 1) == t.charAt(end - 1)) {
            return Kind.ASKED;
        }
        if (supposed(t, from, start)) {
            return Kind.SUPPOSED;
        }
        if (owed(t, from, start, end) || denied < 0 && offered(t, from, start)) {
            return Kind.THEIRS;
        }
        int own = OWN_WISH.last(t, from, start);
        if (own >= 0 && denied < 0 && own > parties.last(t, from, start) && !SAID.isBefore(t, own)) {
            return Kind.WANTED;
        }
        if (own < 0 && (turnedDown(t, r, to) || theirWish(t, party, start, end, from))) {
            return Kind.THEIRS;
        }
        if (party >= 0) {
            int asked = WANTING.first(t, from, party);
            boolean mine = asked >= 0 && asked < party;
            int saying = SAYING.first(t, party, start);
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
        if (done(t, from, start, end) || wanting < 0 && isOver(r, from, start, end)) {
            return Kind.DONE;
        }
        boolean question = t.charAt(to) == '?' || QUESTION.in(t, end, to) || ASKING.last(t, from, start) >= 0 && wanting < 0;
        if (question) {
            return Kind.ASKED;
        }
        boolean quoted = t.charAt(start - 1) == '"' && t.charAt(end) == '"';   // 标的是"保价": their words
        boolean alone = start - from <= 2 && to - end <= 3 && !quoted;
        boolean led = start - from <= 3 && LED_BY.isBefore(t, start);
        return wanting >= 0 || alone || led || t.has(start, "把") || t.has(start, "将") || t.has(start, "退我") || followsWish(t, end) ? Kind.WANTED : Kind.PLAIN;
    }

    /** 让我赔他的, 求我给他道歉: what is asked of the person. */
    private boolean owed(NormalText t, int from, int start, int end) {
        if (ONLY_THAT.isBefore(t, start) && t.charAt(start - ONLY - 1) != '我' || MADE_ME.isBefore(t, start) && BUT_NO_MORE.isAt(t, end)) {
            return true;                       // 只给修, 让我退货但不赔
        }
        boolean toThem = TO_THEM.isBefore(t, start) || TO_THEM.isAt(t, end) || t.charAt(end) == '他' && t.charAt(end + 1) != '们' && !t.endsWith(end, "罚");
        int made = MADE_ME.last(t, from, start);
        if (made >= 0 && AT_MY_COST.in(t, made, start)) {
            return true;                       // 让我自费换
        }
        return toThem && MADE_ME.in(t, from, start) || MADE_ME.isBefore(t, start) && from >= 2 && parties.in(t, Math.max(0, from - NEAR), from) && WANTING.first(t, from, start) < 0;
    }

    /** 平台建议各退一步,退款50%: the clause before offers it. */
    private boolean offered(NormalText t, int from, int start) {
        int before = Math.max(0, from - NEAR);
        int party = start - from <= 2 ? parties.last(t, before, from) : -1;
        return party >= 0 && OFFERING.in(t, party, from) && !BREAKING.in(t, OFFERING.last(t, party, from), from);
    }

    /** Where the person wishes something, or -1; the 得 of 觉得 and of 答应得好好的 wishes nothing. */
    private static int wanting(NormalText t, int from, int start) {
        int at = WANTING.last(t, from, start);
        while (at >= 0 && t.charAt(at) == '得' && (GOING_ON.isAt(t, at + 1) || "觉懂记值舍显晓获取".indexOf(t.charAt(at - 1)) >= 0)) {
            at = WANTING.last(t, from, at);
        }
        return at;
    }

    /** 机票退了,钱没影; 全款就退回来了: told as done. 把货退了 wishes it. */
    private static boolean isOver(Reading r, int from, int start, int end) {
        NormalText t = r.text;
        boolean ended = t.charAt(end - 1) == '了' && r.isBreak(end) || t.charAt(end) == '了' && r.isBreak(end + 1);
        return ended && start - from >= 2 && !TAKING.in(t, from, end);
    }

    private static boolean turnedDown(NormalText t, Reading r, int to) {
        int next = to + 1;
        int word = next < t.length() ? TURNED_DOWN.at(t, next) : -1;
        if (word < 0) {
            return false;
        }
        int end = next + TURNED_DOWN.length(word);
        return r.isBreak(end) || t.charAt(end) == '了' || t.charAt(end) == '啊' || t.has(end, "这") || t.has(end, "他") || t.has(end, "颜色");
    }

    /** 他要退一半 is an offer, 他要赔我钱 a demand, and so is 要他退钱. */
    private boolean theirWish(NormalText t, int party, int start, int end, int from) {
        if (party < 0 || WANTING.first(t, from, party) >= 0) {
            return false;
        }
        int after = party + parties.lengthAt(t, party);
        after += t.charAt(after) == '们' || t.charAt(after) == '的' ? 1 : 0;
        boolean mine = t.has(end, "我") || t.sub(start, end).indexOf('我') >= 0 || t.has(end, "给我");
        return !mine && after < start && THEIR_WISH.isAt(t, after) && start - after <= 4;
    }

    private static boolean followsWish(NormalText t, int end) {
        return WISH_AFTER.isAt(t, end);
    }

    /** Position of a denying word that governs the mention: within six characters before it, or -1. */
    private static int denied(NormalText t, int from, int start) {
        for (int i = start - 1; i >= Math.max(from, start - 6); i--) {
            int word = DENYING.at(t, i, start);
            if (word >= 0 && !isQuestionForm(t, i, DENYING.get(word))) {
                boolean near = DENYING.length(word) > 1 || start - i <= 4;
                if (near && !BROKEN.in(t, i, start)) {
                    return i;
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
                || t.has(i, "不管") || t.has(i, "不好用") || t.has(i, "不仅") || t.has(i, "不但") || t.has(i, "不合适") || t.has(i, "不喜欢") || t.has(i, "不满意") || t.has(i, "不想要了") || t.has(i, "不要了") || t.has(i, "不要货"))
                || word.equals("没有") && before == '有' || word.equals("别") && (before == '特' || before == '区' || before == '级' || after == '的');
    }

    private static boolean supposed(NormalText t, int from, int start) {
        int at = SUPPOSING.first(t, from, start);
        if (at < 0) {
            int previous = from - 2;
            while (previous > 0 && from - previous < 24 && "。!?;\n,".indexOf(t.charAt(previous)) < 0) {
                previous--;
            }
            return previous >= 0 && WISHED.in(t, previous, from);
        }
        return true;
    }

    private static boolean done(NormalText t, int from, int start, int end) {
        boolean already = ALREADY.in(t, from, start) || t.charAt(end) == '过' && t.charAt(end + 1) != '来';
        boolean ended = t.has(end, "申请") && !t.has(end, "申请被") || t.has(end, "中") && !t.has(end, "中心") || ENDED.isAt(t, end);
        return already || ended;
    }

}
