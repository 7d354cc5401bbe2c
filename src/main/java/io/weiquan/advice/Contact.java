package io.weiquan.advice;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;

/** One entry of {@code tried_channels}: whom the person has turned to and what came of it. Every text may be "". */
record Contact(String channel, String outcome, String date, String caseNo, String agent, String said, String promised, String promisedBy) {

    static Contact of(Map<?, ?> entry) {
        return new Contact(text(entry, "channel"), text(entry, "outcome"), date(text(entry, "date")), text(entry, "case_no"),
                text(entry, "agent"), text(entry, "said"), text(entry, "promised"), date(text(entry, "promised_by")));
    }

    Contact on(String day) {
        return new Contact(channel, outcome, day, caseNo, agent, said, promised, promisedBy);
    }

    /** The same with another channel and outcome. */
    Contact as(String otherChannel, String otherOutcome) {
        return new Contact(otherChannel, otherOutcome, date, caseNo, agent, said, promised, promisedBy);
    }

    private static String text(Map<?, ?> entry, String key) {
        Object value = entry.get(key);
        return value == null ? "" : value.toString().strip();
    }

    private static String date(String text) {
        try {
            return text.isEmpty() ? "" : LocalDate.parse(text).toString();
        } catch (DateTimeException e) {
            return "";
        }
    }
}
