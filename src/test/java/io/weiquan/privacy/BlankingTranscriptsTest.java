package io.weiquan.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.weiquan.Shipped;
import io.weiquan.conversation.Announcer;
import io.weiquan.conversation.Blanking;
import io.weiquan.conversation.ConversationService;
import io.weiquan.conversation.Inbound;
import io.weiquan.conversation.Journal;
import io.weiquan.conversation.RandomSecrets;
import io.weiquan.conversation.Refused;
import io.weiquan.conversation.Wire;
import io.weiquan.journal.Sealing;
import io.weiquan.journal.SqliteStore;
import io.weiquan.limits.Limits;
import io.weiquan.transcript.Party;
import io.weiquan.transcript.Replay;
import io.weiquan.transcript.Transcript;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every conversation of the transcripts, with a class of data taken out: nothing of it is found again, the rest is there, and it goes on. */
class BlankingTranscriptsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> CLASSES = List.of("contact", "transaction", "story");
    /** What of a thing tried is a key of a vocabulary. */
    private static final Set<String> KEYS = Set.of("channel", "outcome", "promised_by");
    /** Shorter ones are found in words that have nothing to do with them. */
    private static final int UNMISTAKABLE = 4;

    @TempDir
    Path folder;

    @Test
    void no_value_of_a_class_survives_it() throws IOException {
        var minutes = new AtomicLong();
        var wrong = new ArrayList<String>();
        int checked = 0;
        try (var journal = SqliteStore.open(folder, Sealing.none(), Limits.DEFAULTS); var files = Files.walk(Path.of("dialogs/transcripts"));
             var service = new ConversationService(Shipped.dialogue(), journal, new RandomSecrets(new SecureRandom(), new byte[32]), Limits.DEFAULTS,
                     () -> minutes.addAndGet(60_000_000_000L), Announcer.silent())) {
            var blanking = new Blanking(journal, () -> Shipped.guide().dataClasses());
            int turn = 0;
            for (var file : files.filter(path -> path.toString().endsWith(".txt")).sorted().toList()) {
                var party = new Stored(service);
                Replay.of(Transcript.parse(file.toString(), Files.readString(file)), party);
                if (journal.standing(party.id, null).isEmpty()) {
                    continue;   // erased, as its person wished
                }
                var name = CLASSES.get(turn++ % CLASSES.size());
                var gone = Shipped.guide().dataClasses().slotsOf(name);
                var before = party.last;
                assertThat(blanking.blank(party.id, Set.of(name), Instant.MAX).toCompletableFuture().join()).isTrue();
                var held = held(journal, party.id).replaceAll("\"version\":\"[^\"]*\"", "");   // a flow's version looks like a day, and is nobody's
                for (var value : party.values(gone)) {
                    checked++;
                    if (held.contains(value)) {
                        wrong.add(file + " " + name + ": " + value + " in …" + around(held, value));
                    }
                }
                var after = service.history(party.id).slots();
                before.keySet().stream().filter(key -> gone.contains(key) == after.containsKey(key)).forEach(key -> wrong.add(file + " " + name + ": slot " + key));
                assertThat(service.take(party.id, new Inbound.Said("on", "先给我稿子"), party.now).toCompletableFuture().join().replies()).isNotEmpty();
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(checked).as("something was looked for").isGreaterThan(100);
    }

    private static String around(String held, String value) {
        int at = held.indexOf(value);
        return held.substring(Math.max(0, at - 60), Math.min(held.length(), at + 60));
    }

    private static String held(Journal journal, String id) {
        var all = new StringBuilder(new String(journal.standing(id, null).orElseThrow().state(), StandardCharsets.UTF_8));
        journal.entries(id, -1, 10_000).forEach(entry -> all.append(new String(entry.content(), StandardCharsets.UTF_8)));
        return all.toString();
    }

    /** The service as a party to a transcript; remembers what was ever known. */
    private static final class Stored implements Party {

        private final ConversationService service;
        private final Map<String, Set<String>> known = new TreeMap<>();
        private Map<String, Wire.Slot> last = Map.of();
        private String id;
        private int sent;
        private Instant now;

        private Stored(ConversationService service) {
            this.service = service;
        }

        @Override
        public List<JsonNode> start(String channel, Instant at) {
            var opened = service.start(channel, at).toCompletableFuture().join();
            id = opened.conversation();
            return heard(opened.greeting(), at);
        }

        @Override
        public List<JsonNode> send(Inbound inbound, Instant at) {
            now = at;
            try {
                var taken = service.take(id, inbound, at).toCompletableFuture().join();
                return taken.replies().isEmpty() ? List.of() : heard(taken.replies().get(0), at);
            } catch (CompletionException refused) {
                assertThat(Refused.in(refused).code()).isIn(Refused.Code.BAD_VALUE, Refused.Code.UNKNOWN_CONVERSATION);
                return List.of(JSON.createObjectNode().set("fields", JSON.valueToTree(Refused.in(refused).fields())));
            }
        }

        @Override
        public List<JsonNode> comeBack(Instant at) {
            return List.of();
        }

        private List<JsonNode> heard(Wire.Reply reply, Instant at) {
            now = at;
            sent++;
            last = reply.body().slots();
            last.forEach((key, slot) -> collect(JSON.valueToTree(slot.value()), known.computeIfAbsent(key, slots -> new TreeSet<>())));
            return List.of(JSON.valueToTree(reply.body()));
        }

        private static void collect(JsonNode value, Set<String> into) {
            if (value.isTextual()) {
                into.add(value.textValue());
            }
            if (value.isArray()) {
                value.forEach(part -> collect(part, into));
            }
            value.properties().stream().filter(field -> !KEYS.contains(field.getKey())).forEach(field -> collect(field.getValue(), into));
        }

        private Collection<String> values(Set<String> slots) {
            var values = new TreeSet<String>();
            known.forEach((key, texts) -> texts.stream().filter(text -> slots.contains(key) && text.length() >= UNMISTAKABLE)
                    .forEach(values::add));
            return values;
        }
    }
}
