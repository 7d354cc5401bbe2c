package io.weiquan.advice.knowledge;

import io.weiquan.dialog.Condition;
import java.util.List;

/**
 * How one deadline is counted. The first day is never counted.
 *
 * @param kind     法律规定, 平台规则 or 您自行设定
 * @param consumer true when the consumer must act by then (the earliest date is the safe one), false when the other side must
 * @param moves    an end on a day off moves to the next working day (only ever the other side's)
 * @param from     names of dates; the first known one counts
 * @param start    what happened on that date, in Chinese
 * @param statute  the article it follows from; null for platform rules and the person's own dates
 * @param basis    what else there is to say about where it comes from; alone where there is no article
 * @param began    holds when what starts it has happened: then today is no substitute for the day of it
 * @param undated  what to say while no start is known; "" for nothing
 */
public record DeadlineRule(String id, String name, String kind, boolean consumer, boolean moves, List<String> from, String start,
                           Length length, Condition when, String basis, Statute statute, String warning, Condition began, String undated, Provenance provenance) {

    /** The article first, then what there is to say about it. */
    public String basisText() {
        return statute == null ? basis : basis.isEmpty() ? statute.title() : statute.title() + "；" + basis;
    }

    /** An article that is not in force, or that nobody has checked for too long, gives no date. */
    public boolean isPrintable(java.time.LocalDate today) {
        return provenance.isPrintable(today) && (statute == null || statute.isInForce(today));
    }

    public enum Unit { DAYS, WORKING, MONTHS, YEARS }

    public record Length(int count, Unit unit) {
    }
}
