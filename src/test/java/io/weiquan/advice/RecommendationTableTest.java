package io.weiquan.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiquan.advice.knowledge.Knowledge;
import io.weiquan.advice.knowledge.Rules;
import io.weiquan.dialog.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecommendationTableTest {

    private final Knowledge knowledge = Desk.advisor().knowledge();
    private final Vocabulary v = knowledge.vocabulary();
    private final Map<String, Integer> hits = new HashMap<>();

    private void choose(Desk.Facts facts) {
        Findings findings = new Findings(facts.asCase(), knowledge);
        knowledge.gates().stream().filter(g -> findings.holds(g.when()) || findings.saysAny(g.cues())).forEach(g -> findings.append("gates", g.id()));
        hits.merge(new Recommender(knowledge, findings, new PlainWords(knowledge)).choose().id(), 1, Integer::sum);
    }

    private Desk.Facts facts(String issue, String platform, String seller, String outcome, List<String> scenes) {
        Desk.Facts facts = Desk.today().with("issue", issue).with("platform", platform).with("seller_type", seller).with("scenes", scenes);
        return outcome.isEmpty() ? facts : facts.tried("ORDER_AFTERSALE", outcome, "2026-11-20");
    }

    /** Every issue on every platform from every kind of seller after every outcome, with no scene and with each one. */
    @Test
    void every_combination_has_one_answer_and_hardly_any_falls_to_the_default_row() {
        List<String> outcomes = new ArrayList<>(v.keys("outcome"));
        outcomes.add("");
        List<List<String>> scenes = new ArrayList<>(List.of(List.of()));
        v.keys("scene").forEach(s -> scenes.add(List.of(s)));
        int all = 0;
        for (String issue : v.keys("issue")) {
            for (String platform : v.keys("platform")) {
                for (String seller : v.keys("seller_type")) {
                    for (String outcome : outcomes) {
                        // scenes matter to few rows; the full product runs where they can
                        List<List<String>> here = platform.equals("TAOBAO") || platform.equals("OTHER") || platform.equals("WECHAT") ? scenes : List.of(List.of());
                        for (List<String> scene : here) {
                            choose(facts(issue, platform, seller, outcome, scene));
                            all++;
                        }
                    }
                }
            }
        }
        assertThat(all).isGreaterThan(40_000);
        assertThat(hits.getOrDefault("default", 0) * 100.0 / all).isLessThanOrEqualTo(2.0);
    }

    @Test
    void pairs_of_scenes_change_no_answer_into_the_default() {
        List<String> keys = v.keys("scene");
        int all = 0;
        for (String issue : v.keys("issue")) {
            for (int i = 0; i < keys.size(); i++) {
                for (int j = i + 1; j < keys.size(); j++) {
                    choose(facts(issue, "PINDUODUO", "THIRD_PARTY", i % 2 == 0 ? "" : "SELLER_REFUSED", List.of(keys.get(i), keys.get(j))));
                    all++;
                }
            }
        }
        // only the issue OTHER has no row of its own
        assertThat(hits.getOrDefault("default", 0)).isLessThan(all / 25);
    }

    @Test
    void no_row_is_unreachable() {
        for (int seed = 0; seed < 6_000; seed++) {
            Case c = GeneratedCases.number(seed);
            Findings findings = new Findings(c, knowledge);
            knowledge.gates().stream().filter(g -> findings.holds(g.when()) || findings.saysAny(g.cues())).forEach(g -> findings.append("gates", g.id()));
            hits.merge(new Recommender(knowledge, findings, new PlainWords(knowledge)).choose().id(), 1, Integer::sum);
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
            choose(Desk.today().with("issue", issue).with("platform", "JD").with("event", "我不想活了"));
            choose(Desk.today().with("issue", issue).with("platform", "JD").with("event", "老板不发工资"));
            choose(Desk.today().with("issue", issue).with("platform", "JD").with("personal_use", false).tried("ORDER_AFTERSALE", "SELLER_REFUSED", "2026-11-20"));
            choose(Desk.today().with("issue", issue).with("platform", "JD").with("purchase_date", "2022-01-01").tried("DEMAND_LETTER", null, "2026-11-20"));
            choose(Desk.today().with("issue", issue).with("platform", "JD").with("demand", List.of("INVESTIGATE")));
            choose(Desk.today().with("issue", issue).with("platform", "TAOBAO").with("platform_deadline", "2026-11-25").tried("SELLER_NEGOTIATION", "SELLER_REFUSED", "2026-11-20"));
            choose(Desk.today().with("issue", issue).with("platform", "XIANYU").tried(List.of(Desk.contact("PLATFORM_REVIEW", "PLATFORM_REJECTED", "2026-11-20"))));
            choose(Desk.today().with("issue", issue).with("platform", "JD").tried(List.of(Desk.contact("PLATFORM_ARBITRATION", null, "2026-11-20"), Desk.contact("PLATFORM_REVIEW", null, "2026-11-21"))));
            choose(Desk.today().with("issue", issue).with("platform", "JD").tried(List.of(Desk.contact("ORDER_AFTERSALE", null, "2026-11-20"), Desk.contact("ONLINE_SERVICE", null, "2026-11-21"))));
            choose(Desk.today().with("issue", issue).with("platform", "JD").tried("ORDER_AFTERSALE", null, "2026-11-20"));
            choose(Desk.today().with("issue", issue).with("platform", "OTHER").with("scenes", List.of("PREPAID")));
        }
        Set<String> unreached = new HashSet<>(knowledge.recommendation().stream().map(Rules.Row::id).toList());
        unreached.removeAll(hits.keySet());
        assertThat(unreached).isEmpty();
    }

    @Test
    void every_row_gives_at_least_two_different_reasons_and_every_channel_a_reason_against() {
        knowledge.recommendation().forEach(row -> assertThat(Set.copyOf(row.reasons())).as(row.id()).hasSizeGreaterThanOrEqualTo(2));
        knowledge.channels().values().forEach(c -> assertThat(c.notNow()).as(c.key()).isNotEmpty());
    }
}
