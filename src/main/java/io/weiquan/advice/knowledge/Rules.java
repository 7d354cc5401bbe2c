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

    /** @param unless closed all the same, but not told: another gate says it better */
    public record Gate(String id, String verdict, Condition when, List<String> cues, String text, Condition unless) {
    }

    public record Row(String id, Condition when, String channel, List<String> reasons, List<String> alternatives, boolean isDefault) {
    }

    /**
     * @param instead other wordings of fact, short name and reason; the first whose condition holds takes their place
     * @param unless  where the goods cannot have this issue, {@code becomes} is meant; it is "" where that cannot be
     */
    public record Issue(String key, String fact, String shortName, String argue, List<String> ask, List<String> citations,
                        List<String> report, List<String> evidence, String missing, Condition takesOver, List<IssueWording> instead,
                        Condition unless, String becomes) {
    }

    public record IssueWording(Condition when, String fact, String shortName, String argue, String missing) {
    }

    /**
     * @param court   after 判令被告; "no" for what no court orders
     * @param freight said where the goods themselves are at fault; "" for nothing
     * @param instead other wordings; the first whose condition holds takes the place of say and court
     */
    public record Demand(String key, String say, String court, String shortName, String freight, Condition when, String otherwise, String warning,
                         List<Wording> instead) {
    }

    public record Wording(Condition when, String say, String court) {
    }

    /**
     * @param inShop how to come by it where the purchase was made in a shop
     * @param only   not on the list while this does not hold
     */
    public record Evidence(String key, String name, String strength, String how, String inShop, Condition when, Condition only) {
    }

    public record Scene(String key, String point, String risk, String argue, List<String> citations) {
    }

    public record Hotline(String number, String name, String use, boolean always, Condition when, Provenance from) {

        public boolean isPrintable(java.time.LocalDate today) {
            return always || from.isPrintable(today);
        }
    }

    public record Authority(String id, Condition when, String authority, String why) {
    }

    public record Respondent(String id, Condition when, String role, String name, String how) {
    }

    public record Advice(String id, Condition when, String text) {
    }

    /**
     * A step of the ladder; {@code patience} is null where no date follows from it.
     *
     * @param open true where nobody can say how long it takes: what comes after has no date
     */
    public record Step(String channel, String trigger, Condition when, Length patience, boolean open) {
    }

    /** @param in working days after the step was taken, or after today when it has not been */
    public record FollowUp(int in, Condition when, String act, String say) {
    }

    /**
     * @param addressee what the seller is called in a text to the seller; "" elsewhere
     * @param speaker   what the person is called, where the text does not say 我; "" elsewhere
     * @param only      never written while this does not hold
     * @param when      part of the package, even where another channel is recommended
     */
    public record ScriptRule(String channel, String file, String title, Integer limit, boolean masked, String addressee,
                             String speaker, Condition only, Condition when) {
    }

    /**
     * How a letter tells an outcome.
     *
     * @param ownDate the date noted is the outcome's, not that of turning to them
     * @param open    nothing has come of it yet: not told once the same channel has another outcome
     */
    public record Told(String say, boolean ownDate, boolean open) {
    }

    /** A further reason, of this very case; its text is a one-line template. */
    public record Also(List<String> channels, Condition when, String say) {
    }

    /**
     * @param none      what to write when the person said there is none; "" to ask for it all the same
     * @param otherwise other names for it, by what the case is; the first whose condition holds
     */
    public record Blank(String slot, String title, String none, List<Advice> otherwise) {
    }

    /**
     * Fixed sentences that go with the lists.
     *
     * @param ways        what may be announced as the next steps, each in its case
     * @param counterpart what a private seller is called in a letter
     * @param toldLosses  how people tell what a hospital cost; group 1 the number, group 2 present where it is inexact
     * @param toldRefunds the same for what came back already
     */
    public record Phrases(String disclaimer, String bothRespondents, String evidencePrinciples, Map<String, String> strengths,
                          Map<String, List<String>> genericSteps, String findHotline, String menuNote, String pageClock,
                          Map<String, String> carriers, Map<String, Told> outcomes, List<String> disclosure, List<String> disclosureLive, List<String> procedural,
                          List<Advice> ways, String counterpart,
                          List<java.util.regex.Pattern> toldLosses, List<java.util.regex.Pattern> toldRefunds) {
    }
}
