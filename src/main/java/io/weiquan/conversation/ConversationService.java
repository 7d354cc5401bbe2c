package io.weiquan.conversation;

import static io.weiquan.conversation.Refused.Code.NO_PACKAGE;
import static io.weiquan.conversation.Refused.Code.TOO_MANY;
import static io.weiquan.conversation.Refused.Code.UNAUTHORIZED;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weiquan.conversation.Journal.Standing;
import io.weiquan.limits.Limits;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.function.LongSupplier;

/**
 * Takes what people send, once and in order.
 *
 * <pre>
 *   take ─▸ allowance ─▸ mailbox of the conversation ─▸ read where it stands ─▸ Dialogue ─▸ commit ─▸ Taken
 *                                                          ▴                                │
 *                                                          └── another node was faster ◂────┘
 * </pre>
 *
 * The state is read only when the turn's time has come, and nobody is told anything before the commit. A client id that was
 * taken before leads to the stored answer. Stages complete exceptionally with a {@link Refused} (see {@link Refused#in}); methods
 * that return a value at once read the store on the calling thread and throw it.
 */
public final class ConversationService implements AutoCloseable {

    private final Dialogue dialogue;
    private final Journal journal;
    private final Secrets secrets;
    private final Limits limits;
    private final Announcer announcer;
    private final SilenceWatch silence;
    private final TurnMeter meter;
    private final LongSupplier nanoTime;
    private final Turns turns;
    private final Archive archive;
    private final Comeback comeback;
    private final Allowance pace;

    /** @param nanoTime a monotonic clock for the rate limits, such as {@code System::nanoTime} */
    public ConversationService(Dialogue dialogue, Journal journal, Secrets secrets, Limits limits, LongSupplier nanoTime) {
        this(dialogue, journal, secrets, limits, nanoTime, Announcer.silent());
    }

    /** @param announcer what is stored with each turn for others to be told */
    public ConversationService(Dialogue dialogue, Journal journal, Secrets secrets, Limits limits, LongSupplier nanoTime,
                               Announcer announcer) {
        this(dialogue, journal, secrets, limits, nanoTime, new Outside(announcer, SilenceWatch.off()));
    }

    /**
     * What the service tells the world besides its callers.
     *
     * @param announcer what is stored with each turn for others to be told
     * @param silence   who notices that a person says nothing more
     * @param meter     who counts turns and their time
     */
    public record Outside(Announcer announcer, SilenceWatch silence, TurnMeter meter) {

        public Outside(Announcer announcer, SilenceWatch silence) {
            this(announcer, silence, TurnMeter.none());
        }
    }

    public ConversationService(Dialogue dialogue, Journal journal, Secrets secrets, Limits limits, LongSupplier nanoTime,
                               Outside outside) {
        this(dialogue, journal, secrets, limits, nanoTime, outside, Workers.start(2 * Math.max(2, Runtime.getRuntime().availableProcessors())));
    }

    /** @param workers on which turns run; a test may bring its own, so that everything happens in one thread and in one order */
    ConversationService(Dialogue dialogue, Journal journal, Secrets secrets, Limits limits, LongSupplier nanoTime, Outside outside,
                        ExecutorService workers) {
        this.announcer = outside.announcer();
        this.silence = outside.silence();
        this.meter = outside.meter();
        this.nanoTime = nanoTime;
        this.dialogue = dialogue;
        this.journal = journal;
        this.secrets = secrets;
        this.limits = limits;
        this.turns = new Turns(workers, limits);
        this.archive = new Archive(journal, limits);
        this.comeback = new Comeback(new Comeback.Shared(dialogue, journal, secrets, announcer, limits), turns, archive, nanoTime);
        this.pace = new Allowance(limits.turnsBurst(), Duration.ofMinutes(1).dividedBy(limits.turnsPerMinute()),
                limits.rememberedCallers(), nanoTime);
    }

    /** Opens a conversation; complete once the notice (seq 0) and the greeting (seq 1) are stored. */
    public CompletionStage<Opened> start(String channel, Instant now) {
        return start(channel, null, now);
    }

    private CompletionStage<Opened> start(String channel, Journal.Peer peer, Instant now) {
        var conversation = secrets.conversation();
        return turns.inTurn(conversation, () -> {
            var token = secrets.token();
            var step = dialogue.begin(channel, now);
            var draft = Draft.opening(step, dialogue.notice(), now, secrets);
            return journal.open(draft.opening(conversation, channel, secrets.digest(token), peer, announcer))
                    .thenApply(stored -> new Opened(conversation, token, draft.reply()));
        });
    }

    /**
     * The conversation of somebody who writes from a messenger, begun now if there is none: its greeting then goes to the outbox like
     * everything said there.
     *
     * @param user    who it is to the messenger; only a digest is stored
     * @param address where the messenger's adapter reaches them, handed back with the rows of the outbox; sealed at rest
     * @param client  the id of what they sent: a conversation that is closed is theirs no more, unless it was this that closed it
     */
    public CompletionStage<String> contact(String channel, String user, byte[] address, String client, Instant now) {
        var digest = secrets.digest("peer/" + channel + "/" + user);
        CompletionStage<Optional<Standing>> known = turns.inTurn("peer/" + channel + "/" + user, () -> CompletableFuture.completedFuture(
                journal.byPeer(digest).flatMap(conversation -> journal.standing(conversation, client))));
        return known.thenCompose(standing -> {
            boolean closed = standing.isPresent() && standing.get().takenAt() == 0 && Stored.state(standing.get().state()).done();
            if (standing.isPresent() && !closed) {
                return CompletableFuture.completedFuture(standing.get().conversation());
            }
            // Looked up again: whoever was faster elsewhere has begun the one that counts.
            return start(channel, new Journal.Peer(digest, address, closed ? standing.get().conversation() : null), now)
                    .thenApplyAsync(opened -> journal.byPeer(digest).orElseThrow(() -> Refused.away("the conversation was erased meanwhile")), turns.workers());
        });
    }

    /** The conversation of somebody who writes from a messenger, if there is one. */
    public Optional<String> contacted(String channel, String user) {
        return journal.byPeer(secrets.digest("peer/" + channel + "/" + user));
    }

    /** What became of the message with this client id, if it was taken. */
    public Optional<Taken> taken(String conversation, String client) {
        return journal.standing(conversation, client).filter(standing -> standing.takenAt() > 0)
                .map(standing -> archive.taken(conversation, standing.takenAt()));
    }

    /** @throws Refused UNKNOWN_CONVERSATION, or UNAUTHORIZED when the conversation is known and the token is not its own */
    public void authorize(String conversation, String token) {
        var known = journal.tokens(conversation);
        if (known.isEmpty()) {
            throw Refused.unknown();
        }
        var given = secrets.digest(token == null ? "" : token);
        boolean right = false;
        for (var digest : known) {
            right |= MessageDigest.isEqual(digest, given);
        }
        if (!right) {
            throw new Refused(UNAUTHORIZED, "this token does not open the conversation");
        }
    }

    /** One turn; complete only after its commit. Refused: UNKNOWN_CONVERSATION, BAD_VALUE, TOO_MANY, BUSY, UNAVAILABLE. */
    public CompletionStage<Taken> take(String conversation, Inbound inbound, Instant now) {
        var wait = pace.use(conversation);
        if (wait.isPresent()) {
            return CompletableFuture.failedFuture(new Refused(TOO_MANY,
                    limits.turnsPerMinute() + " messages a minute are the limit", wait.get()));
        }
        long begun = nanoTime.getAsLong();
        return turns.inTurn(conversation, () -> turn(conversation, inbound, now, Turns.TRIES)).whenComplete((taken, failure) ->
                meter.turn(conversation, nanoTime.getAsLong() - begun, failure == null ? null : Refused.in(failure).code()));
    }

    private CompletionStage<Taken> turn(String conversation, Inbound inbound, Instant now, int tries) {
        var standing = archive.standing(conversation, inbound.id());
        if (standing.takenAt() > 0) {
            return CompletableFuture.completedFuture(archive.taken(conversation, standing.takenAt()));
        }
        var state = Stored.state(standing.state());
        var step = dialogue.next(state.dialogue(), inbound, now);
        if (step.isRefused()) {
            throw new Refused(Refused.Code.BAD_VALUE, "some values cannot be right", step.fields());
        }
        var draft = Draft.turn(standing, state, step, inbound, now, secrets);
        if (step.wishes().erase()) {
            return journal.erase(erasure(conversation, standing.channel(), now)).thenApply(erased -> new Taken(standing.seq() + 1, List.of(draft.reply()), true));
        }
        return journal.commit(draft.turn(standing, inbound, announcer)).thenCompose(outcome -> turns.kept(outcome, tries, () -> {
            listen(standing, draft.reply().seq(), step);
            return new Taken(standing.seq() + 1, List.of(draft.reply()));
        }, left -> turn(conversation, inbound, now, left)));
    }

    private void listen(Standing standing, long seq, Dialogue.Step step) {
        if (step.wishes().silence() != null) {
            silence.watch(standing.conversation(), standing.channel(), step.wishes().silence(),
                    now -> turns.inTurn(standing.conversation(), () -> silent(standing.conversation(), seq, now)));
        }
    }

    /** The person said nothing after item {@code seq}; if that is still so, the dialogue may speak. */
    private CompletionStage<Void> silent(String conversation, long seq, Instant now) {
        var standing = journal.standing(conversation, null);
        if (standing.isEmpty() || standing.get().seq() != seq) {
            return CompletableFuture.completedFuture(null);
        }
        var state = Stored.state(standing.get().state());
        var step = dialogue.silent(state.dialogue(), now);
        if (step == null || step.body() == null) {
            return CompletableFuture.completedFuture(null);
        }
        var draft = Draft.remark(standing.get(), state, step, now, secrets);
        // A try that comes too late is dropped: then the person has spoken, and there is no silence.
        return journal.commit(draft.turn(standing.get(), null, announcer)).thenAccept(outcome -> {
            if (outcome == Journal.Outcome.KEPT) {
                silence.told(conversation, draft.reply());
                listen(standing.get(), draft.reply().seq(), step);
            }
        });
    }

    /** What was stored after {@code after} (0 for everything). Refused like {@link #authorize}. */
    public CompletionStage<Resumed> resume(String conversation, String token, long after, Instant now) {
        return comeback.byToken(conversation, () -> authorize(conversation, token), after, now);
    }

    /** @param remote the client's address: wrong codes are counted by it. Refused: UNKNOWN_CONVERSATION, TOO_MANY. */
    public CompletionStage<Reopened> resumeByCode(String code, String remote, Instant now) {
        return comeback.byCode(code, remote, now);
    }

    /** Items after {@code after}, oldest first, at most {@code Limits.historyItems}. */
    public List<Item> items(String conversation, long after) {
        return archive.items(conversation, after);
    }

    public History history(String conversation) {
        return archive.history(conversation);
    }

    /** The newest complaint package. @throws Refused NO_PACKAGE before there is one */
    public JsonNode latestPackage(String conversation) {
        return archive.latestPackage(archive.standing(conversation, null))
                .orElseThrow(() -> new Refused(NO_PACKAGE, "this conversation has no complaint package yet"));
    }

    /** All that is held: {@code {conversation, channel, startedAt, lastTurn, notice, state, slots, items, package, memory}}. */
    public ObjectNode export(String conversation) {
        return archive.export(conversation);
    }

    /** Complete when nothing of the conversation is left; from then on it is unknown, also to turns that wait already. */
    public CompletionStage<Void> erase(String conversation, Instant now) {
        return turns.inTurn(conversation, () -> {
            var channel = journal.standing(conversation, null).map(Standing::channel).orElse("");
            return journal.erase(erasure(conversation, channel, now)).thenApply(erased -> null);
        });
    }

    private Journal.Erasure erasure(String conversation, String channel, Instant now) {
        return new Journal.Erasure(conversation, null, now, announcer.erased(conversation, channel));
    }

    /** Turns at work or waiting for their turn, now. */
    public int turnsUnderWay() {
        return turns.underWay();
    }

    /** Takes no more turns and waits for those at work. */
    @Override
    public void close() {
        turns.close();
    }
}
