package io.weiquan.advice;

import io.weiquan.advice.ComplaintPackage.Deadline;
import io.weiquan.advice.knowledge.DeadlineRule;
import io.weiquan.advice.knowledge.Knowledge;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Deadlines as dates. What belongs to the consumer errs early, what belongs to the other side errs late. */
final class DeadlineDesk {

    private final Knowledge knowledge;
    private final Findings findings;

    DeadlineDesk(Knowledge knowledge, Findings findings) {
        this.knowledge = knowledge;
        this.findings = findings;
    }

    /** Every deadline that applies and whose start is known, the nearest first. */
    List<Deadline> deadlines() {
        return knowledge.deadlines().stream()
                .filter(rule -> rule.isPrintable(findings.today()) && findings.holds(rule.when()))
                .map(this::deadline).filter(Objects::nonNull)
                .sorted(Comparator.comparing(Deadline::due)).toList();
    }

    /** Those that run already: what would begin only if the person acted today is left out. */
    List<Deadline> running() {
        return knowledge.deadlines().stream()
                .filter(rule -> rule.isPrintable(findings.today()) && findings.holds(rule.when()) && !isSupposed(rule, start(rule)))
                .map(this::deadline).filter(Objects::nonNull)
                .sorted(Comparator.comparing(Deadline::due)).toList();
    }

    /** Ids of those that began on a day that is known and are over. */
    List<String> passed() {
        String today = findings.today().toString();
        return running().stream().filter(d -> d.due().compareTo(today) < 0).map(Deadline::id).distinct().toList();
    }

    /** Name of the date it is counted from, or null. Today stands for the day of what has not happened yet, never for a day nobody told. */
    private String start(DeadlineRule rule) {
        String first = rule.from().stream().filter(findings::has).findFirst().orElse(null);
        return isSupposed(rule, first) && findings.holds(rule.began()) ? null : first;
    }

    private static boolean isSupposed(DeadlineRule rule, String start) {
        return "today".equals(start) && rule.from().size() > 1;
    }

    /** Sentences for deadlines that apply but cannot be dated yet. */
    List<String> undated() {
        return knowledge.deadlines().stream()
                .filter(rule -> !rule.undated().isEmpty() && start(rule) == null)
                .filter(rule -> rule.id().equals("D29") ? clockIsUnknown() : findings.holds(rule.when()))
                .map(DeadlineRule::undated).distinct().toList();
    }

    private boolean clockIsUnknown() {
        var platform = knowledge.platforms().get(findings.text("platform"));
        return platform != null && platform.clock() == null && !platform.nameless() && findings.has("signs", "EARLY") && !findings.has("signs", "SCAM_LIKE");
    }

    /** Said once when a date reaches into a year whose holidays are not announced. */
    Optional<String> calendarWarning(List<Deadline> deadlines) {
        return deadlines.stream().filter(d -> d.warning().contains("未含")).findFirst()
                .map(d -> d.warning().substring(d.warning().indexOf("未含")).replaceAll("[。；].*", "") + "。");
    }

    private Deadline deadline(DeadlineRule rule) {
        String startName = start(rule);
        if (startName == null) {
            return null;
        }
        LocalDate start = findings.date(startName);
        LocalDate end = knowledge.calendar().end(start, rule.length());
        if (rule.moves()) {
            end = knowledge.calendar().workingDayFrom(end);
        }
        boolean countsWorkingDays = rule.moves() || rule.length().unit() == DeadlineRule.Unit.WORKING;
        String calendar = countsWorkingDays ? knowledge.calendar().warningBetween(start, end) : "";
        String warning = rule.warning() + (end.isBefore(findings.today()) ? "；这一天已经过去" : "") + (calendar.isEmpty() ? "" : "；" + calendar);
        return new Deadline(rule.id(), rule.name(), rule.kind(), end.toString(), countedFrom(rule, startName, start), rule.basisText(), warning);
    }

    private static String countedFrom(DeadlineRule rule, String startName, LocalDate start) {
        if (rule.length().count() == 0) {
            return "%s（%s）".formatted(start, rule.start());
        }
        return isSupposed(rule, startName) ? "%s（如果今天%s，次日起算）".formatted(start, rule.start()) : "%s（%s，次日起算）".formatted(start, rule.start());
    }
}
