package io.weiquan.advice;

import io.weiquan.advice.knowledge.Knowledge;
import io.weiquan.advice.knowledge.Rules;
import io.weiquan.dialog.Vocabulary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What has been tried so far, told in order of time, one sentence an entry. */
final class HistoryWords {

    private static final int MOST_ENTRIES = 8;
    private static final Pattern ENDS = Pattern.compile("[。！!？?；;，,\\s]+$");
    private final Vocabulary vocabulary;
    private final Knowledge knowledge;
    private final PlainWords words;
    /** The history is told at several lengths; what was typed is cleaned once for all of them. */
    private final Map<String, String> said = new HashMap<>();
    private final Map<String, String> promised = new HashMap<>();
    private final Map<String, String> quoted = new HashMap<>();
    private final Map<Contact, String> numbers = new HashMap<>();

    HistoryWords(Knowledge knowledge, PlainWords words) {
        this.knowledge = knowledge;
        this.vocabulary = knowledge.vocabulary();
        this.words = words;
    }

    List<String> tell(Findings findings, int mostEach) {
        List<String> lines = new ArrayList<>();
        findings.contacts().stream()
                .filter(c -> vocabulary.has("channel", c.channel()) || vocabulary.has("outcome", c.outcome()))
                .filter(c -> !overtaken(c, findings.contacts()))
                .sorted(Comparator.comparing((Contact c) -> c.date().isEmpty() ? "9999" : c.date())).limit(MOST_ENTRIES)
                .forEach(c -> lines.add(line(c, mostEach)));
        String reply = quoted.computeIfAbsent(findings.text("seller_reply"), words::quote);
        if (!reply.isEmpty() && lines.stream().noneMatch(l -> l.contains(reply))) {
            lines.add("商家的答复是：“" + Texts.clip(unended(reply), mostEach) + "”。");
        }
        return lines;
    }

    /** A case said to be open of which the same channel has an outcome since. */
    private boolean overtaken(Contact contact, List<Contact> all) {
        return open(contact) && all.stream().anyMatch(o -> o.channel().equals(contact.channel()) && vocabulary.has("outcome", o.outcome()) && !open(o));
    }

    private boolean open(Contact contact) {
        Rules.Told told = knowledge.phrases().outcomes().get(contact.outcome());
        return told != null && told.open();
    }

    /** For a public text: where, not whom or when. */
    String progress(Findings findings) {
        List<String> where = findings.contacts().stream().map(Contact::channel).filter(c -> vocabulary.has("channel", c)).distinct()
                .map(c -> knowledge.channels().get(c).did()).toList();
        if (where.isEmpty()) {
            return findings.has("signs", "SELLER_SAID_NO") ? "已与商家沟通，还没有解决。" : "";
        }
        return "已" + String.join("、", where) + "，还没有解决。";
    }

    private String line(Contact contact, int most) {
        Rules.Told told = knowledge.phrases().outcomes().get(contact.outcome());
        String date = contact.date().isEmpty() ? "" : Texts.day(contact.date());
        boolean dateOfOutcome = told != null && told.ownDate() && !date.isEmpty();
        StringBuilder text = new StringBuilder(date.isEmpty() || dateOfOutcome ? "" : date + "，");
        text.append("我").append(vocabulary.has("channel", contact.channel()) ? knowledge.channels().get(contact.channel()).did() : "与对方沟通");
        text.append(numbers.computeIfAbsent(contact, this::numbers));
        String answer = said.computeIfAbsent(contact.said(), typed -> unended(words.quote(typed)));
        if (!answer.isEmpty()) {
            text.append("，对方答复“").append(Texts.clip(answer, most)).append("”");
        }
        String promise = promised.computeIfAbsent(contact.promised(), typed -> unended(words.speech(typed)));
        if (!promise.isEmpty() || !contact.promisedBy().isEmpty()) {
            text.append("，承诺").append(contact.promisedBy().isEmpty() ? "" : Texts.day(contact.promisedBy()) + "前")
                    .append(promise.isEmpty() ? "答复" : Texts.clip(promise, most));
        }
        if (told != null) {
            text.append("，").append(dateOfOutcome ? date : "").append(told.say());
        }
        return text.append("。").toString();
    }

    private String numbers(Contact contact) {
        String who = words.value(contact.agent(), 20);
        String number = words.value(contact.caseNo(), 40);
        if (who.isEmpty() && number.isEmpty()) {
            return "";
        }
        return "（" + (number.isEmpty() ? "" : "编号" + number) + (number.isEmpty() || who.isEmpty() ? "" : "，") + (who.isEmpty() ? "" : "经办" + who) + "）";
    }

    private static String unended(String text) {
        return ENDS.matcher(text).replaceAll("").replace('\n', '，');
    }
}
