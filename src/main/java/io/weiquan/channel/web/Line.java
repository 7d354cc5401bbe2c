package io.weiquan.channel.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.bucket4j.Bucket;
import io.weiquan.channel.ClientJson;
import io.weiquan.channel.ReplyView;
import io.weiquan.channel.WireJson;
import io.weiquan.conversation.Inbound;
import io.weiquan.conversation.Item;
import io.weiquan.conversation.Refused;
import io.weiquan.conversation.Refused.Code;
import io.weiquan.conversation.Resumed;
import io.weiquan.conversation.Taken;
import io.weiquan.conversation.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One person's socket, from the first frame to the last.
 *
 *   new ──start/resume──▸ opening ──stored──▸ open ──frames, at most {@code waitingTurns} at work──▸ closed
 *
 * Nothing here waits: the service answers later, and its answer is brought back to the event loop of the socket, where alone this
 * object is touched. While {@code waitingTurns} frames are at work the socket is read no further.
 */
final class Line {

    private final Desk desk;
    private final Pipe pipe;
    private final String address;
    private final Bucket frames;
    private final Queue<ClientFrame> waiting = new ArrayDeque<>();
    private final Queue<Object> unsent = new ArrayDeque<>();
    private String conversation;
    private boolean opening;
    private boolean closed;
    private boolean leaving;
    private int atWork;
    private int refusals;

    Line(Desk desk, Function<Runnable, Pipe> layPipe, String address) {
        this.desk = desk;
        this.pipe = layPipe.apply(this::flush);
        this.address = address;
        var limits = desk.limits();
        this.frames = Bucket.builder().addLimit(limit -> limit.capacity(limits.framesBurst())
                .refillGreedy(limits.framesPerMinute(), Duration.ofMinutes(1))).build();
    }

    String address() {
        return address;
    }

    void heard(String text) {
        admit(() -> {
            ObjectNode object = ClientJson.object(text);
            try {
                waiting.add(desk.reader().read(object));
                serve();
            } catch (Refused refused) {
                refuse(refused, desk.reader().id(object));
            }
        }, () -> idOf(text));
    }

    private String idOf(String text) {
        try {
            return desk.reader().id(ClientJson.object(text));
        } catch (Refused unreadable) {
            return null;
        }
    }

    void heardBinary() {
        admit(() -> {
            throw new Refused(Code.BAD_TYPE, "只接受文本帧。");
        }, () -> null);
    }

    /** Every frame counts, also a bad one. @param id what a refused frame is called, so that its sender can send it again */
    private void admit(Runnable frame, Supplier<String> id) {
        if (closed || leaving) {
            return;
        }
        guarded(() -> {
            if (frames.tryConsume(1)) {
                frame.run();
            } else {
                refuse(new Refused(Code.TOO_MANY, "发得太快了,请稍等一会儿。", Duration.ofSeconds(1)), id.get());
            }
        });
        regulate();
    }

    void start(String channel, Instant now) {
        if (conversation != null) {
            throw new Refused(Code.BAD_TYPE, "这个连接已经有一个会话了,新的会话请另开连接。");
        }
        desk.countStart(address);
        open(() -> desk.service().start(channel, now), opened -> {
            bind(opened.conversation());
            say(new ServerFrame.Session(opened.conversation(), opened.token(), 0));
            say(ReplyView.of(opened.greeting()));
        });
    }

    void resume(ClientFrame.Resume asked) {
        if (conversation != null && !conversation.equals(asked.conversation())) {
            throw new Refused(Code.BAD_TYPE, "这个连接已经有另一个会话了。");
        }
        open(() -> desk.service().resume(asked.conversation(), asked.token(), asked.after(), asked.now()), resumed -> {
            bind(resumed.conversation());
            say(new ServerFrame.Session(resumed.conversation(), asked.token(), asked.after()));
            replay(resumed);
        });
    }

    void comeBack(ClientFrame.Return asked) {
        if (conversation != null) {
            throw new Refused(Code.BAD_TYPE, "这个连接已经有一个会话了,请另开连接再输入找回码。");
        }
        open(() -> desk.service().resumeByCode(asked.code(), address, asked.now()), reopened -> {
            bind(reopened.conversation());
            say(new ServerFrame.Session(reopened.conversation(), reopened.token(), reopened.reply().seq() - 1));
            say(ReplyView.of(reopened.reply()));
            say(new ServerFrame.CaughtUp(reopened.reply().seq()));
        });
    }

    void take(Inbound inbound, Instant now) {
        if (conversation == null) {
            refuse(new Refused(Code.UNAUTHORIZED, "请先用 start 开始,或用 resume 接着之前的会话。"), inbound.id());
            return;
        }
        work(() -> desk.service().take(conversation, inbound, now), taken -> told(inbound.id(), taken), refused -> refuse(refused, inbound.id()));
    }

    private void told(String id, Taken taken) {
        refusals = 0;
        say(new ServerFrame.Took(id, taken.seq()));
        taken.replies().forEach(reply -> say(ReplyView.of(reply)));
    }

    private void replay(Resumed resumed) {
        resumed.items().forEach(this::show);
        if (!resumed.more() || resumed.items().isEmpty()) {
            say(new ServerFrame.CaughtUp(resumed.seq()));
            return;
        }
        long last = resumed.items().get(resumed.items().size() - 1).seq();
        open(() -> desk.later(() -> desk.service().items(resumed.conversation(), last)), rest -> {
            long seq = Math.max(resumed.seq(), rest.isEmpty() ? last : rest.get(rest.size() - 1).seq());
            replay(new Resumed(resumed.conversation(), rest, seq, rest.size() >= desk.limits().historyItems()));
        });
    }

    private void show(Item item) {
        if (item instanceof Item.Asked asked) {
            say(new ServerFrame.Took(asked.id(), asked.seq()));
        } else if (item instanceof Item.Answered answered) {
            say(ReplyView.of(answered.reply()));
        }
    }

    /** Until this is answered, everything else the person sends waits. */
    private <T> void open(Supplier<CompletionStage<T>> asked, Consumer<T> then) {
        opening = true;
        work(asked, answer -> {
            opening = false;
            then.accept(answer);
        }, refused -> {
            opening = false;
            // A stranger is not told whether the conversation or only the token is unknown.
            refuse(refused.code() == Code.UNAUTHORIZED ? new Refused(Code.UNKNOWN_CONVERSATION, "没有找到这个会话。") : refused, null);
        });
    }

    private <T> void work(Supplier<CompletionStage<T>> asked, Consumer<T> then, Consumer<Refused> otherwise) {
        atWork++;
        CompletionStage<T> stage;
        try {
            stage = asked.get();
        } catch (RuntimeException failure) {
            stage = CompletableFuture.failedStage(failure);
        }
        stage.whenComplete((answer, failure) -> pipe.loop().execute(() -> {
            atWork--;
            if (failure == null) {
                guarded(() -> then.accept(answer));
            } else {
                otherwise.accept(desk.problems().of(failure, "a turn on a socket", conversation));
            }
            serve();
            regulate();
            if (leaving && atWork == 0) {
                leave();
            }
        }));
    }

    /** Hands on what waits, in order, as far as there is room. */
    private void serve() {
        while (!opening && !closed && !leaving && atWork < desk.limits().waitingTurns() && !waiting.isEmpty()) {
            ClientFrame frame = waiting.remove();
            guarded(() -> frame.reach(this));
        }
    }

    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException failure) {
            refuse(desk.problems().of(failure, "a frame"), null);
        }
    }

    private void bind(String opened) {
        conversation = opened;
        desk.sockets().claim(opened, this);
    }

    private void refuse(Refused refused, String replyTo) {
        say(ServerFrame.Problem.of(refused, replyTo));
        desk.problems().tell(refused.code());
        switch (refused.code()) {
            case UNAUTHORIZED -> hangUp(4401, refused.code().wire());
            case UNKNOWN_CONVERSATION -> hangUp(4404, refused.code().wire());
            case INTERNAL -> hangUp(1011, refused.code().wire());
            case TOO_MANY -> {
                if (++refusals > desk.limits().refusalsBeforeClose()) {
                    hangUp(4429, refused.code().wire());
                }
            }
            default -> {
            }
        }
    }

    void say(Object frame) {
        unsent.add(frame);
        flush();
    }

    /** A frame becomes text only when the socket can carry it away, so that a long history does not lie in memory twice. */
    private void flush() {
        while (!closed && !unsent.isEmpty() && pipe.isWritable()) {
            pipe.send(WireJson.bytes(unsent.remove()));
        }
    }

    private void regulate() {
        pipe.listen(!leaving && atWork + waiting.size() < desk.limits().waitingTurns());
    }

    /** Somebody opened the same conversation elsewhere. */
    void superseded() {
        pipe.loop().execute(() -> hangUp(4409, "opened elsewhere"));
    }

    /** The conversation was erased. */
    void erased() {
        pipe.loop().execute(() -> refuse(new Refused(Code.UNKNOWN_CONVERSATION, "这个会话已经删除。"), null));
    }

    /** The bot spoke on its own. */
    void remarked(Wire.Reply reply) {
        pipe.loop().execute(() -> say(ReplyView.of(reply)));
    }

    /** The server stops: nothing new is read, what is at work is answered, then the person is asked to come back. */
    void retire() {
        pipe.loop().execute(() -> {
            leaving = true;
            regulate();
            if (atWork == 0) {
                leave();
            }
        });
    }

    private void leave() {
        say(new ServerFrame.Reconnect(desk.reconnectMs()));
        hangUp(1012, "restart");
    }

    /** No room for this socket. */
    void turnAway(Refused refused) {
        desk.problems().tell(refused.code());
        say(ServerFrame.Problem.of(refused, null));
        hangUp(4429, refused.code().wire());
    }

    private void hangUp(int code, String reason) {
        if (!closed) {
            flush();
            closed = true;
            pipe.close(code, reason);
            gone();
        }
    }

    /** Something of ours went wrong beneath the frames. */
    void broken(Throwable failure) {
        refuse(desk.problems().of(failure, "a socket"), null);
    }

    void gone() {
        closed = true;
        unsent.clear();
        waiting.clear();
        desk.sockets().left(this, conversation);
    }
}
