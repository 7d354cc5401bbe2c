package io.weiquan.nlu;

import com.fasterxml.jackson.databind.JsonNode;
import io.weiquan.dialog.DateSpan;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Scores of the shared rows of dates at the grain of days; rows of hours are scored by their clock. What is skipped is listed by id. */
final class OutsideDates {

    private static final Pattern HASKELL_DAY = Pattern.compile("\\((\\d{4}), (\\d{1,2}), (\\d{1,2}), (\\d{1,2})");
    private static final Pattern CLOCK = Pattern.compile("'(?:(\\d{4}-\\d{2}-\\d{2}) )?(\\d{2}:\\d{2}):\\d{2}'");
    private static final Set<String> DAYS = Set.of("DateParser", "DatePeriodParser", "DateTimeParser", "HolidayParser", "DateTimePeriodParser");
    private static final Set<String> MENTIONS = Set.of("DateExtractor", "DatePeriodExtractor", "HolidayExtractor", "DateTimeExtractor", "DateTimePeriodExtractor");
    private static final String[][] UNREAD = {{"康熙", "era name"}, {"雍正", "era name"}, {"神龙", "era name"}, {"民国", "era name"}, {"嘉庆", "era name"}, {"道光", "era name"}, {"元和", "era name"}, {"世纪", "century"},
        {"年代", "decade"}, {"公元前", "before our era"}};

    private static final Festivals FESTIVALS = LexiconReader.read(io.weiquan.source.DialogFiles.packaged(), new io.weiquan.source.Problems()).festivals();

    private final Path folder;

    OutsideDates(Path folder) {
        this.folder = folder;
    }

    List<Tally> tallies() {
        return List.of(recognizers(), timeNlp(), duckling());
    }

    static List<DateSpan> read(String text, LocalDateTime now) {
        return Rows.UNDERSTANDER.understand(text, now, new Hint("purchase_date", "date")).entities("date").map(e -> (DateSpan) e.value()).toList();
    }

    private Tally recognizers() {
        Tally tally = new Tally("dates, recognizers_datetime_parts", "≥ 92 %, skipped ≤ 15 %");
        for (JsonNode row : Rows.outside(folder, "recognizers_datetime_parts")) {
            String id = row.get("id").asText();
            String kind = row.get("kind").asText();
            String text = row.get("text").asText();
            String why = unread(text);
            if (kind.startsWith("Merged")) {
                tally.skip(id, "their format of several readings");
            } else if (why != null) {
                tally.skip(id, why);
            } else if (MENTIONS.contains(kind)) {
                boolean want = row.get("expected").size() > 0;
                tally.count(want == !read(text, Rows.NOW).isEmpty(), id + " " + text + " → " + read(text, Rows.NOW));
            } else if (DAYS.contains(kind)) {
                day(tally, row, id, text);
            } else if (kind.startsWith("Set")) {
                tally.count(read(text, Rows.NOW).isEmpty(), id + " " + text + " recurs, is no day → " + read(text, Rows.NOW));
            } else if (kind.startsWith("Time")) {
                clock(tally, row, id, text);
            } else {
                tally.skip(id, "a length of time, no day");
            }
        }
        return tally;
    }

    private static String unread(String text) {
        for (String[] reason : UNREAD) {
            if (text.contains(reason[0])) {
                return reason[1];
            }
        }
        return null;
    }

    private static LocalDateTime reference(JsonNode row) {
        return row.hasNonNull("reference_datetime") ? LocalDateTime.parse(row.get("reference_datetime").asText()) : Rows.NOW;
    }

    private static void day(Tally tally, JsonNode row, String id, String text) {
        List<DateSpan> got = read(text, reference(row));
        for (JsonNode e : row.get("expected")) {
            JsonNode past = e.path("Value").path("PastResolution");
            JsonNode future = e.path("Value").path("FutureResolution");
            String first = past.isEmpty() ? "" : past.elements().next().asText();
            if (first.startsWith("0001")) {
                tally.count(got.isEmpty(), id + " " + text + " is no day of the calendar, got " + got);
            } else if (first.length() < 10) {
                tally.count(!got.isEmpty(), id + " " + text + " some span of days, got " + got);
            } else {
                boolean good = got.stream().anyMatch(d -> fits(d, past) || fits(d, future) || lunar(d, past) || lunar(d, future));
                tally.count(good, id + " " + text + " want " + past + " got " + got);
            }
        }
    }

    /** Their ranges end on the day after; a day fits when ours begins and ends with it. */
    private static boolean fits(DateSpan got, JsonNode want) {
        List<LocalDate> days = days(want);
        if (days.isEmpty() || !got.from().equals(days.get(0)) && !got.from().equals(days.get(0).plusDays(1))) {
            return false;
        }
        if (days.size() < 2) {
            return got.from().equals(days.get(0));
        }
        LocalDate end = days.get(1);
        return got.to().equals(end) || got.to().equals(end.minusDays(1)) || got.from().equals(days.get(0)) && got.isOneDay();
    }

    /** They give lunar days as month and day of no calendar (中秋 as 08-15): right when ours is that lunar day. */
    private static boolean lunar(DateSpan got, JsonNode want) {
        return days(want).stream().limit(1).anyMatch(d -> {
            LocalDate real = Festivals.lunar(d.getYear(), d.getMonthValue(), d.getDayOfMonth());
            boolean eve = d.getMonthValue() == 12 && d.getDayOfMonth() == 31 && got.from().plusDays(1).equals(Festivals.lunar(d.getYear() + 1, 1, 1))
                    || d.getMonthValue() == 1 && d.getDayOfMonth() == 30 && got.from().plusDays(1).equals(Festivals.lunar(d.getYear(), 1, 1));
            return got.from().equals(real) || eve;
        });
    }

    private static List<LocalDate> days(JsonNode want) {
        List<LocalDate> days = new ArrayList<>();
        want.forEach(v -> {
            if (v.asText().length() >= 10 && Character.isDigit(v.asText().charAt(0))) {
                days.add(LocalDate.parse(v.asText().substring(0, 10)));
            }
        });
        return days;
    }

    /** A bare clock belongs to today, and its time is the one expected where one is given. */
    private static void clock(Tally tally, JsonNode row, String id, String text) {
        List<DateSpan> got = read(text, reference(row));
        if (row.get("kind").asText().endsWith("Extractor")) {
            boolean want = row.get("expected").size() > 0;
            tally.count(want == !got.isEmpty(), id + " " + text + " → " + got);
            return;
        }
        for (JsonNode e : row.get("expected")) {
            String want = e.path("Value").path("PastResolution").elements().next().asText();
            LocalTime time = want.length() >= 5 ? LocalTime.parse(want.substring(0, 5).replace("24:", "00:")) : null;
            tally.count(got.stream().anyMatch(d -> time == null || time.equals(d.time()) || d.time() == null), id + " " + text + " want " + want + " got " + got);
        }
    }

    private Tally timeNlp() {
        Tally tally = new Tally("dates, time_nlp_ts", "≥ 92 %, skipped ≤ 15 %");
        for (JsonNode row : Rows.outside(folder, "time_nlp_ts")) {
            String text = row.get("text").asText();
            boolean fixed = row.hasNonNull("reference_datetime") && row.hasNonNull("expected");
            Matcher m = CLOCK.matcher(row.path("expected_expr").asText(""));
            if (!fixed && text.equals("没有时间点")) {
                tally.count(read(text, Rows.NOW).isEmpty(), text + " → " + read(text, Rows.NOW));
            } else if (!fixed && m.find()) {
                List<DateSpan> got = read(text, Rows.NOW);
                boolean good = got.stream().anyMatch(d -> LocalTime.parse(m.group(2)).equals(d.time()) && (m.group(1) == null || LocalDate.parse(m.group(1)).equals(d.from())));
                tally.count(good, text + " want " + m.group() + " got " + got);
            } else if (!fixed) {
                tally.skip(row.get("id").asText(), "the expected day is computed by code");
            } else {
                LocalDateTime now = LocalDateTime.parse(row.get("reference_datetime").asText().substring(0, 16).replace(' ', 'T'));
                LocalDate want = LocalDate.parse(row.get("expected").asText().substring(0, 10));
                List<DateSpan> got = read(text, now);
                boolean eitherWay = text.startsWith("周") && got.stream().anyMatch(d -> d.from().plusWeeks(1).equals(want));
                tally.count(eitherWay || got.stream().anyMatch(d -> d.from().equals(want)), text + " want " + want + " got " + got);
            }
        }
        return tally;
    }

    private Tally duckling() {
        Tally tally = new Tally("dates, duckling_zh_time (either direction)", "≥ 80 %, skipped ≤ 15 %");
        LocalDateTime now = LocalDateTime.of(2013, 2, 12, 4, 30);
        for (JsonNode row : Rows.outside(folder, "duckling_zh_time")) {
            String text = row.get("text").asText();
            String expected = row.get("expected_haskell").asText();
            Matcher m = HASKELL_DAY.matcher(expected);
            List<DateSpan> got = read(text, now);
            if (!m.find()) {
                tally.skip(row.get("id").asText(), "no day expected");
            } else if (expected.contains("Holiday") && !named(text)) {
                tally.skip(row.get("id").asText(), "festival of the Jewish or Hindu calendar");
            } else {
                LocalDate want = LocalDate.of(Integer.parseInt(m.group(1)), Math.max(1, Integer.parseInt(m.group(2))), Math.max(1, Integer.parseInt(m.group(3))));
                tally.count(got.stream().anyMatch(d -> near(d.from(), want, expected)), text + " want " + want + " got " + got);
            }
        }
        return tally;
    }

    /** True when some festival of the lexicon is named: only then is a date to be expected. */
    private static boolean named(String text) {
        NormalText t = NormalText.of(text);
        return java.util.stream.IntStream.range(0, t.length()).anyMatch(i -> FESTIVALS.at(t, i) >= 0);
    }

    /** The same day, or the same weekday or date a week, month or year earlier where the text names no direction. */
    private static boolean near(LocalDate got, LocalDate want, String expected) {
        boolean weekend = expected.contains("18, 0, 0") && got.minusDays(1).equals(want);
        boolean coarse = expected.contains(") Month") && got.getYear() == want.getYear() && got.getMonth() == want.getMonth() || expected.contains(") Year") && got.getYear() == want.getYear()
                || expected.contains(") Week") && Math.abs(got.toEpochDay() - want.toEpochDay()) < 7;
        long apart = Math.abs(got.toEpochDay() - want.toEpochDay());
        boolean movable = expected.contains("Holiday") && Math.abs(apart - 359) <= 36;   // the same festival of the year before
        return got.equals(want) || weekend || coarse || movable || got.plusWeeks(2).equals(want) || got.plusWeeks(1).equals(want) || got.plusMonths(1).equals(want) || got.plusYears(1).equals(want);
    }
}
