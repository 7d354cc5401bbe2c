package io.weiquan.advice;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * The complaint package of design.md §6.3; Jackson writes it exactly so. Dates are ISO texts, lengths count code points.
 *
 * @param slots      the case as shown on the wire; empty until {@link #withCase}
 * @param returnCode null until {@link #withReturnCode}
 */
public record ComplaintPackage(int version, @JsonProperty("case") Map<String, ?> slots, List<Gate> gates, Recommendation recommendation,
                               List<Script> scripts, List<LadderStep> ladder, List<EvidenceItem> evidence, List<Deadline> deadlines,
                               List<Citation> citations, List<Fact> facts, List<String> warnings, List<String> tips,
                               List<FollowUp> followUp, String returnCode, String disclaimer) {

    public static final int VERSION = 1;

    /** @param verdict stop, warn or info */
    public record Gate(String id, String verdict, String text) {
    }

    public record Recommendation(String channel, String name, List<String> reasons, List<String> steps, Respondent respondent,
                                 List<Authority> jurisdiction, List<Alternative> alternatives, List<NotNow> notNow) {
    }

    /** @param role seller, platform or courier */
    public record Respondent(String name, String role, String howToFind) {
    }

    public record Authority(String authority, String why) {
    }

    public record Alternative(String channel, String name, String why, String whenInstead) {
    }

    public record NotNow(String channel, String name, String why) {
    }

    /**
     * @param limit   most code points the place takes, or null
     * @param masked  true when it may be published
     * @param missing slot keys that stand as 【请补充：…】 in the text
     */
    public record Script(String channel, String title, String text, int length, Integer limit, boolean masked, List<String> missing) {
    }

    /** @param status done, now or later */
    public record LadderStep(int step, String channel, String name, String trigger, String notBefore, String due, String status) {
    }

    /** @param have yes, no or unknown */
    public record EvidenceItem(String kind, String name, String have, String how, String strength) {
    }

    public record Deadline(String id, String name, String kind, String due, String countedFrom, String basis, String warning) {
    }

    public record Citation(String law, String article, String point, String version, String inForceFrom, String condition) {
    }

    public record Fact(String text, String source, String asOf, String checkedAt, String confidence) {
    }

    public record FollowUp(String on, @JsonProperty("do") String act, String say) {
    }

    /** @param wire slot key → slot as shown on the wire */
    public ComplaintPackage withCase(Map<String, ?> wire) {
        return new ComplaintPackage(version, wire, gates, recommendation, scripts, ladder, evidence, deadlines, citations, facts, warnings,
                tips, followUp, returnCode, disclaimer);
    }

    public ComplaintPackage withReturnCode(String code) {
        return new ComplaintPackage(version, slots, gates, recommendation, scripts, ladder, evidence, deadlines, citations, facts, warnings,
                tips, followUp, code, disclaimer);
    }
}
