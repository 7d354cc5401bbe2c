package io.weiquan.advice;

import io.weiquan.dialog.SlotValue;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Objects;

/**
 * What is known of a case at a moment.
 *
 * @param slots slot key → what is known (design.md §5); any may be absent. Besides the slots of the contract the advice understands
 *              {@code gates} (list of gate keys the dialog has noticed), {@code courier}, {@code told_on} (date the story was told) and the
 *              late dates {@code return_received_date}, {@code return_agreed_date}, {@code returned_date}, {@code court_accepted_date},
 *              {@code judgment_date}. A value of the wrong type counts as absent.
 * @param now   local date and time in Asia/Shanghai
 */
public record Case(Map<String, SlotValue> slots, LocalDateTime now) {
    public Case {
        slots = Map.copyOf(slots);
        Objects.requireNonNull(now);
    }

    LocalDate today() {
        return now.toLocalDate();
    }
}
