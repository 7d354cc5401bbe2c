package io.weiquan.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiquan.advice.knowledge.Channel;
import io.weiquan.advice.knowledge.Knowledge;
import io.weiquan.advice.knowledge.Names;
import io.weiquan.advice.knowledge.Rules;
import io.weiquan.dialog.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;

/** The decision table over everything it decides; what it found is written to {@code target/recommendation-table.md}. */
class RecommendationTableTest {

    private final Knowledge knowledge = Desk.advisor().knowledge();
    private final Vocabulary v = knowledge.vocabulary();
    private final Map<String, LongAdder> hits = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> toDefault = new ConcurrentHashMap<>();
    private final Set<String> contradictions = ConcurrentHashMap.newKeySet();

    private Rules.Row choose(Findings findings) {
        Rules.Row row = new Recommender(knowledge, findings, null).choose();
        hits.computeIfAbsent(row.id(), k -> new LongAdder()).increment();
        return row;
    }

    private Findings findings(Case c) {
        Findings findings = new Findings(c, knowledge);
        knowledge.gates().stream().filter(g -> findings.holds(g.when())).forEach(g -> findings.append("gates", g.id()));
        return findings;
    }

    private void choose(Desk.Facts facts) {
        Findings findings = findings(facts.asCase());
        findings.put(Names.PASSED, new DeadlineDesk(knowledge, findings).passed());
        choose(findings);
    }

    /** Issue × platform × seller type × outcome × no scene, each scene, each pair of scenes: 1.7 million cases. */
    @Test
    void every_combination_has_one_sound_answer_and_hardly_any_falls_to_the_default_row() throws IOException {
        List<String> outcomes = new ArrayList<>(v.keys("outcome"));
        outcomes.add("");
        List<List<String>> scenes = scenes();
        LongAdder all = new LongAdder();
        v.keys("issue").parallelStream().forEach(issue -> {
            for (String platform : v.keys("platform")) {
                for (String seller : v.keys("seller_type")) {
                    for (String outcome : outcomes) {
                        Desk.Facts facts = Desk.today().with("issue", issue).with("platform", platform).with("seller_type", seller);
                        if (!outcome.isEmpty()) {
                            facts.tried("ORDER_AFTERSALE", outcome, "2026-11-20");
                        }
                        scenes.forEach(scene -> combination(facts.with("scenes", scene).asCase(), issue, outcome));
                        all.add(scenes.size());
                    }
                }
            }
        });
        report(all.sum());
        assertThat(all.sum()).isEqualTo((long) v.keys("issue").size() * v.keys("platform").size() * v.keys("seller_type").size() * outcomes.size() * scenes.size());
        assertThat(contradictions).isEmpty();
        assertThat(toDefault.values().stream().mapToLong(LongAdder::sum).sum() * 100.0 / all.sum()).isLessThanOrEqualTo(2.0);
    }

    private List<List<String>> scenes() {
        List<String> keys = v.keys("scene");
        List<List<String>> scenes = new ArrayList<>(List.of(List.of()));
        keys.forEach(s -> scenes.add(List.of(s)));
        for (int i = 0; i < keys.size(); i++) {
            for (int j = i + 1; j < keys.size(); j++) {
                scenes.add(List.of(keys.get(i), keys.get(j)));
            }
        }
        return scenes;
    }

    private void combination(Case c, String issue, String outcome) {
        Findings findings = findings(c);
        Rules.Row row = choose(findings);
        if (row.isDefault()) {
            toDefault.computeIfAbsent(issue + " " + (outcome.isEmpty() ? "nothing tried" : outcome), k -> new LongAdder()).increment();
        }
        closedAgainst(row, findings).ifPresent(why -> contradictions.add(row.id() + " recommends " + row.channel() + ", which is closed: " + why));
    }

    /** A channel that is recommended must not be one that its own reasons against call a dead end, unless it is under way already. */
    private java.util.Optional<String> closedAgainst(Rules.Row row, Findings findings) {
        return findings.has("tried", row.channel()) ? java.util.Optional.empty()
                : knowledge.channels().get(row.channel()).notNow().stream().filter(r -> findings.holds(r.when())).findFirst()
                .filter(Channel.Reason::closed).map(Channel.Reason::why);
    }

    private void report(long all) throws IOException {
        StringBuilder text = new StringBuilder("# The decision table over %,d cases\n\n## Cases of the default row\n\n".formatted(all));
        toDefault.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(e -> text.append("- %s: %,d\n".formatted(e.getKey(), e.getValue().sum())));
        text.append("\n## Rows with the weakest reasons\n\nWeak is: said in other rows too, short, or naming nothing of the case (row, cases, score, reasons).\n\n");
        weakest().forEach((id, score) -> text.append("- %s (%,d cases, %.1f): %s\n".formatted(id, hits.getOrDefault(id, new LongAdder()).sum(), score,
                String.join(" / ", row(id).reasons()))));
        Files.writeString(Files.createDirectories(Path.of("target")).resolve("recommendation-table.md"), text);
    }

    private Rules.Row row(String id) {
        return knowledge.recommendation().stream().filter(r -> r.id().equals(id)).findFirst().orElseThrow();
    }

    /** The dozen rows whose reasons say least, weakest first. */
    private Map<String, Double> weakest() {
        Map<String, Double> scores = new LinkedHashMap<>();
        knowledge.recommendation().forEach(row -> scores.put(row.id(), row.reasons().stream().mapToDouble(this::strength).sum() / row.reasons().size()));
        Map<String, Double> weakest = new LinkedHashMap<>();
        scores.entrySet().stream().sorted(Map.Entry.comparingByValue()).limit(12).forEach(e -> weakest.put(e.getKey(), e.getValue()));
        return weakest;
    }

    /** Longer is better up to 24 characters; shared with other rows is worse; a number, a rule or a consequence is better. */
    private double strength(String reason) {
        long shared = knowledge.recommendation().stream().filter(r -> r.reasons().contains(reason)).count();
        double substance = reason.matches(".*(\\d|七日|法|规定|期限|记录|免费|风险|证据|责任|强制|时效|不予受理|工单|主体|介入).*") ? 1.0 : 0.0;
        return Math.min(24, reason.length()) / 24.0 + substance - 0.5 * (shared - 1);
    }

    @Test
    void no_row_is_unreachable() {
        for (int seed = 0; seed < 6_000; seed++) {
            choose(findings(GeneratedCases.number(seed)));
        }
        for (String issue : v.keys("issue")) {
            for (String seller : v.keys("seller_type")) {
                for (String channel : List.of("SELLER_NEGOTIATION", "ONLINE_SERVICE", "PLATFORM_ARBITRATION", "PLATFORM_REVIEW", "WECHAT_SERVICE", "DEMAND_LETTER", "CCA", "MSA_LOCAL", "C12315", "COURT")) {
                    for (String outcome : List.of("SELLER_REFUSED", "PLATFORM_REJECTED", "MEDIATION_ENDED", "REFUSED_BY_12315")) {
                        for (String platform : List.of("JD", "XIANYU", "WECHAT", "OTHER")) {
                            choose(Desk.today().with("issue", issue).with("seller_type", seller).with("platform", platform).tried(channel, outcome, "2026-11-20"));
                        }
                    }
                    choose(Desk.today().with("issue", issue).with("seller_type", seller).with("platform", "JD").tried(channel, null, "2026-11-20"));
                }
            }
            rare(Desk.today().with("issue", issue));
        }
        Set<String> unreached = new HashSet<>(knowledge.recommendation().stream().map(Rules.Row::id).toList());
        unreached.removeAll(hits.keySet());
        assertThat(unreached).isEmpty();
    }

    /** What the keys alone do not bring about: words, dates, money, several steps taken. */
    private void rare(Desk.Facts facts) {
        choose(facts.with("platform", "JD").with("event", "我不想活了"));
        choose(facts.with("event", "老板不发工资"));
        choose(Desk.today().with("issue", "QUALITY").with("platform", "TAOBAO").with("event", "5只是死的，卖家只肯赔20块"));
        for (String why : List.of("材料不全", "要先找平台", "让我去找卫健")) {
            choose(Desk.today().with("issue", "QUALITY").with("platform", "TAOBAO").with("event", "12315说不受理，" + why).tried("C12315", "REFUSED_BY_12315", "2026-11-20"));
        }
        choose(facts.with("event", "").with("personal_use", false).tried("ORDER_AFTERSALE", "SELLER_REFUSED", "2026-11-20"));
        List<Map<String, Object>> used = List.of(Desk.contact("PLATFORM_ARBITRATION", "PLATFORM_REJECTED", "2026-11-18"), Desk.contact("PLATFORM_REVIEW", null, "2026-11-20"));
        choose(facts.tried(used));
        choose(facts.tried(List.of(used.get(0), used.get(1), Desk.contact("DEMAND_LETTER", null, "2026-11-21"))));
        choose(facts.with("personal_use", true).tried(used));
        choose(facts.with("purchase_date", "2022-01-01").tried("DEMAND_LETTER", null, "2026-11-20"));
        choose(facts.with("purchase_date", "2026-11-01").tried(List.of()).with("demand", List.of("INVESTIGATE")));
        choose(facts.with("demand", List.of("REFUND_ONLY")).with("return_received_date", "2026-11-01").with("platform", "TAOBAO"));
        choose(facts.with("platform_deadline", "2026-11-25").tried("SELLER_NEGOTIATION", "SELLER_REFUSED", "2026-11-20"));
        choose(facts.with("platform", "TAOBAO").with("platform_deadline", "2026-11-25").tried("PLATFORM_ARBITRATION", "PLATFORM_OPEN", "2026-11-20"));
        choose(facts.with("platform", "JD").tried(List.of(Desk.contact("PLATFORM_ARBITRATION", null, "2026-11-20"), Desk.contact("PLATFORM_REVIEW", null, "2026-11-21"))));
        choose(facts.tried(List.of(Desk.contact("ORDER_AFTERSALE", null, "2026-11-20"), Desk.contact("ONLINE_SERVICE", null, "2026-11-21"))));
        choose(facts.tried("ORDER_AFTERSALE", null, "2026-11-20"));
        choose(facts.tried(List.of()).with("platform", "OTHER").with("scenes", List.of("PREPAID")));
        choose(Desk.today().with("issue", "QUALITY").with("platform", "JD").with("seller_type", "SELF_OPERATED")
                .tried(List.of(Desk.contact("ORDER_AFTERSALE", null, "2026-11-20"), Desk.contact("ONLINE_SERVICE", null, "2026-11-21"))));
        choose(Desk.today().with("platform", "WECHAT").with("payment_method", "TRANSFER").with("issue", "LATE_SHIPMENT").with("event", "收了钱就把我拉黑了")
                .tried("SELLER_NEGOTIATION", "SELLER_SILENT", "2026-11-20"));
        choose(Desk.today().with("issue", "PREPAID").with("platform", "TAOBAO").with("event", "定金付了200，忘了付尾款，定金不退"));
        Desk.Facts parcel = Desk.today().with("issue", "LOGISTICS").with("scenes", List.of("SENT_BY_ME"));
        choose(parcel);
        choose(parcel.with("told_courier", "2026-11-10"));
        choose(parcel.tried("POSTAL_APPEAL", null, "2026-11-20"));
        choose(Desk.today().with("issue", "QUALITY").with("platform", "JD").with("filed_12315", "2026-11-02"));
        choose(Desk.today().with("issue", "QUALITY").with("platform", "JD").tried("C12315", "OFFICE_SILENT", null));
        choose(Desk.today().with("issue", "LOGISTICS").with("platform", "JD").with("told_courier", "2026-11-10"));
        choose(Desk.today().with("issue", "QUALITY").with("platform", "JD").tried("HOTLINE_12345", null, null));
        choose(Desk.today().with("platform", "DOUYIN").with("gates", List.of("CHILD")));
        choose(Desk.today().with("platform", "DOUYIN").with("gates", List.of("CHILD")).tried("ONLINE_SERVICE", "SELLER_REFUSED", "2026-11-20"));
        choose(Desk.today().with("gates", List.of("SCAM", "SCAM_CODE")));
        choose(Desk.today().with("gates", List.of("THREATENED")));
    }

    @Test
    void generated_cases_are_never_sent_down_a_dead_end() {
        ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
        for (int seed = 0; seed < 3_000; seed++) {
            Findings findings = findings(GeneratedCases.number(seed));
            Rules.Row row = choose(findings);
            String at = seed + " " + row.id() + ": ";
            closedAgainst(row, findings).ifPresent(why -> wrong.add(at + why));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void every_row_gives_at_least_two_different_reasons_and_every_channel_a_reason_against() {
        knowledge.recommendation().forEach(row -> assertThat(Set.copyOf(row.reasons())).as(row.id()).hasSizeGreaterThanOrEqualTo(2));
        knowledge.channels().values().forEach(c -> assertThat(c.notNow()).as(c.key()).isNotEmpty());
        assertThat(weakest().values().stream().min(Comparator.naturalOrder()).orElseThrow()).isGreaterThan(0.7);
    }

    @Test
    void every_channel_passed_over_has_its_reason_in_the_package() {
        for (int seed = 0; seed < 150; seed++) {
            ComplaintPackage p = Desk.advisor().compose(GeneratedCases.number(seed));
            Set<String> said = new HashSet<>(Set.of(p.recommendation().channel()));
            p.recommendation().alternatives().forEach(a -> assertThat(said.add(a.channel())).isTrue());
            p.recommendation().notNow().forEach(n -> {
                assertThat(said.add(n.channel())).isTrue();
                assertThat(n.why()).isNotBlank();
            });
            assertThat(said).containsExactlyInAnyOrderElementsOf(v.keys("channel"));
            assertThat(p.recommendation().alternatives()).allSatisfy(a -> assertThat(a.whenInstead()).isNotBlank());
        }
    }
}
