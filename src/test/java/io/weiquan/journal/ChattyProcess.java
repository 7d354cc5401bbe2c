package io.weiquan.journal;

import io.weiquan.conversation.ConversationService;
import io.weiquan.conversation.CountingDialogue;
import io.weiquan.conversation.Inbound;
import io.weiquan.conversation.Journal;
import io.weiquan.conversation.RandomSecrets;
import io.weiquan.conversation.Refused;
import io.weiquan.journal.PostgresStore.Server;
import io.weiquan.limits.Limits;
import io.weiquan.limits.OtherLimits;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A process of its own that chats in several conversations at once until it is killed, and says on its output what it was told:
 * {@code taken CONVERSATION CLIENT-ID SEQ}, after the stage of the turn completed.
 */
final class ChattyProcess {

    static final int CONVERSATIONS = 8;
    private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");

    private ChattyProcess() {
    }

    /** @param arguments the data folder, or URL, user and password of a PostgreSQL */
    public static void main(String[] arguments) {
        var journal = journal(arguments);
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        // Time flies for the rate limit: a minute between any two looks at the clock.
        var minutes = new AtomicLong();
        var service = new ConversationService(new CountingDialogue(), journal, new RandomSecrets(new SecureRandom(), new byte[32]),
                OtherLimits.with(Map.of("turnTimeout", Duration.ofMinutes(1))), () -> minutes.addAndGet(60_000_000_000L));
        var chats = new ArrayList<CompletableFuture<Void>>();
        for (int i = 0; i < CONVERSATIONS; i++) {
            var conversation = service.start("web", NOON).toCompletableFuture().join().conversation();
            chats.add(chat(service, conversation, 0, out));
        }
        chats.forEach(CompletableFuture::join);
    }

    private static Journal journal(String[] arguments) {
        var sealing = JournalContract.vault();
        return arguments.length == 1 ? SqliteStore.open(Path.of(arguments[0]), sealing, Limits.DEFAULTS)
                : PostgresStore.open(new Server(arguments[0], arguments[1], arguments[2]), sealing, Limits.DEFAULTS);
    }

    /** Says one thing after the other; what could not be taken just now, as on a database that is slow to answer, is said again. */
    private static CompletableFuture<Void> chat(ConversationService service, String conversation, int n, PrintStream out) {
        var client = "m" + n;
        return service.take(conversation, new Inbound.Said(client, "第" + n + "句"), NOON).toCompletableFuture()
                .handleAsync((taken, failure) -> {
                    if (failure == null) {
                        out.println("taken " + conversation + " " + client + " " + taken.seq());
                        return chat(service, conversation, n + 1, out);
                    }
                    return notNow(failure) ? chat(service, conversation, n, out) : CompletableFuture.<Void>failedFuture(failure);
                }).thenCompose(next -> next);
    }

    private static boolean notNow(Throwable failure) {
        return (failure instanceof CompletionException ? failure.getCause() : failure) instanceof Refused refused
                && Set.of(Refused.Code.UNAVAILABLE, Refused.Code.BUSY).contains(refused.code());
    }
}
