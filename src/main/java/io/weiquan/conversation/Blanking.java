package io.weiquan.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weiquan.conversation.Journal.Entry;
import io.weiquan.conversation.Journal.Side;
import io.weiquan.conversation.Journal.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Takes classes of data out of a conversation and leaves the rest, in one transaction. The slots of a class go from the state, from every
 * answer and from every package, with the dates that were counted from them; their values, and whatever people typed of the same kinds,
 * go from every text. Where a value came with words in which it cannot be found, all those words go; where the class is the story, all that
 * was typed.
 */
public final class Blanking {

    /** Stands where something was. */
    public static final String GONE = Masks.GONE;
    /** The class of slots that hold a person's own words. */
    private static final String STORY = "story";
    private static final int AT_ONCE = 500;
    private static final List<String> COUNTED = List.of("due", "notBefore", "on");

    private final Journal journal;
    private final Supplier<DataClasses> known;

    /** @param known looked up for every conversation: dialogs may be read anew */
    public Blanking(Journal journal, Supplier<DataClasses> known) {
        this.journal = journal;
        this.known = known;
    }

    /**
     * @param classes    all that are to be gone, also those that are already
     * @param quietSince only if the last turn was before this time
     * @return false, and nothing changed, when the conversation is gone or was taken up meanwhile
     */
    public CompletionStage<Boolean> blank(String conversation, Set<String> classes, Instant quietSince) {
        var standing = journal.standing(conversation, null).filter(found -> found.lastTurn().isBefore(quietSince));
        if (standing.isEmpty()) {
            return CompletableFuture.completedFuture(false);
        }
        var dataClasses = known.get();
        var slots = classes.stream().flatMap(name -> dataClasses.slotsOf(name).stream()).collect(Collectors.toSet());
        var entries = entries(standing.get());
        entries.stream().filter(entry -> entry.side() == Side.BOT).flatMap(entry -> Stored.reply(entry).body().slots().keySet().stream())
                .filter(slot -> !dataClasses.knows(slot)).forEach(slots::add);
        var found = new Found(dataClasses, slots, entries);
        var state = Stored.state(standing.get().state());
        var blank = new Stored.State(found.masks.anywhere(dataClasses.without(state.dialogue(), slots)), state.code(), state.done());
        return journal.rewrite(new Journal.Rewriting(standing.get(), Stored.bytes(blank), found.blanked(entries), found::left, classes));
    }

    private List<Entry> entries(Standing standing) {
        var entries = new ArrayList<Entry>();
        for (long after = -1; after < standing.seq(); after = entries.get(entries.size() - 1).seq()) {
            var page = journal.entries(standing.conversation(), after, AT_ONCE);
            if (page.isEmpty()) {
                break;
            }
            entries.addAll(page);
        }
        return entries;
    }

    /** All that a conversation holds of some slots. */
    private static final class Found {

        private final DataClasses known;
        private final Set<String> slots;
        private final boolean told;
        private final Set<String> values = new HashSet<>();
        private final Set<String> passages = new HashSet<>();
        /** Numbers of what the person sent that goes as a whole. */
        private final Set<Long> whole = new HashSet<>();
        private final Masks masks;
        private boolean dates;

        Found(DataClasses known, Set<String> slots, List<Entry> entries) {
            this.known = known;
            this.slots = slots;
            this.told = known.tells(slots);
            look(entries);
            this.masks = new Masks(values, passages, known.slotsOf(STORY));
        }

        private void look(List<Entry> entries) {
            var before = new HashMap<String, String>();
            var labels = new HashSet<String>();
            String asked = null;
            Entry said = null;
            Map<String, Set<String>> spoken = Map.of();
            for (var entry : entries) {
                if (entry.side() == Side.PERSON) {
                    said = entry;
                    spoken = known.passages(words(entry).text(), entry.at(), asked, slots);
                    passages.addAll(spoken.keySet());
                    if (told && !labels.contains(words(entry).text())) {
                        whole.add(entry.seq());
                    }
                } else if (entry.side() == Side.BOT) {
                    var body = Stored.reply(entry).body();
                    look(entry.seq() - 1, said == null ? "" : words(said).text(), spoken, body, before);
                    body.messages().forEach(message -> message.choices().forEach(choice -> labels.add(choice.label())));
                    counted(Stored.tree(body));
                    asked = body.expects();
                }
            }
        }

        /** What this answer knows of the slots; what is new in it came with the words. */
        private void look(long from, String words, Map<String, Set<String>> spoken, Wire.Body body, Map<String, String> before) {
            body.slots().forEach((key, slot) -> {
                if (slots.contains(key) && slot.value() != null) {
                    var its = new HashSet<String>();
                    Masks.values(Stored.tree(slot.value()), its);
                    dates |= its.stream().anyMatch(Masks::isDay);
                    values.addAll(its);
                    boolean fresh = !slot.value().toString().equals(before.put(key, slot.value().toString()));
                    boolean derived = "derived".equals(slot.source());
                    if (fresh && !derived && its.stream().noneMatch(value -> Masks.in(words, value))
                            && spoken.values().stream().noneMatch(could -> could.contains(key))) {
                        whole.add(from);
                    }
                }
            });
        }

        /** Days counted from the values tell them as well. */
        private void counted(JsonNode body) {
            if (dates) {
                COUNTED.forEach(field -> body.findValues(field).stream().filter(JsonNode::isTextual).forEach(day -> values.add(day.textValue())));
            }
        }

        private List<Entry> blanked(List<Entry> entries) {
            return entries.stream().map(entry -> new Entry(entry.seq(), entry.at(), entry.side(), switch (entry.side()) {
                case NOTICE -> entry.content();
                case PERSON -> Stored.bytes(new Stored.Words(masks.anywhere(words(entry).id()), whole.contains(entry.seq()) ? GONE : masks.own(words(entry).text())));
                case BOT -> left(entry.content());
            })).toList();
        }

        /** An answer, or a row of the outbox, which may quote one. */
        private byte[] left(byte[] content) {
            var rest = Stored.content(content);
            for (var field : List.of("slots", "case")) {
                each(rest, field, ObjectNode.class, shown -> shown.remove(slots));
            }
            if (told) {
                // The story in our words.
                each(rest, "scripts", ArrayNode.class, scripts -> scripts.forEach(script -> ((ObjectNode) script).put("text", GONE)));
            }
            if (dates) {
                for (var field : List.of("deadlines", "followUp")) {
                    each(rest, field, ArrayNode.class, ArrayNode::removeAll);
                }
                for (var field : List.of("due", "notBefore")) {
                    rest.findParents(field).forEach(one -> ((ObjectNode) one).putNull(field));
                }
            }
            return Stored.bytes(masks.anywhere(rest));
        }

        private static <T extends JsonNode> void each(JsonNode content, String field, Class<T> type, Consumer<T> work) {
            content.findValues(field).stream().filter(type::isInstance).map(type::cast).forEach(work);
        }

        private static Stored.Words words(Entry entry) {
            return Stored.words(entry);
        }
    }
}
