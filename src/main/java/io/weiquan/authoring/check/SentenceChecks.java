package io.weiquan.authoring.check;

import io.weiquan.authoring.written.Manuscript;
import io.weiquan.authoring.written.WrittenFlow;
import io.weiquan.dialog.Dialogs;
import io.weiquan.dialog.Flow;
import io.weiquan.dialog.Slot;
import io.weiquan.source.Problems;
import io.weiquan.source.Remark;
import io.weiquan.source.YamlNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The bot's sentences: short enough, not twice the same in a row, none written for nothing, and each one that is needed there. */
final class SentenceChecks {

    /** A question longer than this is not read to its end. */
    private static final int QUESTION = 60;
    /** So is any other bubble; what is filled in at a {place} comes on top. */
    private static final int BUBBLE = 60;
    private static final Pattern PLACE = Pattern.compile("\\{[^}]*}");
    private static final Pattern PUNCTUATION = Pattern.compile("[\\s\\p{Punct}，。！？、：；“”‘’（）…—]+");

    private final Manuscript written;
    private final Problems problems;

    SentenceChecks(Manuscript written, Problems problems) {
        this.written = written;
        this.problems = problems;
    }

    void check() {
        for (Manuscript.Sentence sentence : written.sentences()) {
            boolean question = sentence.ofSlot() && (sentence.id().startsWith("ask.") || sentence.id().startsWith("reask.")
                    || sentence.id().startsWith("again."));
            int most = question ? QUESTION : BUBBLE;
            String own = PLACE.matcher(sentence.text()).replaceAll("");
            int length = own.codePointCount(0, own.length());
            if (length > most) {
                problems.error(sentence.at(), "'%s' is %d characters long; %s holds %d", sentence.id(), length, Remark.of(question ? "a question" : "a bubble"), most);
            }
            if (sentence.text().isBlank()) {
                problems.error(sentence.at(), "'%s' is empty", sentence.id());
            }
        }
        written.slots().fields().keySet().forEach(this::repeated);
        variants();
        unsaid();
        unasked();
    }

    /** Asked again in the same words, a person thinks nobody listens. */
    private void repeated(String slot) {
        List<Manuscript.Sentence> asked = new ArrayList<>(written.sentences("ask." + slot));
        for (int i = 1; !written.sentences("reask." + slot + "." + i).isEmpty(); i++) {
            for (Manuscript.Sentence reask : written.sentences("reask." + slot + "." + i)) {
                asked.stream().filter(a -> bare(a).equals(bare(reask))).findFirst().ifPresent(a -> problems.error(reask.at(),
                        "slot '%s' asks again in the same words as line %d; say it otherwise", slot, a.at().line()));
                asked.add(reask);
            }
        }
    }

    /** Each time a question is put it has words of its own; after the last ones the slot is given up. */
    private void patience(String key) {
        Slot slot = written.dialogs().slots().get(key);
        if (slot.maxAttempts() > slot.reasks() + 1) {
            problems.error(written.slotAt(key), "slot '%s' is asked up to %d times but has %d 'reask', so a question would come again word for word; "
                    + "add a 'reask' or set max_attempts: %d", key, slot.maxAttempts(), slot.reasks(), slot.reasks() + 1);
        }
    }

    private void variants() {
        Set<String> seen = new HashSet<>();
        written.sentences().stream().filter(s -> !s.ofSlot() && !seen.add(s.id() + " " + bare(s)))
                .forEach(s -> problems.error(s.at(), "reply '%s' has two variants that say the same", s.id()));
    }

    private static String bare(Manuscript.Sentence sentence) {
        return PUNCTUATION.matcher(sentence.text()).replaceAll("");
    }

    private void unsaid() {
        Set<String> used = new HashSet<>(Dialogs.engineReplies());
        List<Flow> flows = Stream.concat(written.flows().values().stream().map(WrittenFlow::flow), written.dialogs().earlier().values().stream()).toList();
        flows.stream().filter(flow -> flow.enough() != null).forEach(flow -> used.addAll(flow.enough().say()));
        flows.stream().flatMap(flow -> flow.modes().stream()).forEach(mode -> {
            used.addAll(mode.say());
            used.add(mode.answer());
            mode.choices().forEach(c -> used.add(c.label()));
        });
        flows.stream().flatMap(flow -> flow.states().values().stream()).forEach(state -> {
            used.addAll(state.say());
            used.add(state.confirm());
            state.offers().forEach(o -> {
                used.add(o.choice().label());
                used.add("choice." + o.choice().id().replaceFirst("^do:", ""));
            });
            state.collect().forEach(q -> used.add(q.ask()));
        });
        written.dialogs().patterns().forEach(p -> {
            used.addAll(p.say());
            used.add(p.confirm());
            p.choices().forEach(c -> {
                used.add(c.label());
                used.add("choice." + c.id().replaceFirst("^do:", ""));
            });
        });
        // What a pattern said that an author overrides stays in the shipped replies: it is not theirs to remove.
        written.replaced().forEach(p -> {
            p.node().get("say").items().stream().filter(YamlNode::isScalar).forEach(say -> used.add(say.text()));
            used.add(p.node().get("confirm").text(""));
            p.node().get("choices").items().forEach(c -> used.add(c.get("label").text("")));
        });
        Set<String> told = new HashSet<>();
        written.sentences().stream().filter(s -> !s.ofSlot() && !used.contains(s.id()) && told.add(s.id()))
                .forEach(s -> problems.error(s.at(), "reply '%s' is never said; remove it or use it", s.id()));
    }

    /** Every slot that a flow asks has a question, and none has so few ways on that it must be asked for ever. */
    private void unasked() {
        Set<String> asked = new TreeSet<>();
        for (WrittenFlow flow : written.flows().values()) {
            flow.flow().states().values().forEach(state -> state.collect().forEach(question -> question.slots().forEach(slot -> {
                if (!written.dialogs().slots().containsKey(slot)) {
                    return;
                }
                if (written.sentences("ask." + slot).isEmpty()) {
                    problems.error(flow.questionAt(state.name(), slot), "slot '%s' has no question; write its 'ask' in %s", slot, written.slotAt(slot));
                } else if (question.must().contains(slot)) {
                    asked.add(slot);
                }
            })));
        }
        asked.forEach(this::patience);
        written.slots().fields().forEach((key, node) -> {
            YamlNode reask = node.get("reask");
            if (reask.isPresent() && !node.get("ask").isPresent()) {
                problems.error(node.keyAt("reask"), "slot '%s' can be asked again but not asked: 'ask' is missing", key);
            }
            YamlNode attempts = node.get("max_attempts");
            if (attempts.isPresent() && (attempts.number(1) < 1 || attempts.number(1) > 5)) {
                problems.error(attempts.at(), "max_attempts must be 1 to 5; nobody answers a question asked %s times", attempts.text());
            }
        });
    }
}
