package io.weiquan.advice.knowledge;

import io.weiquan.dialog.Vocabulary;
import java.util.List;
import java.util.Map;

/** Everything under {@code dialogs/knowledge}, in file order. */
public record Knowledge(Vocabulary vocabulary, Map<String, Platform> platforms, Map<String, Channel> channels,
                        Map<String, Rules.Issue> issues, Map<String, Rules.Demand> demands, Map<String, Rules.Evidence> evidence,
                        Map<String, Rules.Scene> scenes, Map<String, Statute> statutes, List<DeadlineRule> deadlines,
                        WorkCalendar calendar, Map<String, Rules.Hotline> hotlines, List<Rules.Sign> signs, List<Rules.Gate> gates,
                        List<Rules.Row> recommendation, List<Rules.Also> alsoReasons, List<Rules.Authority> jurisdiction, List<Rules.Respondent> respondents,
                        List<Rules.Step> ladder, Map<String, List<Rules.FollowUp>> followUps, List<Rules.Advice> warnings,
                        int mostWarnings, List<Rules.Advice> tips, int mostTips, List<Rules.ScriptRule> scripts,
                        Map<String, Rules.Blank> blanks, Rules.Phrases phrases, StoryRules story, GuardRules guards) {

    /**
     * How the person's own words are made fit for a letter: patterns only remove or soften.
     *
     * @param cut     a sentence in which one stands is left out whole
     * @param drop    a clause in which one stands is left out
     * @param bare    a clause that is no more than this once personal data is hidden is left out of a public text
     * @param quoted  the only things put differently in words that stand in quotation marks
     */
    public record StoryRules(List<java.util.regex.Pattern> cut, List<java.util.regex.Pattern> drop, java.util.regex.Pattern bare, List<java.util.regex.Pattern> remove,
                             Map<java.util.regex.Pattern, String> replace, Map<java.util.regex.Pattern, String> quoted) {
    }

    /** What may never leave: strings anywhere, figures in fixed texts, phrases in scripts. */
    public record GuardRules(List<String> deny, List<String> statistics, List<java.util.regex.Pattern> banned, List<String> domains) {
    }
}
