package io.weiquan.dialog;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One thing a complaint may need to know, as an author defined it in {@code dialogs/slots.yaml}. Texts are ids of replies.
 *
 * @param key         slot key ("order_no")
 * @param title       what it is called before the person (订单号)
 * @param names       other words people use for it, for corrections ("单号改成…")
 * @param type        what it holds
 * @param kind        vocabulary kind for KEY and KEYS, else null
 * @param entity      entity type that fills it ("order_no", "item_name"), or null when only a direct answer can
 * @param openTo      true when a mention without a role fills it although it was not asked (the paid amount, the platform)
 * @param keepsFirst  once it holds a value, only a correction changes it (the main issue)
 * @param choices     keys offered as choices when it is asked, in this order; empty for none
 * @param reasks      how many re-asks the author wrote
 * @param maxAttempts asks after which it is given up
 * @param onFail      what giving up means
 * @param several     for CODE: a person may have more than one; the value is then a list
 * @param none        "there is none" is an answer
 * @param unknown     "I do not know" is an answer
 * @param skip        it may be left out
 * @param valid       conditions a value must meet, with the reply that says why not
 * @param derive      values concluded from other slots, first match wins
 * @param dependsOn   slots whose correction makes this one be asked again
 * @param gathers     true when the telling itself is the value: plain statements about the matter are added to it
 * @param finds       for TEXT and CODE: finds the value, as its group {@code said}, in what was told before or beside it, once a state collects the slot; or null
 * @param shape       for CODE: what a value must look like
 * @param maxChars    longest text
 * @param notAfter    words directly before a mention that keep it out although nothing else claims it (降价200), or null
 * @param ownWords    for TRIED: an answer outside the choices must look like this to be taken as what was tried, null takes none; for TEXT: what is said must look like this, null takes all
 * @param noneWords   words that mean "there is none" as an answer to this question, besides 没有
 * @param yesWords   for FLAG: words that say yes wherever they stand (自己穿的); for TRIED: words that tell of a step taken since; or null
 * @param noWords    for FLAG: words that say no wherever they stand, or null
 * @param anew       for KEYS: words after which what is named stands instead of what was named before (改成…), or null
 * @param answers    what certain words mean as an answer to this question; the first that matches counts
 * @param channelOf   for TRIED: outcome → the channel it tells about
 * @param partly      for TRIED: outcome → the one it is when a smaller sum than that of the slot under {@code of} stands beside it
 * @param privacy     class of data: none, story, transaction, contact
 * @param role        what the engine does with it besides, or null
 */
public record Slot(String key, String title, List<String> names, SlotType type, String kind, String entity, boolean openTo, boolean keepsFirst,
                   List<String> choices, int reasks, int maxAttempts, OnFail onFail, boolean several, boolean none, boolean unknown, boolean skip,
                   List<Rule> valid, List<Derivation> derive, List<String> dependsOn, boolean gathers, Pattern finds, Pattern shape, int maxChars,
                   Pattern notAfter, Pattern ownWords, Pattern noneWords, Pattern yesWords, Pattern noWords, Pattern anew, List<DirectAnswer> answers,
                   Map<String, String> channelOf, Map<String, String> partly, String privacy, Role role) {

    /** LEAVE: it stays open and the texts leave a place. HAND_OVER: a human is named too. DRAFT: the package is made with what there is. */
    public enum OnFail { LEAVE, HAND_OVER, DRAFT }

    /**
     * MATTER: names what went wrong; an answer to its question, however short, is part of the telling, and with it the package can be made.
     * PLACE: where it was bought; two of them in one message, each with its own matter, are two complaints.
     */
    public enum Role { MATTER, PLACE }

    /** A condition over the slots including the new value, and the reply when it does not hold. */
    public record Rule(Condition when, String reply) {
    }

    public record Derivation(Condition when, Object value) {
    }

    public Slot {
        Objects.requireNonNull(key);
        Objects.requireNonNull(type);
        names = List.copyOf(names);
        choices = List.copyOf(choices);
        valid = List.copyOf(valid);
        derive = List.copyOf(derive);
        dependsOn = List.copyOf(dependsOn);
        answers = List.copyOf(answers);
        channelOf = Map.copyOf(channelOf);
        partly = Map.copyOf(partly);
    }

    /** The value this mention gives the slot, or empty when it is of another kind. */
    public Optional<Object> valueOf(Entity mention) {
        return type.accept(mention, this);
    }

    /** The value of a form field (plain JSON data), or empty when the slot refuses it. */
    public Optional<Object> valueOf(Object formValue, Vocabulary names) {
        return type.fromForm(formValue, this, names);
    }

    /** The entity type that understanding should look for when this slot is asked. */
    public String hintType() {
        return switch (type) {
            case KEY, KEYS -> kind;
            case MONEY -> "amount";
            case DATE -> "date";
            case NUMBER -> "number";
            case FLAG -> "polarity";
            case TRIED -> "outcome";
            case TEXT, CODE -> entity == null ? "text" : entity;
        };
    }
}
