package io.weiquan.nlu;

import com.fasterxml.jackson.databind.JsonNode;
import io.weiquan.dialog.DateSpan;
import io.weiquan.dialog.Entity;
import io.weiquan.dialog.Money;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Scores of the shared public rows; no row and no sentence of them is part of the project. */
final class OutsideRows {

    private static final Pattern HASKELL_DAY = Pattern.compile("\\((\\d{4}), (\\d{1,2}), (\\d{1,2}), (\\d{1,2})");
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Set<String> CANTONESE = Set.of("蚊", "毫", "個九", "個半", "仙", "尋日", "聽日", "今個", "宜家", "而家", "依家", "晏晝", "呢個", "個鐘", "琴日", "上晝", "下晝");

    private final Path folder;

    OutsideRows(Path folder) {
        this.folder = folder;
    }

    List<Tally> tallies() {
        List<Tally> all = new ArrayList<>();
        all.add(jionlp());
        all.add(currency());
        all.add(ducklingMoney());
        all.add(recognizersDates());
        all.add(timeNlp());
        all.add(duckling());
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

    private static List<DateSpan> dates(String text, LocalDateTime now) {
        return Rows.UNDERSTANDER.understand(text, now, new Hint("purchase_date", "date")).entities("date").map(e -> (DateSpan) e.value()).toList();
    }

    private Tally recognizersDates() {
        Tally tally = new Tally("dates, recognizers_datetime_parts", "≥ 92 %");
        for (JsonNode row : Rows.outside(folder, "recognizers_datetime_parts")) {
            String id = row.get("id").asText();
            String kind = row.get("kind").asText();
            String text = row.get("text").asText();
            boolean dated = kind.equals("DateParser") || kind.equals("DatePeriodParser") || kind.equals("DateTimeParser") || kind.equals("HolidayParser") || kind.equals("DateTimePeriodParser");
            boolean extractor = kind.equals("DateExtractor") || kind.equals("DatePeriodExtractor") || kind.equals("HolidayExtractor") || kind.equals("DateTimeExtractor");
            if (!dated && !extractor) {
                continue;
            }
            String why = recognizerSkip(text);
            if (why != null) {
                tally.skip(id, why);
            } else if (extractor) {
                boolean want = row.get("expected").size() > 0;
                boolean got = !dates(text, Rows.NOW).isEmpty();
                tally.count(want == got, id + " " + text + " → " + dates(text, Rows.NOW));
            } else {
                recognizerRow(tally, row, id, text);
            }
        }
        return tally;
    }

    private static String recognizerSkip(String text) {
        String[][] reasons = {{"康熙", "era name"}, {"雍正", "era name"}, {"神龙", "era name"}, {"民国", "era name"}, {"嘉庆", "era name"}, {"道光", "era name"}, {"元和", "era name"}, {"世纪", "century"}, {"年代", "decade"}, {"公元前", "before our era"},
            {"小时", "hours, not days"}, {"分钟", "minutes, not days"}, {"秒", "seconds, not days"}, {"个周三", "n-th weekday"}, {"第一周", "n-th week"}, {"农历", "their lunar dates are not converted"}, {"大年", "their lunar dates are not converted"},
            {"正月", "their lunar dates are not converted"}, {"初一", "their lunar dates are not converted"}, {"中秋", "their lunar dates are not converted"}, {"除夕", "their lunar dates are not converted"}, {"端午", "their lunar dates are not converted"}, {"春节", "their lunar dates are not converted"},
            {"元宵", "their lunar dates are not converted"}, {"重阳", "their lunar dates are not converted"}, {"清明", "their lunar dates are not converted"}, {"夏天", "season without dates"}, {"春天", "season without dates"}, {"秋", "season without dates"}, {"冬", "season without dates"}, {"最后一", "n-th weekday"}, {"Q", "quarter code"}};
        for (String[] reason : reasons) {
            if (text.contains(reason[0])) {
                return reason[1];
            }
        }
        return null;
    }

    private static void recognizerRow(Tally tally, JsonNode row, String id, String text) {
        LocalDateTime now = row.hasNonNull("reference_datetime") ? LocalDateTime.parse(row.get("reference_datetime").asText()) : Rows.NOW;
        List<DateSpan> got = dates(text, now);
        for (JsonNode e : row.get("expected")) {
            JsonNode past = e.path("Value").path("PastResolution");
            JsonNode future = e.path("Value").path("FutureResolution");
            if (past.isEmpty() || past.elements().next().asText().length() < 10 || past.elements().next().asText().startsWith("0001")) {
                tally.skip(id, "no day in the expected value");
                continue;
            }
            boolean good = got.stream().anyMatch(d -> fits(d, past) || fits(d, future));
            tally.count(good, id + " " + text + " want " + past + " got " + got);
        }
    }

    /** Their ranges end on the day after; a day fits when ours begins and ends with it. */
    private static boolean fits(DateSpan got, JsonNode want) {
        List<LocalDate> days = new ArrayList<>();
        want.forEach(v -> {
            if (v.asText().length() >= 10 && Character.isDigit(v.asText().charAt(0))) {
                days.add(LocalDate.parse(v.asText().substring(0, 10)));
            }
        });
        if (days.isEmpty() || !got.from().equals(days.get(0)) && !got.from().equals(days.get(0).plusDays(1))) {
            return false;
        }
        if (days.size() < 2) {
            return got.from().equals(days.get(0));
        }
        LocalDate end = days.get(1);
        return got.to().equals(end) || got.to().equals(end.minusDays(1)) || got.from().equals(days.get(0)) && got.isOneDay();
    }

    private Tally timeNlp() {
        Tally tally = new Tally("dates, time_nlp_ts", "≥ 92 %");
        for (JsonNode row : Rows.outside(folder, "time_nlp_ts")) {
            String text = row.get("text").asText();
            if (!row.hasNonNull("reference_datetime") || !row.hasNonNull("expected")) {
                tally.skip(row.get("id").asText(), "no fixed day expected");
                continue;
            }
            LocalDateTime now = LocalDateTime.parse(row.get("reference_datetime").asText().substring(0, 16).replace(' ', 'T'));
            LocalDate want = LocalDate.parse(row.get("expected").asText().substring(0, 10));
            List<DateSpan> got = dates(text, now);
            boolean eitherWay = text.startsWith("周") && got.stream().anyMatch(d -> d.from().plusWeeks(1).equals(want));
            tally.count(eitherWay || got.stream().anyMatch(d -> d.from().equals(want)), text + " want " + want + " got " + got);
        }
        return tally;
    }

    private Tally duckling() {
        Tally tally = new Tally("dates, duckling_zh_time (either direction)", "≥ 80 %");
        LocalDateTime now = LocalDateTime.of(2013, 2, 12, 4, 30);
        for (JsonNode row : Rows.outside(folder, "duckling_zh_time")) {
            String text = row.get("text").asText();
            String expected = row.get("expected_haskell").asText();
            String why = isCantonese(text) ? "Cantonese form" : expected.contains("Holiday") && foreign(text) ? "foreign holiday" : expected.contains(") Second") || expected.contains(") Minute") && !text.contains("号") ? "clock or seconds, no day" : null;
            Matcher m = HASKELL_DAY.matcher(expected);
            if (why != null || !m.find()) {
                tally.skip(row.get("id").asText(), why == null ? "no day expected" : why);
                continue;
            }
            LocalDate want = LocalDate.of(Integer.parseInt(m.group(1)), Math.max(1, Integer.parseInt(m.group(2))), Math.max(1, Integer.parseInt(m.group(3))));
            List<DateSpan> got = dates(text, now);
            boolean good = got.stream().anyMatch(d -> near(d.from(), want, expected));
            tally.count(good, text + " want " + want + " got " + got);
        }
        return tally;
    }

    /** The same day, or the same weekday or date a week, month or year earlier where the text names no direction. */
    private static boolean near(LocalDate got, LocalDate want, String expected) {
        boolean weekend = expected.contains("18, 0, 0") && got.minusDays(1).equals(want);
        boolean coarse = expected.contains(") Month") && got.getYear() == want.getYear() && got.getMonth() == want.getMonth() || expected.contains(") Year") && got.getYear() == want.getYear()
                || expected.contains(") Week") && Math.abs(got.toEpochDay() - want.toEpochDay()) < 7;
        boolean lunar = expected.contains("Holiday") && Math.abs(Math.abs(got.toEpochDay() - want.toEpochDay()) - 355) <= 31;
        return got.equals(want) || weekend || coarse || lunar || got.plusWeeks(2).equals(want) || got.plusWeeks(1).equals(want) || got.plusMonths(1).equals(want) || got.plusYears(1).equals(want) || expected.contains("Holiday") && got.getMonthValue() == want.getMonthValue() && got.getDayOfMonth() == want.getDayOfMonth();
    }

    private static boolean isCantonese(String text) {
        return CANTONESE.stream().anyMatch(text::contains);
    }

    private static boolean foreign(String text) {
        return Set.of("元旦", "妇女", "婦女", "劳动", "勞動", "儿童", "兒童", "建军", "建軍", "圣诞", "聖誕", "愚人", "情人", "消费者", "消費者", "春节", "新春", "国庆", "清明", "端午", "中秋", "重阳", "教师", "母亲", "父亲", "万圣", "萬聖", "感恩", "农历新年", "澳门")
                .stream().noneMatch(text::contains) || text.contains("以色列");
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
                boolean good = got.stream().allMatch(e -> Set.of("京东", "淘宝", "天猫", "当当", "当当网", "美团", "饿了么", "携程", "亚马逊", "百度", "苏宁", "jd", "JD", "携程网", "苏宁易购", "官网", "美团外卖", "大众点评", "饿了吗", "国美", "一号店", "1号店", "卓越", "京东商城", "天猫超市", "京东自营", "京东超市", "某东", "dangdang", "CTRIP").contains(e.text()));
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
