package io.weiquan.nlu;

import com.fasterxml.jackson.databind.JsonNode;
import io.weiquan.dialog.Entity;
import io.weiquan.dialog.Money;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Scores of the shared public rows; no row and no sentence of them is part of the project. */
final class OutsideRows {

    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Set<String> CANTONESE = Set.of("蚊", "毫", "個九", "個半", "仙");

    private final Path folder;

    OutsideRows(Path folder) {
        this.folder = folder;
    }

    List<Tally> tallies() {
        List<Tally> all = new ArrayList<>();
        all.add(jionlp());
        all.add(currency());
        all.add(ducklingMoney());
        all.addAll(new OutsideDates(folder).tallies());
        all.add(phones());
        all.add(platformsInReviews());
        all.add(offTopic("offtopic_dev"));
        all.add(placeholders());
        all.add(sessions());
        return all;
    }

    private static List<Money> money(String text, boolean yuanOnly) {
        return Rows.read(text).entities("amount").map(e -> (Money) e.value()).filter(m -> !yuanOnly || m.currency().equals("CNY")).toList();
    }

    private static boolean same(BigDecimal a, BigDecimal b) {
        return a != null && b != null && a.subtract(b).abs().compareTo(new BigDecimal("0.005")) <= 0;
    }

    private Tally jionlp() {
        Tally tally = new Tally("amounts, jionlp_money", "≥ 95 %");
        for (JsonNode row : Rows.outside(folder, "jionlp_money")) {
            String text = row.get("text").asText();
            JsonNode expected = row.get("expected");
            if (row.get("kind").asText().equals("money_parse") && expected.isObject()) {
                boolean yuan = expected.get("case").asText().equals("元");
                List<Money> got = money(text, false);
                JsonNode num = expected.get("num");
                boolean range = num.isArray();
                BigDecimal low = new BigDecimal((range ? num.get(0) : num).asText());
                Money first = got.isEmpty() ? null : got.get(0);
                boolean good = got.size() == 1 && same(first.value(), low) && (!range || same(first.to(), new BigDecimal(num.get(1).asText()))) && first.currency().equals("CNY") == yuan;
                tally.count(good, text + " → " + got);
            } else if (expected.isArray()) {
                List<Entity> got = Rows.read(text).entities("amount").toList();
                boolean good = got.size() == expected.size();
                for (int i = 0; good && i < got.size(); i++) {
                    good = got.get(i).text().replace(" ", "").equals(expected.get(i).get("text").asText().replace(" ", ""));
                }
                tally.count(good, text + " → " + got.stream().map(Entity::text).toList());
            } else {
                List<Money> got = money(text, false);
                tally.count(got.isEmpty(), text + " → " + got);
            }
        }
        return tally;
    }

    private Tally currency() {
        Tally tally = new Tally("amounts, recognizers_currency", "≥ 95 %");
        for (JsonNode row : Rows.outside(folder, "recognizers_currency")) {
            String text = row.get("text").asText();
            List<BigDecimal> want = new ArrayList<>();
            for (JsonNode e : row.get("expected")) {
                JsonNode resolution = e.get("Resolution");
                String unit = resolution.path("isoCurrency").asText("");
                if (unit.equals("CNY") && resolution.hasNonNull("value")) {
                    want.add(new BigDecimal(resolution.get("value").asText()));
                }
            }
            List<Money> got = money(text, true);
            boolean good = got.size() == want.size();
            for (int i = 0; good && i < got.size(); i++) {
                good = same(got.get(i).value(), want.get(i));
            }
            tally.count(good, text + " → " + got);
        }
        return tally;
    }

    private Tally ducklingMoney() {
        Tally tally = new Tally("amounts, duckling_zh_money", "≥ 95 %");
        Pattern number = Pattern.compile("\\d+(?:\\.\\d+)?");
        for (JsonNode row : Rows.outside(folder, "duckling_zh_money")) {
            String text = row.get("text").asText();
            if (isCantonese(text) || text.contains("個半") || text.contains("個九")) {
                tally.skip(row.get("id").asText(), "Cantonese form");
                continue;
            }
            String expected = row.get("expected_haskell").asText();
            Matcher m = number.matcher(expected);
            m.find();
            BigDecimal want = new BigDecimal(m.group());
            want = expected.contains("Cent") ? want.movePointLeft(2) : want;
            BigDecimal upper = expected.contains("between") && m.find() ? new BigDecimal(m.group()) : null;
            List<Money> got = money(text, false);
            boolean good = got.size() == 1 && same(got.get(0).value(), want) && (upper == null || same(got.get(0).to(), upper));
            tally.count(good, text + " → " + got);
        }
        return tally;
    }

    private static boolean isCantonese(String text) {
        return CANTONESE.stream().anyMatch(text::contains);
    }

    private Tally phones() {
        Tally tally = new Tally("phones, crosswoz_phone_price", "≥ 98 %");
        for (JsonNode row : Rows.outside(folder, "crosswoz_phone_price")) {
            String text = row.get("text").asText();
            for (JsonNode label : row.get("labels")) {
                String value = label.get("value").asText();
                if (!label.get("slot").asText().equals("电话") || !text.contains(value)) {
                    continue;
                }
                String digits = value.replaceAll("[^0-9]", "");
                if (digits.length() < 7 || value.contains(",") || value.contains("，") || value.contains("、") || value.contains(";")) {
                    tally.skip(row.get("id").asText(), "several numbers in one label, or none");
                    continue;
                }
                boolean good = Rows.read(text).entities("phone").map(e -> ((String) e.value()).replace("x", "")).anyMatch(p -> p.equals(digits) || digits.endsWith(p) && p.length() >= 7);
                tally.count(good, text + " want " + value + " got " + Rows.read(text).entities("phone").map(Entity::value).toList());
            }
        }
        return tally;
    }

    private Tally platformsInReviews() {
        Tally tally = new Tally("reviews without a wrong platform", "≥ 99.9 %");
        for (String file : List.of("reviews_aftersale_dev", "waimai_negative")) {
            for (JsonNode row : Rows.outside(folder, file)) {
                String text = row.get("text").asText();
                String cut = text.length() > 2_000 ? text.substring(0, 2_000) : text;
                List<Entity> got = Rows.read(cut).entities("platform").filter(Entity::isCertain).toList();
                boolean good = got.stream().allMatch(e -> Set.of("京东", "淘宝", "天猫", "当当", "当当网", "美团", "饿了么", "携程", "亚马逊", "百度", "苏宁", "jd", "JD", "携程网", "苏宁易购", "官网", "美团外卖", "大众点评", "饿了吗", "国美", "一号店", "1号店", "卓越", "京东商城", "天猫超市", "京东自营", "京东超市", "某东", "腾讯视频", "陶宝", "dangdang", "CTRIP").contains(e.text()));
                tally.count(good, row.get("id").asText() + " " + got.stream().map(Entity::text).toList());
            }
        }
        return tally;
    }

    private Tally offTopic(String file) {
        Tally tally = new Tally("off-topic rows that open no complaint", "≥ 98 %");
        for (JsonNode row : Rows.outside(folder, file)) {
            String text = row.get("text").asText();
            List<Entity> got = Rows.read(text).entities().stream().filter(e -> e.isCertain() && Set.of("issue", "demand", "outcome", "order_no").contains(e.type())).toList();
            tally.count(got.isEmpty(), text + " → " + got.stream().map(e -> e.type() + "=" + e.value()).toList());
        }
        return tally;
    }

    private Tally placeholders() {
        Tally tally = new Tally("masked placeholders fill nothing", "100 %");
        for (JsonNode row : Rows.outside(folder, "jddc_user_utterances_valid")) {
            String text = row.get("text").asText();
            if (text.indexOf('[') < 0 || text.length() > 2_000) {
                continue;
            }
            boolean inside = Rows.read(text).entities().stream().filter(e -> Set.of("order_no", "tracking_no", "amount", "date", "phone").contains(e.type()))
                    .anyMatch(e -> insideBracket(text, e.start()));
            tally.count(!inside, text);
        }
        return tally;
    }

    private static boolean insideBracket(String text, int at) {
        int open = text.lastIndexOf('[', at);
        int close = text.lastIndexOf(']', at - 1);
        return open >= 0 && open > close && text.indexOf(']', at) >= 0 && DIGITS.matcher(text.substring(open, at + 1)).find() && !text.substring(open, at).contains(":");
    }

    private Tally sessions() {
        Tally tally = new Tally("jddc_raw_sessions read without a failure", "100 %");
        for (JsonNode row : Rows.outside(folder, "jddc_raw_sessions")) {
            for (JsonNode turn : row.get("turns")) {
                String text = turn.get("text").asText();
                String cut = text.length() > 2_000 ? text.substring(0, 2_000) : text;
                boolean sound = Rows.read(cut).entities().stream().allMatch(e -> cut.substring(e.start(), e.end()).equals(e.text()));
                tally.count(sound, cut);
            }
        }
        return tally;
    }
}
