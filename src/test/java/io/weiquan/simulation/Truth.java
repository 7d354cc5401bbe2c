package io.weiquan.simulation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * What really happened to an invented person, with the words in which that person would tell it. Every value is made up.
 *
 * @param values slot → the value that the slot must hold once the person has told it; slots whose value depends on wording are left out
 * @param words  slot → the words, as they stand alone
 * @param story  what happened, in one sentence, without platform, item, amount or days
 */
record Truth(Map<String, Object> values, Map<String, String> words, String story) {

    /** A thing said and the value it means. */
    private record Word(String said, Object means) {
    }

    private static final List<Word> PLATFORMS = words("拼多多", "PINDUODUO", "pdd", "PINDUODUO", "淘宝", "TAOBAO", "某宝", "TAOBAO", "天猫", "TMALL", "京东", "JD",
            "抖音", "DOUYIN", "小红书", "XIAOHONGSHU", "微店", "WEIDIAN", "微信小程序", "WECHAT", "快手", "KUAISHOU", "闲鱼", "XIANYU", "唯品会", "VIPSHOP");
    private static final List<Word> ITEMS = words("蓝牙耳机", "", "羽绒服", "", "电饭煲", "", "运动鞋", "", "充电宝", "", "面膜", "", "奶粉", "", "保温杯", "", "手机", "");
    private static final List<Word> AMOUNTS = words("98块5", "98.5", "89元", "89", "三千五", "3500", "1280", "1280", "两百块", "200", "56.8元", "56.8", "一千二", "1200");
    private static final List<Word> STORIES = words("用了一天就坏了，商家不给退", "QUALITY", "收到就是坏的", "QUALITY", "跟页面描述的不一样", "NOT_AS_DESCRIBED",
            "怀疑是假货", "COUNTERFEIT", "一直不发货", "LATE_SHIPMENT", "退款一直没到账", "REFUND_DELAY", "七天无理由不给退", "RETURN_REFUSED", "少发了两件", "WRONG_OR_MISSING",
            "快递弄丢了没人管", "LOGISTICS", "商家私自取消了订单", "ORDER_CANCELLED", "客服态度特别差", "SERVICE_ATTITUDE", "偷偷自动续费扣了钱", "AUTO_RENEWAL",
            "吃出了虫子", "FOOD_SAFETY", "刚买就降价了不给保价", "PRICE_FRAUD");
    private static final List<Word> DEMANDS = words("退货退款", "RETURN_REFUND", "仅退款", "REFUND_ONLY", "换一个新的", "EXCHANGE", "赔偿损失", "COMPENSATION");
    private static final List<Word> TRIED = words("找过商家，不肯退", "SELLER_REFUSED", "商家一直不回我", "SELLER_SILENT", "平台介入被驳回了", "PLATFORM_REJECTED");
    private static final List<Word> EVIDENCE = words("有聊天记录和照片", "CHAT", "订单截图", "ORDER_SHOT", "有付款截图", "PAYMENT");

    static Truth of(RandomGenerator random, LocalDate today) {
        Map<String, Object> values = new java.util.TreeMap<>();
        Map<String, String> words = new java.util.TreeMap<>();
        Word platform = put("platform", pick(PLATFORMS, random), values, words);
        words.put("carrier", "小程序里买的");
        words.put("seller_type", random.nextBoolean() ? "是自营" : "不是自营");
        words.put("item_name", pick(ITEMS, random).said);
        values.put("item_name", words.get("item_name"));
        Word amount = put("amount", pick(AMOUNTS, random), values, words);
        values.put("amount", new BigDecimal(amount.means.toString()));
        day("purchase_date", today.minusDays(8 + random.nextInt(12)), today, values, words, random);
        day("received_date", today.minusDays(1 + random.nextInt(6)), today, values, words, random);
        words.put("order_no", orderNumber(platform.means.toString(), random));
        values.put("order_no", words.get("order_no"));
        words.put("tracking_no", "SF1234567890123");
        Word story = pick(STORIES, random);
        words.put("issue", story.said);
        words.put("demand", pick(DEMANDS, random).said);
        words.put("tried_channels", pick(TRIED, random).said);
        words.put("evidence", pick(EVIDENCE, random).said);
        words.put("respondent_name", "某某市测试商贸有限公司");
        words.put("respondent_address", "某某市某某区测试路1号");
        words.put("contact_name", "张三");
        words.put("contact_phone", "13800000000");
        words.put("contact_address", "某某市某某区样例街2号3单元");
        return new Truth(values, words, story.said);
    }

    private static Word put(String slot, Word word, Map<String, Object> values, Map<String, String> words) {
        values.put(slot, word.means);
        words.put(slot, word.said);
        return word;
    }

    private static void day(String slot, LocalDate day, LocalDate today, Map<String, Object> values, Map<String, String> words, RandomGenerator random) {
        values.put(slot, day.toString());
        boolean near = today.minusDays(1).equals(day) && random.nextBoolean();
        words.put(slot, near ? "昨天" : today.minusDays(2).equals(day) && random.nextBoolean() ? "前天" : switch (random.nextInt(3)) {
            case 0 -> "%d月%d号".formatted(day.getMonthValue(), day.getDayOfMonth());
            case 1 -> "%d月%d日".formatted(day.getMonthValue(), day.getDayOfMonth());
            default -> day.toString();
        });
    }

    /** Numbers of the shape that the platform prints, and of no order that exists. */
    private static String orderNumber(String platform, RandomGenerator random) {
        int last = 100 + random.nextInt(900);
        return switch (platform) {
            case "PINDUODUO" -> "261101-123456789012" + last;
            case "JD" -> "301234567" + last;
            case "DOUYIN" -> "6912345678901234" + last;
            case "XIAOHONGSHU" -> "P712345678901234" + last;
            default -> "3123456789012345" + last;
        };
    }

    private static <T> T pick(List<T> from, RandomGenerator random) {
        return from.get(random.nextInt(from.size()));
    }

    private static List<Word> words(String... pairs) {
        List<Word> words = new java.util.ArrayList<>();
        for (int i = 0; i < pairs.length; i += 2) {
            words.add(new Word(pairs[i], pairs[i + 1]));
        }
        return List.copyOf(words);
    }
}
