package io.weiquan.conversation;

import static io.weiquan.conversation.Refused.Code.TOO_MANY;

import io.weiquan.limits.Limits;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;

/** Lets people back in: by token where they were, by return code on any device. After a pause the dialogue may say where things stand. */
final class Comeback {

    /** A person who comes back after this long may be told where things stand. */
    static final Duration PAUSE = Duration.ofHours(6);

    private final Dialogue dialogue;
    private final Journal journal;
    private final Secrets secrets;
    private final Announcer announcer;
    private final Limits limits;
    private final Turns turns;
    private final Archive archive;
    private final Allowance wrongCodes;

    /** What it shares with the service. */
    record Shared(Dialogue dialogue, Journal journal, Secrets secrets, Announcer announcer, Limits limits) {
    }

    Comeback(Shared shared, Turns turns, Archive archive, LongSupplier nanoTime) {
        this.dialogue = shared.dialogue();
        this.journal = shared.journal();
        this.secrets = shared.secrets();
        this.announcer = shared.announcer();
        this.limits = shared.limits();
        this.turns = turns;
        this.archive = archive;
        this.wrongCodes = new Allowance(limits.wrongCodesPerHour(), Duration.ofHours(1).dividedBy(limits.wrongCodesPerHour()),
                limits.rememberedCallers(), nanoTime);
    }

    /** @param authorize throws unless the person may */
    CompletionStage<Resumed> byToken(String conversation, Runnable authorize, long after, Instant now) {
        return turns.inTurn(conversation, () -> {
            authorize.run();
            return cameBack(conversation, now, Turns.TRIES).thenApplyAsync(seq -> {
                var items = archive.items(conversation, after);
                long last = items.isEmpty() ? seq : items.get(items.size() - 1).seq();
                return new Resumed(conversation, items, seq, last < seq);
            }, turns.workers());
        });
    }

    CompletionStage<Reopened> byCode(String code, String remote, Instant now) {
        // Taken first and given back when the code is right: guesses made side by side count too.
        var wait = wrongCodes.use(remote);
        if (wait.isPresent()) {
            return CompletableFuture.failedFuture(new Refused(TOO_MANY, "too many wrong return codes", wait.get()));
        }
        // Look-ups of one address wait for one another, so that they are bounded like turns.
        CompletionStage<String> found = turns.inTurn("code/" + remote, () -> CompletableFuture.completedFuture(ReturnCode.canonical(code)
                .map(secrets::digest).flatMap(journal::byCode).orElseThrow(Refused::unknown)));
        return found.thenCompose(conversation -> {
            wrongCodes.giveBack(remote);
            return turns.inTurn(conversation, () -> reopen(conversation, now));
        });
    }

    private CompletionStage<Reopened> reopen(String conversation, Instant now) {
        var token = secrets.token();
        return journal.addToken(conversation, secrets.digest(token), limits.deviceTokens())
                .thenComposeAsync(known -> cameBack(conversation, now, Turns.TRIES), turns.workers())
                .thenApplyAsync(seq -> new Reopened(conversation, token, archive.lastReply(conversation, seq)), turns.workers());
    }

    /** What the dialogue says is stored like everything it says. @return the last number */
    private CompletionStage<Long> cameBack(String conversation, Instant now, int tries) {
        var standing = archive.standing(conversation, null);
        if (standing.lastTurn().plus(PAUSE).isAfter(now)) {
            return CompletableFuture.completedFuture(standing.seq());
        }
        var state = Stored.state(standing.state());
        var step = dialogue.resumed(state.dialogue(), standing.lastTurn(), now);
        if (step == null || step.body() == null) {
            return CompletableFuture.completedFuture(standing.seq());
        }
        var draft = Draft.remark(standing, state, step, now, secrets);
        return journal.commit(draft.turn(standing, null, announcer)).thenCompose(outcome ->
                turns.kept(outcome, tries, () -> draft.reply().seq(), left -> cameBack(conversation, now, left)));
    }
}
