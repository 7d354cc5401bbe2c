package io.weiquan.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiquan.advice.format.PackageFormats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Cases over all platforms and stages; {@code ./mvnw test -Dtest=SamplePackagesTest} prints them into target/samples for a reader. */
class SamplePackagesTest {

    private static Desk.Facts of(String platform, String issue, String item, double amount, String event) {
        return Desk.today().with("told_on", "2026-11-22").with("platform", platform).with("issue", issue).with("item_name", item).with("amount", amount).with("event", event);
    }

    private static Map<String, Desk.Facts> samples() {
        Map<String, Desk.Facts> s = new LinkedHashMap<>();
        s.put("01-pinduoduo-quality", Desk.earphones());
        s.put("02-jd-self-late", of("JD", "LATE_SHIPMENT", "空调", 2599, "京东自营买的空调，说好11月15号前送，到现在还没发货，客服就会说帮您催，热死了谁管啊")
                .with("seller_type", "SELF_OPERATED").with("purchase_date", "2026-11-10").with("promised_date", "2026-11-15").with("order_no", "298765432109"));
        s.put("03-taobao-counterfeit", of("TAOBAO", "COUNTERFEIT", "运动鞋", 459, "某宝买的鞋，页面写正品保证，拿去专柜看说走线和鞋标都不对，卖家说我污蔑他，妥妥的假货")
                .with("demand", List.of("RETURN_REFUND", "PUNITIVE")).with("personal_use", true).with("evidence", List.of("ITEM_PAGE", "CHAT", "PRODUCT_PHOTO"))
                .with("purchase_date", "2026-11-01").with("received_date", "2026-11-05").with("order_no", "3456789012345678901").tried("SELLER_NEGOTIATION", "SELLER_REFUSED", "2026-11-18"));
        s.put("04-tmall-return-refused", of("TMALL", "RETURN_REFUSED", "连衣裙", 329, "裙子吊牌都没拆，昨天申请七天无理由退货，店家说特价商品不退不换")
                .with("received_date", "2026-11-19").with("purchase_date", "2026-11-16").with("order_no", "2345678901234567890"));
        s.put("05-douyin-live", of("DOUYIN", "FALSE_ADVERTISING", "玉镯", 1680, "直播间主播说是天然A货可以复检，送去检测说是处理过的，找客服客服说主播说的不算")
                .with("scenes", List.of("LIVE_COMMERCE", "HIGH_VALUE")).with("evidence", List.of("APPRAISAL", "ORDER_SHOT")).with("demand", List.of("RETURN_REFUND", "COMPENSATION"))
                .with("received_date", "2026-11-03").tried("ORDER_AFTERSALE", "SELLER_REFUSED", "2026-11-15"));
        s.put("06-kuaishou-fresh", of("KUAISHOU", "QUALITY", "大闸蟹", 198, "8只里面5只到的时候就是死的，都发臭了，卖家只肯赔20块")
                .with("scenes", List.of("FRESH", "FOOD")).with("received_date", "2026-11-21").with("demand", List.of("REFUND_ONLY")).with("evidence", List.of("PRODUCT_PHOTO", "UNBOXING_VIDEO")));
        s.put("07-xiaohongshu-third", of("XIAOHONGSHU", "NOT_AS_DESCRIBED", "毛衣", 268, "详情页写的100%羊毛，水洗标上是30%，差太多了")
                .with("received_date", "2026-11-18").with("shop_name", "暖冬小铺").with("evidence", List.of("ITEM_PAGE", "PRODUCT_PHOTO")));
        s.put("08-weidian-unreachable", of("WEIDIAN", "SELLER_UNREACHABLE", "手工戒指", 520, "付完钱卖家就不回消息了，店铺也关了，拉黑我").with("purchase_date", "2026-10-20"));
        s.put("09-wechat-mini", of("WECHAT", "QUALITY", "榨汁机", 159, "小程序里买的榨汁机，第一次用就漏水，客服已读不回").with("carrier", "MINI_PROGRAM").with("received_date", "2026-11-12").with("payment_method", "WECHAT_PAY"));
        s.put("10-wechat-store-refused", of("WECHAT", "DAMAGED", "玻璃水杯套装", 89, "打开三个碎了两个，商家说签收了就不管").with("carrier", "WECHAT_STORE").with("received_date", "2026-11-18")
                .tried("ORDER_AFTERSALE", "SELLER_REFUSED", "2026-11-20").with("evidence", List.of("UNBOXING_VIDEO", "PACKAGE")));
        s.put("11-xianyu", of("XIANYU", "NOT_AS_DESCRIBED", "二手手机", 1300, "说无拆无修，拿到发现换过屏幕").with("scenes", List.of("SECOND_HAND")).with("received_date", "2026-11-20"));
        s.put("12-vipshop-refund-delay", of("VIPSHOP", "REFUND_DELAY", "羽绒服", 699, "11月5号就退回去了，物流显示8号签收，到现在钱没退").with("return_received_date", "2026-11-08"));
        s.put("13-suning-warranty", of("SUNING", "WARRANTY", "洗衣机", 2199, "买了半年脱水就响，报修三次都没人上门").with("scenes", List.of("DURABLE")).with("received_date", "2026-06-10").with("demand", List.of("REPAIR")));
        s.put("14-meituan-service", of("MEITUAN", "PROMISE_BROKEN", "足疗套餐", 168, "预约了周六下午三点，到店说没有位置，让改天，退款也不给").with("scenes", List.of("SERVICE_BOOKING")).with("demand", List.of("REFUND_ONLY")).with("purchase_date", "2026-11-18"));
        s.put("15-eleme-food", of("ELEME", "FOOD_SAFETY", "麻辣烫", 36, "吃到一半发现一只虫子，拉肚子去医院花了200多").with("demand", List.of("REFUND_ONLY", "COMPENSATION", "PUNITIVE")).with("claim_amount", 236));
        s.put("16-dewu-12315-refused", of("DEWU", "COUNTERFEIT", "球鞋", 1399, "鉴定App说是假的，得物坚持说是真的").tried(List.of(Desk.contact("PLATFORM_ARBITRATION", "PLATFORM_REJECTED", "2026-10-20"),
                Desk.contact("C12315", "REFUSED_BY_12315", "2026-11-10"))));
        s.put("17-dangdang-missing", of("DANGDANG", "WRONG_OR_MISSING", "图书套装", 128, "一套10本少了2本").with("demand", List.of("MAKE_UP_QUANTITY")).with("received_date", "2026-11-20"));
        s.put("18-1688-business", of("ALIBABA_1688", "QUALITY", "数据线", 860, "进货100根，三成不能用").with("personal_use", false).tried("SELLER_NEGOTIATION", "SELLER_REFUSED", "2026-11-18"));
        s.put("19-ctrip-cancel", of("CTRIP", "ORDER_CANCELLED", "酒店两晚", 980, "付款成功第二天说没房给取消了，现在涨到1500").with("claim_amount", 520).with("demand", List.of("COMPENSATION")));
        s.put("20-other-scam", of("OTHER", "SCAM", "快递理赔", 5000, "有人打电话说我快递丢了要理赔，让我共享屏幕，转了5000过去才发现被骗了").with("payment_method", "TRANSFER"));
        s.put("21-jd-mediation-ended", of("JD", "QUALITY", "笔记本电脑", 4999, "用了十天就蓝屏，检测说主板有问题，商家只肯修不肯换").with("seller_type", "THIRD_PARTY").with("demand", List.of("EXCHANGE"))
                .tried(List.of(Desk.contact("ORDER_AFTERSALE", "SELLER_REFUSED", "2026-08-20"), Desk.contact("C12315", "MEDIATION_ENDED", "2026-11-10"))));
        s.put("22-xianyu-refused", of("XIANYU", "NOT_AS_DESCRIBED", "相机", 2300, "说成色九五新，拿到外壳开裂，让他退，说二手不退").tried("SELLER_NEGOTIATION", "SELLER_REFUSED", "2026-11-19"));
        s.put("23-other-prepaid", of("OTHER", "PREPAID", "健身年卡", 3980, "办了两个月就关门了，说并到另一家店，太远去不了").with("scenes", List.of("PREPAID")).with("shop_name", "力行健身").with("purchase_date", "2026-09-01"));
        s.put("29-shop-prepaid", of("OFFLINE", "PREPAID", "健身年卡", 3980, "办了两个月就关门了，说并到另一家店，太远去不了，让他退剩下的不肯退").with("scenes", List.of("PREPAID"))
                .with("shop_name", "力行健身（解放路店）").with("purchase_date", "2026-09-01").with("demand", List.of("REFUND_ONLY")));
        s.put("30-shop-milk", of("OFFLINE", "FOOD_SAFETY", "酸奶", 59, "昨天在楼下超市买的酸奶，回家一看已经过期三天了").with("scenes", List.of("FOOD")).with("shop_name", "好邻居超市")
                .with("purchase_date", "2026-11-21").with("demand", List.of("REFUND_ONLY", "PUNITIVE")).with("personal_use", true));
        s.put("31-shop-washer", of("OFFLINE", "QUALITY", "洗衣机", 3299, "商场里买的洗衣机，用了一个月就不脱水，店里只肯修，修了两次还是坏").with("scenes", List.of("DURABLE"))
                .with("shop_name", "某某电器城").with("purchase_date", "2026-10-12").with("demand", List.of("EXCHANGE")).tried("SELLER_NEGOTIATION", "SELLER_REFUSED", "2026-11-16"));
        s.put("32-scam-not-paid", of("XIANYU", "SCAM", "相机", 1500, "卖家让我加微信私下转账，说这样便宜，还发了个链接，我还没转").with("payment_method", "TRANSFER"));
        s.put("33-auto-renewal", of("OTHER", "AUTO_RENEWAL", "视频会员", 25, "试用到期自动扣了25，根本没提醒").with("demand", List.of("REFUND_ONLY")).with("scenes", List.of("VIRTUAL")));
        s.put("24-douyin-group-12315", of("DOUYIN", "FALSE_ADVERTISING", "减肥茶", 299, "直播说七天瘦五斤，喝了没用，群里几十个人都一样").with("scenes", List.of("LIVE_COMMERCE", "GROUP"))
                .tried(List.of(Desk.contact("ORDER_AFTERSALE", "SELLER_REFUSED", "2026-11-12"), Desk.contact("C12315", "ACCEPTED_BY_12315", "2026-11-17"))));
        s.put("25-taobao-courier", of("TAOBAO", "LOGISTICS", "茶具", 168, "物流一周没动，快递说丢了只赔三倍运费").with("courier", "YTO").with("tracking_no", "YT0000000000001").with("purchase_date", "2026-11-08")
                .tried("ONLINE_SERVICE", "COURIER_REFUSED", "2026-11-19"));
        s.put("26-jd-paid", of("JD", "REFUND_DELAY", "电饭煲", 399, "催了两次").with("seller_type", "SELF_OPERATED").with("order_no", "298765432110").tried("ONLINE_SERVICE", "PAID", "2026-11-21"));
        s.put("27-danger", of("TAOBAO", "REFUND_DELAY", "外套", 260, "钱退不回来，我不想活了"));
        s.put("28-over-three-years", of("SUNING", "QUALITY", "热水器", 1899, "一直漏水，修了好几次").with("purchase_date", "2023-03-01").with("seller_type", "SELF_OPERATED"));
        further(s);
        return s;
    }

    /** As people tell it: what was found wrong in packages when a lawyer read them. */
    private static void further(Map<String, Desk.Facts> s) {
        s.put("34-wechat-person", of("WECHAT", "QUALITY", "面膜", 380, "朋友圈加的微商，微信转账给她，用了两天起疹子，让退她不理我").with("carrier", "PERSON").with("payment_method", "TRANSFER")
                .with("received_date", "2026-11-02").tried("SELLER_NEGOTIATION", "SELLER_SILENT", "2026-11-15"));
        s.put("35-wechat-person-gone", of("WECHAT", "LATE_SHIPMENT", "包", 8800, "朋友圈代购帮我买包，拖了两个月不发货，现在把我拉黑了").with("carrier", "PERSON").with("payment_method", "TRANSFER")
                .with("purchase_date", "2026-09-20").tried("SELLER_NEGOTIATION", "SELLER_SILENT", "2026-11-20"));
        s.put("36-wechat-person-talking", of("WECHAT", "DAMAGED", "书架", 150, "加微信买的，发红包付的，收到断了一根").with("carrier", "PERSON").with("received_date", "2026-11-19"));
        s.put("37-ctrip-no-room", of("CTRIP", "RETURN_REFUSED", "酒店一晚", 480, "到店说没房了，不给退房费").with("scenes", List.of("SERVICE_BOOKING")).with("promised_date", "2026-11-20")
                .with("demand", List.of("REFUND_ONLY")).tried("SELLER_NEGOTIATION", "SELLER_REFUSED", "2026-11-20"));
        s.put("38-meituan-homestay-half", of("MEITUAN", "NOT_AS_DESCRIBED", "民宿", 680, "照片和实际完全不一样，脏得没法住").with("scenes", List.of("SERVICE_BOOKING")).with("promised_date", "2026-11-14")
                .with("demand", List.of("REFUND_ONLY")).with("claim_share", "HALF"));
        s.put("39-taobao-custom", of("TAOBAO", "RETURN_REFUSED", "定制窗帘", 1260, "尺寸做短了20公分，聊天里写得清清楚楚，卖家说定制的不退不换").with("scenes", List.of("CUSTOM"))
                .with("received_date", "2026-11-12").with("demand", List.of("RETURN_REFUND")).tried("SELLER_NEGOTIATION", "SELLER_REFUSED", "2026-11-18"));
        s.put("40-pinduoduo-part", of("PINDUODUO", "QUALITY", "苹果一箱", 60, "烂了一半").with("scenes", List.of("FRESH", "FOOD")).with("received_date", "2026-11-20")
                .with("demand", List.of("REFUND_ONLY")).with("claim_amount", 30));
        s.put("41-jd-self-fridge", of("JD", "QUALITY", "冰箱", 3299, "用了两个月不制冷，修了两次还不行，换新不给").with("seller_type", "SELF_OPERATED").with("scenes", List.of("DURABLE"))
                .with("received_date", "2026-09-10").with("demand", List.of("EXCHANGE")).tried("ORDER_AFTERSALE", "SELLER_REFUSED", "2026-11-18"));
        s.put("42-tmall-about", of("TMALL", "COUNTERFEIT", "包", 6000, "专柜说不是正品").with("amount_about", "大概六千").with("seller_type", "THIRD_PARTY").with("received_date", "2026-11-12")
                .with("demand", List.of("RETURN_REFUND", "PUNITIVE")).with("personal_use", true).with("evidence", List.of("CHAT", "ITEM_PAGE")));
        s.put("43-child-game", Desk.today().with("gates", List.of("CHILD")).with("app_name", "王者荣耀").with("amount", 5000).with("amount_about", "5000多").with("user_age", "OVER_8")
                .with("event", "孩子用我手机玩王者荣耀充了5000多").tried("ONLINE_SERVICE", "PLATFORM_REJECTED", "2026-11-18"));
        s.put("44-child-live", Desk.today().with("gates", List.of("CHILD")).with("platform", "DOUYIN").with("amount", 30000).with("user_age", "UNDER_8").with("purchase_date", "2026-10-02")
                .with("event", "七岁的女儿用我微信给主播打赏"));
        s.put("45-association-open", of("PINDUODUO", "QUALITY", "手机", 1999, "发热死机，商家不给退").with("received_date", "2026-11-05").with("scenes", List.of("DURABLE"))
                .tried(List.of(Desk.contact("SELLER_NEGOTIATION", "SELLER_REFUSED", "2026-11-10"), Desk.contact("CCA", "ACCEPTED_BY_CCA", "2026-11-18"))));
        s.put("46-association-ended", of("SUNING", "QUALITY", "电视", 2999, "屏幕有竖线").with("seller_type", "THIRD_PARTY").with("received_date", "2026-10-05").with("scenes", List.of("DURABLE"))
                .tried(List.of(Desk.contact("PLATFORM_ARBITRATION", "PLATFORM_REJECTED", "2026-10-20"), Desk.contact("CCA", "CCA_ENDED", "2026-11-18"))));
        s.put("47-association-refused", of("KUAISHOU", "NOT_AS_DESCRIBED", "紫砂壶", 699, "说全手工，其实是机器压的").with("received_date", "2026-11-05")
                .tried(List.of(Desk.contact("SELLER_NEGOTIATION", "SELLER_REFUSED", "2026-11-10"), Desk.contact("CCA", "REFUSED_BY_CCA", "2026-11-18"))));
        s.put("48-scam-lost", of("OTHER", "SCAM", "刷单", 26000, "刷单垫付，一共被骗了两万六").with("lost_amount", 26000));
        s.put("49-cosmetic-is-no-food", of("XIAOHONGSHU", "FOOD_SAFETY", "面膜", 99, "没有生产日期").with("item_category", "COSMETIC").with("seller_type", "THIRD_PARTY").with("received_date", "2026-11-18"));
        s.put("50-renewal-app", of("OTHER", "AUTO_RENEWAL", "看剧会员", 198, "7天试用一块钱，到期自动扣了一年的").with("shop_name", "某某视频").with("purchase_date", "2026-11-20").with("demand", List.of("REFUND_ONLY")));
        s.put("51-eleme-foreign-body", of("ELEME", "FOOD_SAFETY", "盖饭", 26, "吃出钢丝球，商家只肯退餐费").with("purchase_date", "2026-11-21").with("demand", List.of("REFUND_ONLY"))
                .with("evidence", List.of("PRODUCT_PHOTO")).tried("SELLER_NEGOTIATION", "SELLER_REFUSED", "2026-11-21"));
        s.put("52-dewu-review-failed", of("DEWU", "COUNTERFEIT", "球鞋", 1099, "别处鉴定说是假的").with("received_date", "2026-11-07")
                .tried(List.of(Desk.contact("PLATFORM_ARBITRATION", "PLATFORM_REJECTED", "2026-11-12"), Desk.contact("PLATFORM_REVIEW", "PLATFORM_REJECTED", "2026-11-18"))));
        s.put("53-shop-heimao", of("OFFLINE", "PREPAID", "年卡", 2680, "去了三次就要搬到十公里外，剩下的不给退").with("scenes", List.of("PREPAID")).with("shop_name", "动力健身，在人民路")
                .with("respondent_name", "某某市动力健身有限公司").with("purchase_date", "2026-10-08").with("demand", List.of("REFUND_ONLY")).tried("SELLER_NEGOTIATION", "SELLER_REFUSED", "2026-11-18"));
    }

    @Test
    void the_samples_cover_every_platform() {
        assertThat(samples().values().stream().map(f -> f.asCase().slots().get("platform")).filter(java.util.Objects::nonNull).map(v -> v.value())).containsAll(Desk.advisor().knowledge().vocabulary().keys("platform"));
    }

    @Test
    void what_kind_of_purchase_it_was_shows_in_every_letter() {
        samples().entrySet().stream().filter(e -> e.getKey().contains("wechat-person")).forEach(e -> assertThat(e.getValue().compose().scripts()).as(e.getKey())
                .noneMatch(script -> script.channel().equals("WECHAT_SERVICE") || script.text().contains("订单号：【请补充")));
        samples().entrySet().stream().filter(e -> e.getKey().matches("37.*|38.*")).forEach(e -> assertThat(e.getValue().compose().scripts()).as(e.getKey())
                .noneMatch(script -> script.text().contains("签收")));
        samples().entrySet().stream().filter(e -> e.getKey().contains("child")).forEach(e -> assertThat(e.getValue().compose().scripts()).as(e.getKey())
                .noneMatch(script -> script.text().contains("购买了") || script.text().contains("购买“") || script.text().contains("货款")));
        assertThat(Desk.script(samples().get("38-meituan-homestay-half").compose(), "ONLINE_SERVICE").text()).contains("一半340元");
        assertThat(Desk.script(samples().get("43-child-game").compose(), "C12315").text()).contains("王者荣耀", "5000多元").doesNotContain("网络购物");
        assertThat(Desk.script(samples().get("53-shop-heimao").compose(), "HEIMAO").text()).contains("投诉对象：某某市动力健身有限公司").doesNotContain("【请补充：对方");
    }

    @Test
    void every_sample_passes_the_guards_and_is_printed() throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "samples"));
        OutputGuard guard = new OutputGuard(Desk.advisor().knowledge());
        for (Map.Entry<String, Desk.Facts> sample : samples().entrySet()) {
            ComplaintPackage p = sample.getValue().compose();
            Files.writeString(folder.resolve(sample.getKey() + ".md"), PackageFormats.markdown(p));
            assertThat(guard.check(p, sample.getValue().asCase().slots().toString(), List.of())).as(sample.getKey()).isEmpty();
        }
    }
}
