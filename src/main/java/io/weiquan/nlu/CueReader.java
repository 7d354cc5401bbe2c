package io.weiquan.nlu;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns the phrases of the lexicon that stand in a message into mentions, after asking how each stands in its clause. */
final class CueReader {

    /** No phrase reaches further than this many characters. */
    private static final int LONGEST_PHRASE = 80;
    private static final Set<String> NAMES = Set.of("platform", "courier");
    private static final Set<String> FACTS = Set.of("issue", "evidence", "outcome");
    private static final Words NOT_SO = Words.of("并没有", "并不是", "不存在", "没有", "不是", "并非", "不算", "没", "无", "未", "非", "不");
    private static final Words STILL_SO = Words.of("是不是", "有没有", "要不是", "不是不", "岂不是", "可不是", "是否");

    private static final Words AT_ALL = Words.of("任何", "一点", "什么", "发现", "出现", "半点", "丝毫", "啥", "遇到", "过");
    private static final Words NOT_AT_ALL = Words.of("没有", "没", "未", "无", "毫无");
    private static final Words SUPPOSING = Words.of("如果", "要是", "万一", "假如", "会不会", "是不是", "倘若", "担心", "就怕", "防止");
    private static final Words TOO = Words.of("也", "都");
    private static final Words GOT = Words.of("买", "订", "点", "拍", "报", "办", "收");
    private static final Words OWN_TURN = Words.of("不退了", "不换了", "不退货了");
    private static final Words GENERAL = Words.of("一般", "通常", "正常情况", "按规定");
    private static final Words ASKED = Words.of("多少", "多久", "几天", "怎么", "能不能", "吗", "?");
    private static final int GENERAL_WITHIN = 30;
    private static final int SUPPOSED_WITHIN = 8;
    private static final double SUPPOSED = 0.6;
    private static final Words SELLERS = Words.of("商家", "卖家", "店家", "店主", "老板", "厂家", "店铺");
    private static final Words BETWEEN = Words.of("倒是", "已经", "我", "就", "都", "也", "被", "给");
    private static final Words LOST = Words.of("没有", "没了", "没拍", "没录", "没留", "没存", "没保存", "没开", "没给", "没要", "丢了", "弄丢", "扔了", "找不到", "找不着", "删了", "删除了", "不见了", "清空了");

    private final PhraseTrie trie;
    private final Map<String, String> channels;
    private final Stance stance;
    private final PlatformWeights platforms;
    private final Elsewhere elsewhere;
    private final Words hearsay;

    CueReader(Lexicon lexicon) {
        this.trie = new PhraseTrie(lexicon.phrases());
        this.channels = lexicon.channels();
        this.stance = new Stance(lexicon);
        this.platforms = new PlatformWeights(lexicon);
        this.elsewhere = new Elsewhere(lexicon);
        this.hearsay = lexicon.words(WordList.HEARSAY);
    }

    void read(Reading r) {
        List<PhraseTrie.Match> kept = longest(r, trie.find(r.text));
        Map<String, Reading.Found> best = new HashMap<>();
        for (PhraseTrie.Match m : kept) {
            double confidence = weigh(r, m);
            String kind = m.phrase().kind();
            if (confidence <= 0) {
                r.spoke(kind, m.start(), m.end(), 0, m.phrase().key() + " set aside");
                r.setAside.add(new int[] {m.start(), m.end()});
                continue;
            }
            r.spoke(kind, m.start(), m.end(), confidence, m.phrase().key());
            Reading.Found before = best.get(kind + m.phrase().key());
            boolean hint = m.phrase().weight() < 0.8;
            boolean capped = kind.equals("issue") && confidence <= SUPPOSED && !hint;
            if (before == null) {
                Reading.Found found = r.add(kind, m.phrase().key(), m.start(), m.end(), confidence, null);
                found.hinted = hint;
                found.capped = capped;
                best.put(kind + m.phrase().key(), found);
            } else {
                before.confidence = Math.max(before.confidence, confidence);
                before.hinted &= hint;
                before.capped &= capped;
            }
        }
        preferTheExplicit(best);
        onlineBeforeCounter(best);
        Reading.Found refund = best.get("demandREFUND_ONLY");
        Reading.Found goodsBack = best.get("demandRETURN_REFUND");
        if (refund != null && goodsBack != null && goodsBack.confidence >= 0.8 && !r.text.sub(refund.start, refund.end).contains("仅")) {
            refund.confidence = Math.min(refund.confidence, 0.75);
        }
        Reading.Found part = best.get("outcomePAID_PARTLY");
        Reading.Found refused = best.get("outcomeSELLER_REFUSED");
        if (part != null && refused != null && refused.start < part.end && part.start < refused.end) {
            r.found.remove(refused);           // 他们只退了一半 is what they paid, no refusal of its own
            best.remove("outcomeSELLER_REFUSED");
        }
        Reading.Found courier = best.get("outcomeCOURIER_REFUSED");
        Reading.Found seller = best.get("outcomeSELLER_REFUSED");
        if (courier != null && seller != null && seller.start >= courier.start && !SELLERS.in(r.text, 0, seller.end)) {
            r.found.remove(seller);
            best.remove("outcomeSELLER_REFUSED");
        }
        tellChannels(r, best);
    }

    /** "我不要了,退钱": who says 退钱 and never 退货 wants the money; 不要了 alone would have meant both. */
    private static void preferTheExplicit(Map<String, Reading.Found> best) {
        Reading.Found refund = best.get("demandREFUND_ONLY");
        Reading.Found both = best.get("demandRETURN_REFUND");
        Reading.Found difference = best.get("demandPRICE_DIFF");
        if (refund != null && both != null && refund.confidence >= 0.8 && both.hinted) {
            both.confidence = Math.min(both.confidence, 0.6);
        }
        if (refund != null && difference != null && difference.confidence >= 0.8 && refund.start < difference.end && difference.start < refund.end) {
            refund.confidence = Math.min(refund.confidence, 0.6);   // 多收的差价退我
        }
        if (refund != null && refund.hinted && difference != null && difference.confidence >= 0.8) {
            refund.confidence = Math.min(refund.confidence, 0.6);
        }
    }

    /** 京东买的洗了打结,在超市买的很顺: who names a platform and a counter compares them, and bought online. */
    private static void onlineBeforeCounter(Map<String, Reading.Found> best) {
        Reading.Found counter = best.get("platformOFFLINE");
        boolean online = best.values().stream().anyMatch(f -> f.type.equals("platform") && f != counter && f.confidence >= 0.8);
        if (counter != null && online) {
            counter.confidence = Math.min(counter.confidence, 0.55);
        }
    }

    /** An outcome tells which channel was tried: 平台驳回 speaks of the platform's arbitration. */
    private void tellChannels(Reading r, Map<String, Reading.Found> best) {
        for (Reading.Found outcome : List.copyOf(best.values())) {
            String channel = outcome.type.equals("outcome") ? channels.get(outcome.value) : null;
            if (channel != null && !best.containsKey("channel" + channel)) {
                r.add("channel", channel, outcome.start, outcome.end, Math.min(outcome.confidence, 0.85), "tried_channels");
            }
        }
    }

    /** Of phrases of one kind that overlap, the longer one counts; a platform inside the name of a courier is none. */
    private static List<PhraseTrie.Match> longest(Reading r, List<PhraseTrie.Match> matches) {
        List<PhraseTrie.Match> kept = new ArrayList<>();
        int left = 0;
        for (PhraseTrie.Match m : matches) {
            boolean covered = r.isClaimed(m.start()) && isLink(r, m.start());
            while (matches.get(left).start() < m.start() - LONGEST_PHRASE) {
                left++;
            }
            for (int k = left; k < matches.size() && !covered; k++) {
                PhraseTrie.Match other = matches.get(k);
                if (other.start() >= m.end()) {
                    break;
                }
                boolean longer = other.end() - other.start() > m.end() - m.start() && other.start() <= m.start() && other.end() >= m.end();
                String kind = m.phrase().kind();
                boolean name = NAMES.contains(other.phrase().kind()) && (kind.equals("platform") || kind.equals("item_category") || kind.equals("scene") || kind.equals("issue"));
                covered = longer && (other.phrase().kind().equals(kind) || name && !kind.equals(other.phrase().kind()));
            }
            if (!covered) {
                kept.add(m);
            }
        }
        return kept;
    }

    private static boolean isLink(Reading r, int at) {
        for (Reading.Found f : r.found) {
            if (f.start <= at && at < f.end && (f.type.equals("url") || f.type.equals("email"))) {
                return true;
            }
        }
        return false;
    }

    private double weigh(Reading r, PhraseTrie.Match m) {
        double weight = m.phrase().weight();
        String kind = m.phrase().kind();
        if (kind.equals("platform")) {
            return platforms.weigh(r, m);
        }
        if (kind.equals("demand")) {
            return demand(r, m, weight);
        }
        if (kind.equals("evidence")) {
            return denied(r, m) || lost(r.text, m.end()) ? 0 : weight < 0.8 && kind.equals(r.hint.slot()) ? 0.85 : weight;
        }
        if (FACTS.contains(kind)) {
            return denied(r, m) ? 0 : kind.equals("issue") && (supposed(r, m) || heard(r, m)) ? Math.min(weight, SUPPOSED) : weight;
        }
        return denied(r, m) && !kind.equals("courier") && !kind.equals("channel") ? 0 : weight;
    }

    /** 要是坏了怎么办, 会不会是假货: told of what may be, and asked about. */
    private static boolean supposed(Reading r, PhraseTrie.Match m) {
        int from = Math.max(r.clauseStart(m.start()), m.start() - SUPPOSED_WITHIN);
        return SUPPOSING.in(r.text, from, m.start()) || SUPPOSING.isAt(r.text, m.start());
    }

    /** 网上说那家店卖假货, 同事买的包是假的, 一般能赔多少: what happened to others, or to nobody yet. */
    private boolean heard(Reading r, PhraseTrie.Match m) {
        NormalText t = r.text;
        boolean others = elsewhere.someoneElse(r, m.start()) && (GOT.in(t, r.nearStart(m.start()), m.start()) || TOO.in(t, r.nearStart(m.start()), m.end()));
        boolean general = t.length() <= GENERAL_WITHIN && GENERAL.in(t, 0, t.length()) && ASKED.in(t, 0, t.length()) && t.toString().indexOf('我') < 0;
        boolean own = OWN_TURN.isAt(t, m.start()) && r.clauseStart(m.start()) == m.start();   // 不退了,换一件
        return others || general || own || hearsay.in(t, r.nearStart(m.start()), m.start());
    }

    private static boolean denied(Reading r, PhraseTrie.Match m) {
        NormalText t = r.text;
        if (t.charAt(m.start()) == '不' && m.start() > 0 && t.charAt(m.start() - 1) == t.charAt(m.start() + 1)) {
            return true;
        }
        if (STILL_SO.isBefore(t, m.start())) {
            return false;
        }
        int at = m.start();
        for (int round = 0; round < 2; round++) {
            int filler = AT_ALL.before(t, at);
            at -= filler < 0 ? 0 : AT_ALL.length(filler);
        }
        int word = at < m.start() && NOT_AT_ALL.isBefore(t, at) ? NOT_SO.before(t, at) : NOT_SO.before(t, m.start());
        return word >= 0 && !(NOT_SO.get(word).equals("不") && t.endsWith(m.start(), "要不"));
    }

    /** 检测单没有, 发票丢了: what follows tells that it is not at hand. */
    private static boolean lost(NormalText t, int end) {
        int p = end;
        for (int round = 0; round < 3; round++) {
            p += BETWEEN.lengthAt(t, p);
        }
        return LOST.isAt(t, p);
    }

    private double demand(Reading r, PhraseTrie.Match m, double weight) {
        Stance.Kind standing = stance.of(r, m.start(), m.end());
        r.spoke("stance", m.start(), m.end(), 1, standing.name().toLowerCase(java.util.Locale.ROOT));
        boolean asked = "demand".equals(r.hint.slot());
        return switch (standing) {
            case WANTED -> weight < 0.8 && r.text.charAt(m.end()) == '的' ? 0.5 : Math.max(weight, 0.9) + 0.03;
            case PLAIN -> asked ? 0.9 : weight < 0.8 ? 0.5 : 0.65;
            case ASKED, DONE -> asked && standing == Stance.Kind.ASKED ? 0.8 : 0.55;
            case DENIED -> 0.4;
            case THEIRS, SUPPOSED -> 0;
        };
    }
}
