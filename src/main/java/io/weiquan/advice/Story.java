package io.weiquan.advice;

import io.weiquan.advice.knowledge.Knowledge;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The person's own account, made fit for a letter. Works clause by clause: what is no fact (pleas, threats, insults) and what the
 * letter already says (order number, price, dates of purchase and receipt) goes; what stays keeps its words and its order.
 */
final class Story {

    private static final Pattern SENTENCE = Pattern.compile("[。！!？?\\n；;…]+");
    private static final Pattern CLAUSE = Pattern.compile("[，,]+|(?<=\\p{IsHan})\\s+(?=\\p{IsHan})");
    private static final Pattern NEGATED = Pattern.compile("[没未不]");
    private static final Pattern ONLY_DATES = Pattern.compile("[^，]{0,8}(买的?|下单的?|拍的|入手的?)([^，]{0,5}(收到|到货|签收|到)(的|了|货)?)?|[^，]{0,6}(收到|到货|签收)(的|了|货)?");
    private static final Pattern ONLY_MONEY = Pattern.compile("(我?花了?|一共|总共|总价|实付|付了|价格是?|才|共)?\\d+(\\.\\d+)?(块|元|块钱|米|r|R)?\\d?(买的|钱|多)?");
    private static final Pattern ONLY_ORDER = Pattern.compile("(我的|这个|这是)?(订单|订单号|单号|订单编号|编号)?(是|为|:|：)?[A-Za-z0-9 \\-_]{6,40}");
    private static final Pattern BOUGHT_THERE = Pattern.compile("^(我|本人|我(?:朋友|同事|同学|室友|妈|爸|姐|哥|妹|弟|老公|老婆|奶奶|爷爷|婆婆|公公))?(\\d{4}年\\d{1,2}月\\d{1,2}日)?(是|之前|今天|昨天|前天)?(在|从|上)?([\\p{IsHan}]{0,4}?(?:超市|商场|店里|实体店|门店|健身房|美容院|理发店)|拼多多|淘宝|天猫|京东|抖音|快手|小红书|微店|微信|闲鱼|唯品会|苏宁|美团|饿了么|得物|当当|携程|1688|小程序|公众号|视频号)(自营|小程序|小店|商城|直播间)?(上面|上|里面|里)?(买|购买|下单|拍|入手|办)(了|的)?([一1]?[个件双台条部只套盒箱瓶袋张把份款])?");
    /** Where people without punctuation make a pause: a space between two words, but not one before a measure word. */
    private static final Pattern PAUSE = Pattern.compile("(?<=\\p{IsHan})[ \\t\\u3000]+(?=\\p{IsHan})|(?<=\\p{IsHan})[ \\t\\u3000]+(?=\\d{1,4}[年月号日块元])|(?<=\\d)[ \\t\\u3000]+(?=\\p{IsHan})(?![元块毛角个件双台条部只套盒箱瓶袋张把份款天年月日号次周点分秒斤克两米寸岁级万千百折倍])");
    /** What is left of name-calling once the names are gone. */
    private static final Pattern BARE_NOUN = Pattern.compile("(这个|这家|这些|那个|这种|你们|什么|就是|真是|是|的|个|家|太|真)*(商家|卖家|店家|店|客服|平台|人|东西|商品|公司|骗|坑|黑|拼多多|淘宝|天猫|京东|抖音|快手|小红书|微店|微信|闲鱼|唯品会|苏宁|美团|饿了么|得物|当当|携程)?(了|的)*");
    private static final Pattern ASKED = Pattern.compile("(^|[，,。！!？?\\n；;…])(?![^，,。！!？?\\n；;…]*(?:问|说|回复|答))[^，,。！!？?\\n；;…]*(?:[？?]|[吗么嘛](?=[。！!\\n；;…]|$))");
    private static final Pattern QUESTION = Pattern.compile("[？?吗么嘛]");
    /** Answers that stand in a form by themselves. */
    private static final List<String> FORM_FIELDS = List.of("contact_name", "contact_phone", "contact_address", "respondent_name", "respondent_address", "tracking_no");
    /**
     * "把手断了，不对，是锅盖裂了": who corrects oneself in speaking has said only the second. Only a word of misspeaking says so for sure;
     * after a bare 不对 both sides must be of one kind (damage and damage, day and day), for "打开了，不对，是空盒子" is a finding.
     */
    private static final Pattern CORRECTED = Pattern.compile("(?<=^|[，,。！；;\\n])(?:[^，,。！；;\\n]{2,20}了[，,]\\s*(?:哦|啊|诶|哎|呃)?我?(?:说错了|讲错了|打错了|记错了)"
            + "|[^，,。！；;\\n]{1,19}[断裂坏碎破漏]了[，,]\\s*(?:哦|啊|诶|哎|呃)?不对(?=[，,]\\s*(?:应该)?是[^，,。！；;\\n]{1,12}[断裂坏碎破漏]了)"
            + "|(?:\\d{1,2}月)?\\d{1,2}[号日](?:收到|到|买|下单|签收)了[，,]\\s*(?:哦|啊|诶|哎|呃)?不对(?=[，,]\\s*(?:应该)?是(?:\\d{1,2}月)?\\d{1,2}[号日](?:才?(?:收到|到|买|下单|签收)的?)?(?:[，,。！；;\\n]|$)))"
            + "[，,]\\s*(?:应该)?是(?!假|坏|仿|高仿|翻新|二手|别人|旧|山寨|贴牌)");
    /** One of these stands in whatever {@link #CORRECTED} finds. */
    private static final List<String> MISSPOKE = List.of("说错了", "讲错了", "打错了", "记错了", "不对");
    private static final Pattern NO_SIGN = Pattern.compile("[^A-Za-z0-9\\p{IsHan}]+");
    private static final Pattern NAME_OF_SHOP = Pattern.compile("^(店名|名字|店)?(叫做?|是)");
    private static final Pattern LOOSE_ENDS = Pattern.compile("^[的了啊吧呢嘛哦额嗯，、\\s]+|[啊吧呢嘛哦呀，、\\s]+$");
    private static final Pattern NOW = Pattern.compile("今天|今早|刚刚");
    private static final int SHORTEST = 2;
    /** More than any letter has room for. */
    private static final int ENOUGH = 1_600;

    private final List<Sieve> drop;
    private final PlainWords words;

    Story(Knowledge knowledge, PlainWords words) {
        this.drop = knowledge.story().drop().stream().map(Sieve::of).toList();
        this.words = words;
    }

    /** Sentences of the account, each ending with 。; empty when nothing of substance was told. */
    List<String> tell(Findings findings) {
        Stated stated = new Stated(findings);
        String raw = dated(corrected(words.readable(paused(findings.text("event")))), findings.date("told_on"));
        List<String> sentences = new ArrayList<>();
        Set<String> told = new LinkedHashSet<>();
        Set<String> heard = new HashSet<>();
        int length = 0;
        for (String sentence : SENTENCE.split(asked(raw))) {
            if (length > ENOUGH) {
                break;
            }
            if (words.isSecret(sentence)) {
                continue;
            }
            List<String> clauses = new ArrayList<>();
            for (String clause : CLAUSE.split(sentence)) {
                // said again it is neither cleaned nor told again
                String kept = heard.add(clause) ? keep(clause.strip(), stated, told.isEmpty()) : "";
                length += kept.length();
                if (!kept.isEmpty() && told.add(kept)) {
                    clauses.add(kept);
                }
            }
            if (!clauses.isEmpty()) {
                sentences.add(String.join("，", clauses) + "。");
            }
        }
        return sentences;
    }

    /** A question is put to whoever reads it and tells nothing: its last clause goes, unless it reports what somebody asked. */
    private static String asked(String text) {
        return QUESTION.matcher(text).find() ? ASKED.matcher(text).replaceAll("$1") : text;
    }

    /** What is left of a letter's words when {@code masker} has hidden what is personal: no clause that only said it. */
    static List<String> inPublic(List<String> sentences, Masker masker, Knowledge.StoryRules rules) {
        List<String> left = new ArrayList<>();
        for (String sentence : sentences) {
            List<String> clauses = new ArrayList<>();
            for (String clause : CLAUSE.split(sentence.substring(0, sentence.length() - 1))) {
                String masked = masker.mask(clause);
                if (masked.equals(clause) || !rules.bare().matcher(masked.replace(Masker.HIDDEN, "")).matches()) {
                    clauses.add(clause);
                }
            }
            if (!clauses.isEmpty()) {
                left.add(String.join("，", clauses) + "。");
            }
        }
        return left;
    }

    private static String corrected(String text) {
        return MISSPOKE.stream().anyMatch(text::contains) ? CORRECTED.matcher(text).replaceAll("") : text;
    }

    private static String paused(String text) {
        return text.indexOf(' ') < 0 && text.indexOf('\t') < 0 && text.indexOf('\u3000') < 0 ? text : PAUSE.matcher(text).replaceAll("，");
    }

    /** As many whole sentences, then clauses, as fit into {@code most} code points. */
    static String within(List<String> sentences, int most) {
        String whole = String.join("", sentences);
        if (Texts.length(whole) <= most) {
            return whole;
        }
        String cut = whole.substring(0, whole.offsetByCodePoints(0, Math.max(1, most - 1)));
        int end = Math.max(cut.lastIndexOf('。'), cut.lastIndexOf('，'));
        return (end > cut.length() / 3 ? cut.substring(0, end) : cut) + "。";
    }

    private String keep(String clause, Stated stated, boolean first) {
        if (isDropped(clause) || stated.repeats(clause)) {
            return "";
        }
        String kept = LOOSE_ENDS.matcher(words.speech(clause)).replaceAll("");
        if (first) {
            kept = BOUGHT_THERE.matcher(kept).replaceFirst("");
        }
        boolean onlyCalledNames = Texts.length(kept) < Texts.length(clause) && BARE_NOUN.matcher(kept).matches();
        return Texts.length(kept) < SHORTEST || onlyCalledNames || isDropped(kept) || stated.repeats(kept) ? "" : kept;
    }

    private boolean isDropped(String clause) {
        if (clause.isEmpty()) {
            return true;
        }
        Ink ink = Ink.of(clause);
        for (Sieve idle : drop) {
            if (idle.isIn(clause, ink)) {
                return true;
            }
        }
        return false;
    }

    /** What the letter states from the slots, without blanks and stops. */
    private static final class Stated {
        private final String orderNo;
        private final String shop;
        private final String item;
        private final String amount;
        private final Set<String> fields = new HashSet<>();
        private final boolean dates;

        Stated(Findings findings) {
            orderNo = bare(findings.text("order_no"));
            shop = bare(findings.text("shop_name"));
            item = bare(findings.text("item_name"));
            amount = findings.has("amount") ? findings.number("amount").stripTrailingZeros().toPlainString().replace(".", "") : "";
            FORM_FIELDS.stream().filter(findings::has).forEach(slot -> fields.add(bare(findings.text(slot))));
            dates = findings.has("purchase_date") && findings.has("received_date");
        }

        /** True for a clause that only repeats it. */
        boolean repeats(String clause) {
            String inClause = bare(clause);
            if (!orderNo.isEmpty() && inClause.contains(orderNo) && inClause.length() < orderNo.length() + 12) {
                return true;
            }
            if (!shop.isEmpty() && inClause.length() > 2 && shop.contains(NAME_OF_SHOP.matcher(inClause).replaceFirst(""))) {
                return true;
            }
            if (fields.contains(inClause) || onlyNamesTheGoods(inClause)) {
                return true;
            }
            if (!orderNo.isEmpty() && ONLY_ORDER.matcher(clause).matches() || !amount.isEmpty() && ONLY_MONEY.matcher(clause).matches()) {
                return true;
            }
            return dates && !NEGATED.matcher(clause).find() && ONLY_DATES.matcher(clause).matches();
        }

        /** "大衣1280": what was bought and its price, both stated in the letter's first sentence. */
        private boolean onlyNamesTheGoods(String inClause) {
            if (item.isEmpty() || !inClause.startsWith(item)) {
                return false;
            }
            String rest = inClause.substring(item.length());
            return rest.isEmpty() || !amount.isEmpty() && rest.matches("(价格|价钱|花了)?" + amount + "(元|块|块钱)?");
        }
    }

    private static String bare(String text) {
        return text.isEmpty() ? text : NO_SIGN.matcher(text).replaceAll("").toLowerCase(java.util.Locale.ROOT);
    }

    /** 昨天 and 今天 mean nothing in a letter; the day the story was told makes them dates. Without that day they stay. */
    private static String dated(String text, LocalDate toldOn) {
        if (toldOn == null) {
            return text;
        }
        return text.replace("大前天", Texts.day(toldOn.minusDays(3))).replace("前天", Texts.day(toldOn.minusDays(2)))
                .replace("昨天", Texts.day(toldOn.minusDays(1))).transform(t -> NOW.matcher(t).replaceAll(Texts.day(toldOn)));
    }

}
