package io.weiquan.advice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Takes everything personal out of a text that may be published: what the slots know, wherever and however it is typed, and what
 * looks like an order or tracking number, phone, mail or chat address, postal address, name or staff number.
 */
public final class Masker {

    static final String HIDDEN = "（已隐去）";
    private static final Pattern REPEATED = Pattern.compile("(" + HIDDEN + "\\s*){2,}");
    private static final List<String> SECRET_SLOTS = List.of("order_no", "tracking_no", "contact_name", "contact_phone", "contact_email",
            "contact_address", "respondent_address", "shop_name");
    private static final Pattern FIRM = Pattern.compile("公司|集团|工厂|商行|商场|商城|超市|中心|旗舰店|专营店|专卖店|商店|门店|百货|酒店|宾馆|饭店|餐厅|餐馆|火锅|烧烤|健身|美容|美发|学校|医院|诊所|药房|药店|俱乐部|工作室|经营部|营业部|服务部|合作社|事务所|银行|[\\p{IsHan}]{2,}(?:店|厂|行|社|馆|院|城|坊|铺|部)(?:（|\\(|$)");
    private static final String SURNAME = "[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉龚程邢裴陆荣翁荀羊惠甄曲封储靳段焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘斜厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲台从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍却璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东殴殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公]";
    private static final String WHO = "客服|专员|主管|经理|店主|老板";
    private static final String DIGITS = "0|1|2|3|4|5|6|7|8|9";
    private static final List<Look> LOOKS_PERSONAL = new ArrayList<>();

    private static final String SELLER = "(?:店家|商家|卖家|掌柜|老板|店主|主播|博主)(?:的)?";
    private static final String SHOP = "(?:店铺?|网店|小店)(?:的)?";
    private static final String NAME_IS = "(?:(?:店铺?|店家|商家|卖家|网店|小店|掌柜|老板|店主|主播|博主)(?:的)?(?:名字|名称|名|昵称|网名|账号)|店名|旺旺名?)";
    /** No name begins so: 叫我等, 叫快递来取, 店名是假的, 叫做好了再来. */
    private static final String NO_NAME = "(?!什么|啥|我|你|您|他|她|它|咱|人|大家|客服|快递|师傅|客户|顾客|客人|自己|嚣|等|先|再|去|到|来|买|退|寄|付|转|把|给|让|假|真|不|没|错|对|乱|虚|空|后来|跟|和|与|被|同|一样|好|完|了)";
    private static final String IN_NAME = "[^，。；！？、：“”\\s（]";
    /** 叫快递退到实体店 ends like a shop and names none. */
    private static final String SHOP_ENDED = "(?:(?![去等寄退把拿付转]|到(?!家)|[来回进]店)" + IN_NAME + "){1,12}?(?:旗舰店|专营店|专卖店|店铺|(?<![实])[店铺坊馆]|(?<![不还才就可都先进自也银])行)(?=[，。；！？、：\\s（的这那里发卖不没说给]|$)";
    /** A shop's own name told in passing, where the words before say that it is a name: it may be the seller's. */
    private static final Sieve SHOP_CALLED = Sieve.of(Pattern.compile("((?:" + NAME_IS + ")(?:叫做?|是|为|：|:)|" + SELLER + "(?:叫做|名叫|叫：|叫:)|" + SHOP + "(?:叫做?|名叫)(?:：|:)?|(?:" + SELLER + "|" + SHOP + ")(?:是)?叫(?=\\s*[“\"「]))"
            + "\\s*[“\"「]?" + NO_NAME + IN_NAME + "{2,15}[”\"」]?"));
    /** "商家叫小熊数码专营店": a seller also calls people and tells them to do things, so what follows must end like a shop. */
    private static final Sieve SHOP_ENDS = Sieve.of(Pattern.compile("(" + SELLER + "(?:是)?叫|" + NAME_IS + "(?=\\s))\\s*" + NO_NAME + SHOP_ENDED));
    /** Order and tracking numbers. */
    private static final Look NUMBERED;

    /** Names, and addresses of houses. */
    private static final List<Look> NAMED;

    /** @param hints of each group one stands in every text the pattern can match; asking for them first is much cheaper */
    private record Look(Pattern pattern, String by, List<List<String>> hints) {
        String hide(String text, Ink ink) {
            return mayBeIn(ink) ? pattern.matcher(text).replaceAll(by) : text;
        }

        boolean mayBeIn(Ink ink) {
            for (List<String> group : hints) {
                if (!oneOf(group, ink)) {
                    return false;
                }
            }
            return true;
        }

        private static boolean oneOf(List<String> group, Ink ink) {
            for (String hint : group) {
                if (ink.mayContain(hint)) {
                    return true;
                }
            }
            return false;
        }
    }

    static {
        hide("[\\w.+-]+@[\\w-]+(\\.[\\w-]+)+", HIDDEN, "@");
        hide("(?i)(微信号?|vx|wx|v信|薇信|qq)\\s*(是|为|:|：)?\\s*[A-Za-z0-9_-]{5,24}", "联系方式" + HIDDEN, "微信|v|V|w|W|薇|q|Q");
        hide("(?<![0-9])1[3-9](?:[ \\-]?[0-9]){9}(?![0-9])", HIDDEN, DIGITS);
        hide("(?<![0-9])0\\d{2,3}[- ]?\\d{7,8}(?![0-9])|(?<![0-9])[48]00[- ]?\\d{3,4}[- ]?\\d{3,4}(?![0-9])", HIDDEN, DIGITS);
        NUMBERED = hide("(?i)(?<![A-Za-z0-9])(?=[A-Za-z0-9_-]*[0-9][A-Za-z0-9_-]*)[A-Za-z0-9]*[0-9](?:[ _-]?[A-Za-z0-9]){6,}(?!元|块|\\.\\d)", HIDDEN, DIGITS);
        int numbers = LOOKS_PERSONAL.size();
        hide("工号\\s*(是|为|:|：|#|No\\.?)?\\s*[A-Za-z0-9]+", "工号" + HIDDEN, "工号");
        hide("[\\p{IsHan}]{2,7}(省|自治区)[\\p{IsHan}]{1,10}(市|州|区|县)[^，。；！？\\s]*", HIDDEN, "省|自治区", "市|州|区|县");
        hide("[\\p{IsHan}]{2,6}市[\\p{IsHan}]{1,8}(区|县|镇|街道)[^，。；！？\\s]*", HIDDEN, "市", "区|县|镇|街道");
        hide("[\\p{IsHan}]{2,10}(路|街|大道|巷|弄|村|小区|花园|公寓|大厦|苑)\\s*[\\d〇零一二三四五六七八九十百]+\\s*(号|弄|栋|幢|座|室)[^，。；！？\\s]*", HIDDEN, "路|街|大道|巷|弄|村|小区|花园|公寓|大厦|苑", "号|弄|栋|幢|座|室");
        hide("\\d{1,4}\\s*(号楼|栋|幢|单元|室)", HIDDEN, DIGITS, "号楼|栋|幢|单元|室");
        hide("(我叫|名叫|我是|姓名(?:是|:|：)?|联系人(?:是|:|：)?|收件人(?:是|:|：)?|收货人(?:是|:|：)?|客服叫|店主叫|老板叫)\\s*" + SURNAME
                + "[\\p{IsHan}]{1,2}(?![\\p{IsHan}])", "$1" + HIDDEN, "我叫|名叫|我是|姓名|联系人|收件人|收货人|客服叫|店主叫|老板叫");
        hide("(" + WHO + ")(小|阿)" + "[\\p{IsHan}]{1,2}(?=[\\p{IsHan}，。；：、]|$)", "$1" + HIDDEN, "小|阿", WHO);
        hide("(" + WHO + ")" + SURNAME + "(女士|先生|小姐|经理|主管|姐|哥)", "$1" + HIDDEN, "女士|先生|小姐|经理|主管|姐|哥", WHO);
        NAMED = List.copyOf(LOOKS_PERSONAL.subList(numbers, LOOKS_PERSONAL.size()));
    }

    /** Personal values without blanks and dashes, in small letters. */
    private final List<String> known;
    /** Known value → how it may be typed; most are never met. */
    private final Map<String, Pattern> loose = new HashMap<>();
    /** Line of a letter → the same masked. As many as one case's letters have lines. */
    private final Map<String, String> lines = new HashMap<>();

    /** @param findings whose slots and contacts are known to be personal */
    Masker(Findings findings) {
        List<String> values = new ArrayList<>();
        for (String slot : SECRET_SLOTS) {
            if (slot.equals("shop_name") && isFirm(findings.text(slot))) {
                continue;
            }
            for (String part : findings.text(slot).split("、")) {
                addKnown(values, part);
            }
        }
        findings.contacts().forEach(contact -> {
            addKnown(values, contact.agent());
            addKnown(values, contact.caseNo());
        });
        this.known = List.copyOf(values);
    }

    /** A firm's name is public; somebody's own name, or a fancy name that may hide one, is not. */
    static boolean isFirm(String name) {
        return FIRM.matcher(name).find();
    }

    /** What is personal stands in one line: a person's words are put into a public letter as one. Most lines of it stand in its other drafts too; each is looked at once. */
    String mask(String text) {
        if (text.indexOf('\n') < 0) {
            return line(text);
        }
        StringBuilder masked = new StringBuilder(text.length());
        for (int from = 0; from <= text.length(); ) {
            int end = text.indexOf('\n', from) < 0 ? text.length() : text.indexOf('\n', from);
            masked.append(from == 0 ? "" : "\n").append(lines.computeIfAbsent(text.substring(from, end), this::line));
            from = end + 1;
        }
        return masked.toString();
    }

    private String line(String text) {
        Ink ink = Ink.of(text);
        String masked = SHOP_CALLED.replaceIn(text, ink, "$1" + HIDDEN);
        masked = SHOP_ENDS.replaceIn(masked, ink, "$1" + HIDDEN);
        String bare = known.isEmpty() ? "" : bare(text);
        for (String value : known) {
            masked = bare.contains(value) ? loose.computeIfAbsent(value, Masker::loose).matcher(masked).replaceAll(HIDDEN) : masked;
        }
        for (Look look : LOOKS_PERSONAL) {
            masked = look.hide(masked, ink);
        }
        return masked.contains(HIDDEN) ? REPEATED.matcher(masked).replaceAll(HIDDEN) : masked;
    }

    /** The text without names and addresses that were told unasked; numbers and mail stay. */
    public static String withoutNames(String text) {
        String left = text;
        Ink ink = Ink.of(text);
        for (Look look : NAMED) {
            left = look.hide(left, ink);
        }
        return left;
    }

    /** The stretches of a text that look like somebody's name, phone, mail, chat or postal address. */
    public static List<String> contacts(String text) {
        List<String> found = new ArrayList<>();
        Ink ink = Ink.of(text);
        for (Look look : LOOKS_PERSONAL) {
            if (look != NUMBERED && look.mayBeIn(ink)) {
                look.pattern().matcher(text).results().map(MatchResult::group).forEach(found::add);
            }
        }
        return found;
    }

    private static void addKnown(List<String> values, String value) {
        String bare = bare(value);
        if (bare.length() >= 2 && bare.length() <= 200) {
            values.add(bare);
        }
    }

    private static String bare(String text) {
        StringBuilder bare = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '-' && c != '_' && !(c <= ' ' && Character.isWhitespace(c))) {
                bare.append(c);
            }
        }
        return bare.toString().toLowerCase(java.util.Locale.ROOT);
    }

    /** A known value also counts when typed with other blanks, dashes or letter case. */
    private static Pattern loose(String bare) {
        StringBuilder loose = new StringBuilder();
        bare.codePoints().forEach(c -> loose.append(loose.isEmpty() ? "" : "[\\s\\-_]*").append(Pattern.quote(Character.toString(c))));
        return Pattern.compile(loose.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private static Look hide(String pattern, String by, String... hints) {
        Look look = new Look(Pattern.compile(pattern), by, Arrays.stream(hints).map(group -> List.of(group.split("\\|"))).toList());
        LOOKS_PERSONAL.add(look);
        return look;
    }
}
