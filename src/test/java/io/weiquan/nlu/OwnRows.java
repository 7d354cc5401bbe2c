package io.weiquan.nlu;

import io.weiquan.dialog.DateSpan;
import io.weiquan.dialog.Entity;
import io.weiquan.dialog.Intent;
import io.weiquan.dialog.Money;
import io.weiquan.dialog.Understanding;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Scores of our own labelled messages. {@code unseen.tsv}, {@code spoken.tsv}, {@code opened.tsv} and {@code stories.tsv} were looked at while
 * rules and words were changed; {@code sealed.tsv} is written by somebody who saw no training line, and only its totals are ever printed.
 */
final class OwnRows {

    /** Intents that concern a story as well as a command: they count wherever they are read. */
    private static final Set<String> ANYWHERE = Set.of("scam", "danger", "minor", "fabricate", "threaten", "outcome", "resolved", "chitchat", "human", "anger", "abuse", "bot_complaint", "off_topic");
    /** 退一赔三 asks for the money back as well: that reading is right beside the labelled one. */
    private static final Pattern BACK_AND_MORE = Pattern.compile("退一赔|退1赔");
    private static final Map<String, String> TAKES_OVER = Map.of("SCAM", "scam", "MINOR_PURCHASE", "minor");
    private static final List<String> VALUES = List.of("platform", "outcome", "amount", "date", "order_no", "tracking_no", "phone");

    final String half;
    private final LocalDateTime now;
    private final Map<String, Tally> tallies = new LinkedHashMap<>();
    private final Map<String, Tally> classes = new TreeMap<>();
    final Calibration issues;
    final Calibration intents;

    OwnRows(String half, List<Rows.Labelled> rows, LocalDateTime now) {
        this.half = half;
        this.now = now;
        this.issues = new Calibration("main issue, " + half);
        this.intents = new Calibration("intents, " + half);
        for (Rows.Labelled row : rows) {
            Understanding got = Rows.UNDERSTANDER.understand(row.text(), now, Hint.NONE);
            issue(row, got);
            demand(row, got);
            intent(row, got);
            VALUES.forEach(type -> value(row, got, type));
        }
    }

    List<Tally> tallies() {
        return new ArrayList<>(tallies.values());
    }

    /** One line for each class: how often it was read right or offered. */
    List<Tally> classes() {
        return new ArrayList<>(classes.values());
    }

    private Tally tally(String name, String goal) {
        return tallies.computeIfAbsent(name, n -> new Tally(n + ", " + half, goal));
    }

    private void count(String kind, String label, boolean good, String text) {
        classes.computeIfAbsent(kind + " " + label, n -> new Tally(n, "")).count(good, text);
    }

    /** What the dialog would take or offer: readings worth a question, the likeliest first, no more than one question holds. */
    private static Map<String, Double> best(Understanding got, String type) {
        Map<String, Double> best = new HashMap<>();
        got.entities(type).filter(e -> e.confidence() >= Entity.WORTH_ASKING).forEach(e -> best.merge((String) e.value(), e.confidence(), Math::max));
        Map<String, Double> offered = new LinkedHashMap<>();
        best.entrySet().stream().sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .filter(e -> e.getValue() >= Entity.CERTAIN || offered.size() < Entity.MOST_OFFERED).forEach(e -> offered.put(e.getKey(), e.getValue()));
        return offered;
    }

    /** A fraud or a child's payment takes the case over, whatever else sounds like a complaint in it: heard as an intent or as the issue it is the same. */
    private static boolean takenOver(String main, Understanding got) {
        String heard = TAKES_OVER.get(main);
        return heard != null && got.intent(heard).filter(i -> i.confidence() >= Entity.CERTAIN).isPresent();
    }

    private static boolean tellsSo(String intent, Understanding got) {
        return got.entities("issue").anyMatch(e -> e.isCertain() && intent.equals(TAKES_OVER.get(e.value())));
    }

    private void issue(Rows.Labelled row, Understanding got) {
        String label = row.label("issue");
        if (label == null) {
            return;
        }
        Map<String, Double> best = best(got, "issue");
        String gate = label.split(",")[0];
        if (takenOver(gate, got)) {
            best.merge(gate, 1.0, Math::max);
        }
        String top = best.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey).orElse(null);
        boolean certain = top != null && best.get(top) >= Entity.CERTAIN;
        String said = row.text() + " want " + label + " got " + best;
        if (label.equals("-")) {
            tally("no issue taken where there is none", "≥ 97 %").count(!certain, said);
            if (certain) {
                count("issue taken where there is none,", top, false, said);
            }
            return;
        }
        List<String> all = List.of(label.split(","));
        String main = all.get(0);
        tally("main issue right at once", "").count(certain && main.equals(top), said);
        tally("main issue asked about instead of taken", "").count(!certain, said);
        tally("choices in such a question, of " + Entity.MOST_OFFERED, "").countMany(certain ? 0 : best.size(), certain ? 0 : Entity.MOST_OFFERED);
        boolean offered = best.containsKey(main) || main.equals("OTHER") && best.isEmpty();   // the open question has OTHER among its choices
        tally("main issue right at once or offered", "≥ 97 %").count(offered, said);
        tally("issue not silently wrong", "≥ 97 %").count(!certain || all.contains(top) || best.containsKey(main), said);
        if (all.size() > 1) {
            tally("all of several issues read or offered", "").count(best.keySet().containsAll(all), said);
        }
        count("issue", main, best.containsKey(main), said);
        issues.add(top == null ? 0 : best.get(top), main.equals(top));
    }

    private void demand(Rows.Labelled row, Understanding got) {
        String label = row.label("demand");
        if (label == null) {
            return;
        }
        Set<String> want = label.equals("-") ? Set.of() : Set.of(label.split(","));
        Map<String, Double> best = best(got, "demand");
        Set<String> certain = best.entrySet().stream().filter(e -> e.getValue() >= Entity.CERTAIN).map(Map.Entry::getKey).collect(Collectors.toSet());
        String said = row.text() + " want " + label + " got " + best;
        if (!want.isEmpty()) {
            tally("demand right at once or offered", "≥ 97 %").count(best.keySet().containsAll(want), said);
            want.forEach(d -> count("demand", d, best.containsKey(d), said));
        }
        if (want.contains("PUNITIVE") && BACK_AND_MORE.matcher(row.text()).find()) {
            certain.removeAll(Set.of("RETURN_REFUND", "REFUND_ONLY"));
        }
        tally("demand not silently wrong", "≥ 97 %").count(want.containsAll(certain), said);
    }

    private void intent(Rows.Labelled row, Understanding got) {
        String label = row.label("intent");
        if (label == null) {
            return;
        }
        boolean none = got.intents().stream().noneMatch(Intent::whole);
        boolean anywhere = ANYWHERE.contains(label) && got.intent(label).filter(i -> i.confidence() >= 0.8).isPresent();
        boolean good = label.equals("-") ? none : got.isWhole(label) || anywhere || tellsSo(label, got);
        String said = row.text() + " want " + label + " got " + got.intents();
        tally("intents of conversation", "≥ 97 %").count(good, said);
        count("intent", label, good, said);
        got.intents().stream().findFirst().ifPresent(i -> intents.add(i.confidence(), i.name().equals(label)));
        if (!label.equals("-")) {
            wrongType(row);
        }
    }

    /** 没有, 你好, 转人工 to a question for a number, a day or a name: nothing of that kind may come out. */
    private void wrongType(Rows.Labelled row) {
        for (String type : List.of("amount", "date", "order_no", "phone")) {
            boolean filled = Rows.UNDERSTANDER.understand(row.text(), now, new Hint(type, type)).entities(type)
                    .anyMatch(e -> e.isCertain() && (e.role() == null || e.role().equals(type)));   // a day that is another's fills that one's place
            boolean given = row.label(type) != null && !row.label(type).equals("-") || row.text().chars().anyMatch(c -> Character.isDigit(c) || Numeral.hanDigit((char) c) >= 0);
            if (!given) {
                tally("answers of the wrong type fill nothing", "100 %").count(!filled, type + " ← " + row.text());
            }
        }
    }

    private void value(Rows.Labelled row, Understanding got, String type) {
        String label = row.label(type);
        if (label == null) {
            return;
        }
        List<Entity> read = got.entities(type).toList();
        List<Entity> certain = read.stream().filter(Entity::isCertain).toList();
        String said = row.text() + " want " + type + "=" + label + " got " + read;
        if (label.equals("-")) {
            boolean none = certain.stream().allMatch(e -> "claim_amount".equals(e.role()));   // 我要八百块的赔偿 is asked for, and fills no price
            tally("no value invented", "100 %").count(none, said);
            count("invented no", type, none, said);
            return;
        }
        boolean found = read.stream().anyMatch(e -> same(e, label));
        tally(type + " exact value (recall)", "≥ 97 %").count(found, said);
        certain.stream().filter(e -> !"claim_amount".equals(e.role())).forEach(e -> tally(type + " certain and right (precision)", "").count(same(e, label), said));
    }

    private static boolean same(Entity e, String label) {
        if (e.value() instanceof Money money) {
            return money.currency().equals("CNY") && money.value().compareTo(new BigDecimal(label)) == 0;
        }
        if (e.value() instanceof DateSpan span) {
            int dots = label.indexOf("..");
            LocalDate from = LocalDate.parse(dots < 0 ? label : label.substring(0, dots));
            LocalDate to = dots < 0 ? from : LocalDate.parse(label.substring(dots + 2));
            return span.from().equals(from) && (span.to().equals(to) || dots < 0 && span.approx());
        }
        return String.valueOf(e.value()).replaceAll("[ -]", "").equalsIgnoreCase(label.replaceAll("[ -]", ""));
    }
}
