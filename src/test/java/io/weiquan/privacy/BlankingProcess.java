package io.weiquan.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weiquan.conversation.Announcer;
import io.weiquan.conversation.Blanking;
import io.weiquan.conversation.DataClasses;
import io.weiquan.conversation.Journal;
import io.weiquan.journal.PostgresStore;
import io.weiquan.journal.SqliteStore;
import io.weiquan.journal.Vault;
import io.weiquan.limits.Limits;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A process of its own that runs the job of {@link Retention} once and says {@code blanked} on its output after every conversation. */
final class BlankingProcess {

    static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
    static final Duration KEEP_CONTACT = Duration.ofDays(30);

    private BlankingProcess() {
    }

    /** @param arguments the data folder, or URL, user and password of a PostgreSQL */
    public static void main(String[] arguments) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (var journal = open(arguments)) {
            var telling = (Journal) Proxy.newProxyInstance(Journal.class.getClassLoader(), new Class<?>[] {Journal.class}, (proxy, method, values) -> {
                var result = method.invoke(journal, values);
                if (method.getName().equals("rewrite")) {
                    out.println("blanked");
                }
                return result;
            });
            job(telling).run(NOW.plus(KEEP_CONTACT).plusSeconds(60));
            out.println("finished");
        }
    }

    static Journal open(String... arguments) {
        var vault = new Vault(new SecureRandom(), List.of(new byte[32]));
        return arguments.length == 1 ? SqliteStore.open(Path.of(arguments[0]), vault, Limits.DEFAULTS)
                : PostgresStore.open(new PostgresStore.Server(arguments[0], arguments[1], arguments[2]), vault, Limits.DEFAULTS);
    }

    static Retention job(Journal journal) {
        return new Retention(journal, Duration.ofDays(180), Announcer.silent(), Map.of("contact", KEEP_CONTACT), new Blanking(journal, Phone::new));
    }

    /** One slot, {@code contact_phone}, in states of the form {@code {"phone":…}}. */
    private static final class Phone implements DataClasses {

        @Override
        public Set<String> slotsOf(String name) {
            return name.equals("contact") ? Set.of("contact_phone") : Set.of();
        }

        @Override
        public boolean knows(String slot) {
            return slot.equals("contact_phone");
        }

        @Override
        public boolean tells(Set<String> slots) {
            return false;
        }

        @Override
        public Map<String, Set<String>> passages(String words, Instant at, String asked, Set<String> slots) {
            return Map.of();
        }

        @Override
        public JsonNode without(JsonNode state, Set<String> slots) {
            ObjectNode left = state.deepCopy();
            left.remove("phone");
            return left;
        }
    }
}
