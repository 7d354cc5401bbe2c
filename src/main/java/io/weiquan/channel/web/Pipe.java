package io.weiquan.channel.web;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.Utf8FrameValidator;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.timeout.IdleState;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.ReferenceCountUtil;
import io.weiquan.limits.Limits;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * The wire of one socket, and what the Jakarta container leaves open: fragments are put together only up to the frame limit and
 * must be UTF-8; a socket that reads slowly or asks too fast is itself read no further, down to its TCP window; silence is noticed;
 * and a close frame is followed by a short wait for the other side, because closing on unread bytes would take the reason with it.
 *
 * <p>Everything here runs on the event loop of the socket.
 */
final class Pipe extends ChannelInboundHandlerAdapter {

    private static final int LINGER_SECONDS = 2;
    private static final int REASON_CHARS = 40;

    private final Channel channel;
    private final Runnable writable;
    private boolean wanted = true;
    private boolean closing;

    private Pipe(Channel channel, Runnable writable) {
        this.channel = channel;
        this.writable = writable;
    }

    /** @param writable called when frames may be sent again after {@link #isWritable} was false */
    static Pipe lay(Channel channel, Limits limits, Runnable writable) {
        Pipe pipe = new Pipe(channel, writable);
        channel.config().setWriteBufferWaterMark(new WriteBufferWaterMark(limits.unsentBytes() / 4, limits.unsentBytes()));
        var decoding = WebSocketDecoderConfig.newBuilder().expectMaskedFrames(true).allowMaskMismatch(false).allowExtensions(false)
                .maxFramePayloadLength(limits.frameBytes()).closeOnProtocolViolation(false).build();
        channel.pipeline()
                .addAfter("ws-decoder", "weiquan-pipe", pipe)
                .addAfter("ws-decoder", "weiquan-whole", new WebSocketFrameAggregator(limits.frameBytes()))
                .addAfter("ws-decoder", "weiquan-utf8", new Utf8FrameValidator(false))
                .addAfter("ws-decoder", "weiquan-silence", new IdleStateHandler(limits.deadAfter().toMillis(), 0,
                        limits.pingEvery().toMillis(), TimeUnit.MILLISECONDS))
                .replace("ws-decoder", "weiquan-decoder", new WebSocket13FrameDecoder(decoding));
        return pipe;
    }

    Executor loop() {
        return channel.eventLoop();
    }

    boolean isWritable() {
        return channel.isWritable();
    }

    /** @param json in UTF-8; not to be changed afterwards */
    void send(byte[] json) {
        if (!closing) {
            channel.writeAndFlush(new TextWebSocketFrame(Unpooled.wrappedBuffer(json)), channel.voidPromise());
        }
    }

    /** Stops or goes on reading what the person sends. */
    void listen(boolean wanted) {
        this.wanted = wanted;
        regulate();
    }

    /** Says why, hears out what is still on its way, and hangs up. */
    void close(int code, String reason) {
        if (closing) {
            return;
        }
        closing = true;
        String said = reason.length() > REASON_CHARS ? reason.substring(0, REASON_CHARS) : reason;
        channel.writeAndFlush(new CloseWebSocketFrame(code, said));
        regulate();
        channel.eventLoop().schedule(() -> channel.close(), LINGER_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object frame) {
        if (!closing) {
            ctx.fireChannelRead(frame);
            return;
        }
        boolean answered = frame instanceof CloseWebSocketFrame;
        ReferenceCountUtil.release(frame);
        if (answered) {
            ctx.close();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        regulate();
        if (channel.isWritable()) {
            writable.run();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof IdleStateEvent idle) {
            if (idle.state() == IdleState.READER_IDLE) {
                close(1001, "silent");
            } else {
                ctx.writeAndFlush(new PingWebSocketFrame());
            }
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof CorruptedWebSocketFrameException corrupted) {
            close(corrupted.closeStatus().code(), corrupted.closeStatus().reasonText());
        } else if (cause instanceof TooLongFrameException) {
            close(1009, "frame too long");
        } else {
            // The other side has gone or sends what is no frame: its own affair, and not worth a line that a stranger could repeat.
            ctx.close();
        }
    }

    private void regulate() {
        channel.config().setAutoRead(closing || wanted && channel.isWritable());
    }
}
