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
 * @param undated  what to say while no start is known; "" for nothing
 */
public record DeadlineRule(String id, String name, String kind, boolean consumer, boolean moves, List<String> from, String start,
                           Length length, Condition when, String basis, String warning, String undated, Provenance provenance) {

    public enum Unit { DAYS, WORKING, MONTHS, YEARS }

    public record Length(int count, Unit unit) {
    }
}
