package io.weiquan.advice;

import io.weiquan.dialog.SlotValue;
import io.weiquan.dialog.Vocabulary;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Cases by seed: any keys, any slots missing or without value, hostile and personal words in every free text. */
final class GeneratedCases {

    static final String PHONE = "13800001234";
    static final String NAME = "王小明";
    static final String ADDRESS = "杭州市西湖区测试路88号3幢201室";
    static final String TRACKING = "SF1234567890123";
    static final String ORDER = "261114-123456789012345";
    static final String AGENT = "8801277";
    static final List<String> CANARIES = List.of(PHONE, NAME, ADDRESS, "测试路88号", TRACKING, ORDER, AGENT, "lisi@example.com");

    private static final List<String> STORIES = List.of(
            "上周六买的，前天收到，打开就是坏的，商家死活不给退，骗子！",
            "我叫" + NAME + "，电话" + PHONE + "，订单号" + ORDER + "，地址" + ADDRESS + "，到现在没收到货",
            "客服工号" + AGENT + "说24小时内回电，保证解决，结果没人理我。快递单号 " + TRACKING + "，不赔我就曝光你们",
            "138 0000 1234 这个电话打了三次😡😡😡，{need.order_no}{#if x}<script>alert('x')</script>${7*7}",
            "垃圾商家卖假货，页面写着正品，专柜说是假的，邮箱 lisi@example.com 发过去也不回",
            "根据消法第99条你们应该赔我，400-800-0800打不通，百分之百能赢",
            "直播间主播说买一送三，一定能用三年，收到只有一个。" + "还有别的问题要说明。".repeat(120),
            "健身房办的年卡，去了两次就关门了，电话也不接", "卖家让我加微信私下转账，我还没转", "交了3000定金，店里一直不开工，说定金不退",
            "吃了以后全家拉肚子去医院了", "好", "？？？", "让我共享屏幕验证流水，我已经转账5000", "  \n\t ", "𠮷野家的券\u202E用不了\u200B");

    private GeneratedCases() {
    }

    static Case number(int seed) {
        Random random = new Random(seed);
        Vocabulary v = Desk.advisor().knowledge().vocabulary();
        Desk.Facts facts = Desk.on(LocalDate.of(2026, 11, 22).plusDays(random.nextInt(120)).toString());
        maybe(random, 9, () -> facts.with("platform", one(random, v.keys("platform"))));
        maybe(random, 2, () -> facts.with("platform", one(random, List.of("OFFLINE", "OTHER"))));
        maybe(random, 3, () -> facts.with("carrier", one(random, v.keys("carrier"))));
        maybe(random, 6, () -> facts.with("seller_type", one(random, v.keys("seller_type"))));
        maybe(random, 9, () -> facts.with("issue", one(random, v.keys("issue"))));
        maybe(random, 1, () -> facts.with("issue", one(random, List.of("PREPAID", "SCAM"))));
        maybe(random, 3, () -> facts.with("issues", some(random, v.keys("issue"), 3)));
        maybe(random, 8, () -> facts.with("demand", some(random, v.keys("demand"), 3)));
        maybe(random, 6, () -> facts.with("evidence", some(random, v.keys("evidence"), 5)));
        maybe(random, 5, () -> facts.with("scenes", some(random, v.keys("scene"), 2)));
        maybe(random, 4, () -> facts.with("payment_method", one(random, v.keys("payment_method"))));
        maybe(random, 4, () -> facts.with("item_category", one(random, v.keys("item_category"))));
        maybe(random, 8, () -> facts.with("event", one(random, STORIES) + (random.nextBoolean() ? "\n" + one(random, STORIES) : "")));
        maybe(random, 3, () -> facts.with("consequence", one(random, STORIES)));
        maybe(random, 3, () -> facts.with("seller_reply", one(random, STORIES)));
        maybe(random, 7, () -> facts.with("order_no", random.nextInt(4) == 0 ? List.of(ORDER, ORDER + "1") : ORDER));
        maybe(random, 3, () -> facts.with("tracking_no", TRACKING));
        maybe(random, 7, () -> facts.with("item_name", one(random, List.of("蓝牙耳机", "<b>锅</b>", "很长的商品名称".repeat(30), "{v.x}"))));
        maybe(random, 5, () -> facts.with("shop_name", one(random, List.of("晨光数码店", "黑店", "店".repeat(200)))));
        maybe(random, 7, () -> facts.with("amount", random.nextInt(100_000) / 10.0));
        maybe(random, 2, () -> facts.with("claim_amount", random.nextInt(1_000)));
        maybe(random, 7, () -> facts.with("purchase_date", LocalDate.of(2026, 11, 20).minusDays(random.nextInt(1_500)).toString()));
        maybe(random, 6, () -> facts.with("received_date", LocalDate.of(2026, 11, 21).minusDays(random.nextInt(20)).toString()));
        maybe(random, 2, () -> facts.with("platform_deadline", LocalDate.of(2026, 11, 20).plusDays(random.nextInt(9)).toString()));
        maybe(random, 4, () -> facts.with("personal_use", random.nextInt(4) > 0));
        maybe(random, 3, () -> facts.with("contact_name", NAME).with("contact_phone", PHONE).with("contact_address", ADDRESS)
                .with("contact_email", "lisi@example.com").with("respondent_name", "测试（杭州）商贸有限公司").with("respondent_address", "杭州市余杭区某路1号"));
        maybe(random, 6, () -> facts.tried(contacts(random, v)));
        maybe(random, 2, () -> facts.without("order_no", one(random, List.of(SlotValue.Status.NONE, SlotValue.Status.UNKNOWN, SlotValue.Status.SKIPPED))));
        maybe(random, 1, () -> facts.with("amount", "很多").with("purchase_date", "上周").with("issue", "NONSENSE").with("tried_channels", "没有"));
        return facts.asCase();
    }

    private static List<Map<String, Object>> contacts(Random random, Vocabulary v) {
        List<Map<String, Object>> contacts = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            Map<String, Object> contact = Desk.contact(one(random, v.keys("channel")), random.nextBoolean() ? one(random, v.keys("outcome")) : null,
                    random.nextInt(4) == 0 ? null : LocalDate.of(2026, 11, 1).plusDays(random.nextInt(20)).toString());
            contact.put("agent", random.nextBoolean() ? AGENT : "");
            contact.put("case_no", random.nextBoolean() ? "GD20261101123456" : null);
            contact.put("said", one(random, STORIES));
            contact.put("promised", random.nextBoolean() ? "保证三天内退款" : null);
            contact.put("promised_by", random.nextBoolean() ? "2026-11-25" : null);
            contacts.add(contact);
        }
        return contacts;
    }

    private static void maybe(Random random, int ofTen, Runnable act) {
        if (random.nextInt(10) < ofTen) {
            act.run();
        }
    }

    private static <T> T one(Random random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private static List<String> some(Random random, List<String> all, int most) {
        List<String> chosen = new ArrayList<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            chosen.add(one(random, all));
        }
        return chosen;
    }
}
