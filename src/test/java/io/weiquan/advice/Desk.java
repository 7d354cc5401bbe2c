package io.weiquan.advice;

import io.weiquan.dialog.SlotValue;
import io.weiquan.source.DialogFiles;
import io.weiquan.source.Problems;
import io.weiquan.source.VocabularyReader;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The real advisor over the real files, and cases put together in the words of the tests. */
final class Desk {

    private static final Advisor ADVISOR = load();

    private Desk() {
    }

    private static Advisor load() {
        DialogFiles files = DialogFiles.packaged();
        Problems problems = new Problems();
        Advisor advisor = Advisor.load(files, VocabularyReader.read(files, problems), problems);
        problems.throwIfErrors();
        return advisor;
    }

    static Advisor advisor() {
        return ADVISOR;
    }

    static Facts on(String date) {
        return new Facts(LocalDateTime.parse(date + "T10:00:00"));
    }

    static Facts today() {
        return on("2026-11-22");
    }

    static Map<String, Object> contact(String channel, String outcome, String date) {
        Map<String, Object> contact = new LinkedHashMap<>();
        contact.put("channel", channel);
        contact.put("outcome", outcome);
        contact.put("date", date);
        return contact;
    }

    static final class Facts {
        private final Map<String, SlotValue> slots = new LinkedHashMap<>();
        private final LocalDateTime now;

        private Facts(LocalDateTime now) {
            this.now = now;
        }

        Facts with(String slot, Object value) {
            Object plain = value instanceof Integer || value instanceof Double ? new BigDecimal(value.toString()) : value;
            slots.put(slot, SlotValue.said(plain));
            return this;
        }

        Facts without(String slot, SlotValue.Status status) {
            slots.put(slot, SlotValue.without(status, SlotValue.Source.SAID));
            return this;
        }

        Facts tried(List<Map<String, Object>> contacts) {
            return with("tried_channels", contacts);
        }

        Facts tried(String channel, String outcome, String date) {
            return tried(List.of(contact(channel, outcome, date)));
        }

        Case asCase() {
            return new Case(slots, now);
        }

        ComplaintPackage compose() {
            return ADVISOR.compose(asCase());
        }
    }

    /** The opening of the project's own promise. */
    static Facts earphones() {
        return today().with("platform", "PINDUODUO").with("issue", "QUALITY").with("seller_type", "THIRD_PARTY")
                .with("event", "我在拼夕夕买的蓝牙耳机用了一天左耳就没声了，商家死活不给退！！气死我了，骗子商家，帮帮我")
                .with("item_name", "蓝牙耳机").with("amount", 98.5).with("order_no", "261114-123456789012345")
                .with("purchase_date", "2026-11-14").with("received_date", "2026-11-20").with("demand", List.of("RETURN_REFUND"))
                .with("evidence", List.of("ORDER_SHOT", "CHAT"));
    }

    static ComplaintPackage.Script script(ComplaintPackage p, String channel) {
        return p.scripts().stream().filter(s -> s.channel().equals(channel)).findFirst()
                .orElseThrow(() -> new AssertionError("no script " + channel + " among " + p.scripts().stream().map(ComplaintPackage.Script::channel).toList()));
    }
}
