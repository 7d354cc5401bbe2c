package io.weiquan.guide;

import com.fasterxml.jackson.databind.JsonNode;
import io.weiquan.advice.Masker;
import io.weiquan.authoring.AuthoredDialogs;
import io.weiquan.conversation.DataClasses;
import io.weiquan.dialog.Entity;
import io.weiquan.dialog.Slot;
import io.weiquan.nlu.Hint;
import io.weiquan.nlu.Understander;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Classes of data as authors declare them on the slots ({@code privacy:}), and what was typed as {@link Understander} reads it. */
final class SlotClasses implements DataClasses {

    /** The class in which a look is enough: a name or an address may be told unasked. */
    private static final String CONTACT = "contact";

    /** By every name they ever had: what is stored may be older than the dialogs. */
    private final Map<String, Slot> slots;
    private final Understander understander;

    SlotClasses(AuthoredDialogs authored, Understander understander) {
        this.slots = new HashMap<>(authored.dialogs().slots());
        authored.renamed().forEach((was, now) -> slots.putIfAbsent(was, authored.dialogs().slots().get(now)));
        this.understander = understander;
    }

    @Override
    public Set<String> slotsOf(String name) {
        return slots.entrySet().stream().filter(slot -> slot.getValue() != null && slot.getValue().privacy().equals(name)).map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    @Override
    public boolean knows(String slot) {
        return slots.containsKey(slot);
    }

    @Override
    public boolean tells(Set<String> keys) {
        return known(keys).anyMatch(Slot::gathers);
    }

    @Override
    public Map<String, Set<String>> passages(String words, Instant at, String asked, Set<String> keys) {
        LocalDateTime local = LocalDateTime.ofInstant(at, GuidedDialogue.ZONE);
        Slot open = asked == null ? null : slots.get(asked);
        Set<Hint> hints = open == null ? Set.of(Hint.NONE) : Set.of(Hint.NONE, new Hint(open.key(), open.hintType()));
        Map<String, Set<String>> passages = new HashMap<>();
        for (Hint hint : hints) {
            for (Entity found : understander.understand(words, local, hint).entities()) {
                known(keys).filter(slot -> found.type().equals(slot.hintType()))
                        .forEach(slot -> passages.computeIfAbsent(found.text(), text -> new HashSet<>()).add(slot.key()));
            }
        }
        known(keys).filter(slot -> slot.privacy().equals(CONTACT)).findAny().ifPresent(any ->
                Masker.contacts(words).forEach(look -> passages.computeIfAbsent(look, text -> new HashSet<>())));
        known(keys).forEach(slot -> labelled(slot).matcher(words).results()
                .forEach(found -> passages.computeIfAbsent(found.group(1), text -> new HashSet<>()).add(slot.key())));
        return passages;
    }

    /** What follows the name of a thing, up to the end of the clause: 地址是…. */
    private static Pattern labelled(Slot slot) {
        return Pattern.compile(Stream.concat(Stream.of(slot.title()), slot.names().stream()).map(Pattern::quote)
                .collect(Collectors.joining("|", "(?:", ")\\s*[是为:：]?\\s*([^，。；！？、\\s]{4,})")));
    }

    @Override
    public JsonNode without(JsonNode state, Set<String> keys) {
        return StateJson.write(StateJson.read(state).without(keys));
    }

    private Stream<Slot> known(Set<String> keys) {
        return keys.stream().map(slots::get).filter(Objects::nonNull);
    }
}
