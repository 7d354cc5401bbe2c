package io.weiquan.advice.knowledge;

import io.weiquan.advice.knowledge.DeadlineRule.Length;
import io.weiquan.dialog.Condition;
import java.util.List;
import java.util.Map;

/** The small rule records of the knowledge files, one for each kind of row. */
public final class Rules {

    private Rules() {
    }

    /** A fact concluded from others: by condition, or by any cue found in the person's own words. */
    public record Sign(String key, Condition when, List<String> cues, List<String> citations) {
    }

    public record Gate(String id, String verdict, Condition when, List<String> cues, String text) {
    }

    public record Row(String id, Condition when, String channel, List<String> reasons, List<String> alternatives, boolean isDefault) {
    }

    public record Issue(String key, String fact, String shortName, String argue, List<String> ask, List<String> citations,
                        List<String> evidence, String missing) {
    }

    public record Demand(String key, String say, String shortName, boolean freight, Condition when, String otherwise, String warning) {
    }

    public record Evidence(String key, String name, String strength, String how, Condition when) {
    }

    public record Scene(String key, String point, String risk, String argue, List<String> citations) {
    }

    public record Hotline(String number, String name, String use, boolean always, Provenance from) {
    }

    public record Authority(String id, Condition when, String authority, String why) {
    }

    public record Respondent(String id, Condition when, String role, String name, String how) {
    }

    public record Advice(String id, Condition when, String text) {
    }

    /** A step of the ladder; {@code patience} is null where no date follows from it. */
    public record Step(String channel, String trigger, Condition when, Length patience) {
    }

    /** @param in working days after today */
    public record FollowUp(int in, String act, String say) {
    }

    public record ScriptRule(String channel, String file, String title, Integer limit, boolean masked, Condition when) {
    }

    /** @param none what to write when the person said there is none; "" to ask for it all the same */
    public record Blank(String slot, String title, String none) {
    }

    /** Fixed sentences that go with the lists. */
    public record Phrases(String disclaimer, String bothRespondents, String evidencePrinciples, Map<String, String> strengths,
                          Map<String, List<String>> genericSteps, String findHotline, String menuNote, String pageClock,
                          Map<String, String> carriers, List<String> disclosure, List<String> disclosureLive) {
    }
}
