package io.weiquan.benchmark;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/**
 * People on sockets, all driven by one thread, so that the driver takes little from the processor it shares with the server. Each plays
 * its part to the end, hangs up and comes as somebody else. Connects to 127.0.0.1 only.
 */
final class Crowd implements AutoCloseable {

    private static final int LARGEST_FRAME = 1 << 20;

    private final NioEventLoopGroup group = new NioEventLoopGroup(1);
    private final EventLoop loop = group.next();
    private final URI server;
    private final List<Part> parts;
    private final Bootstrap bootstrap = new Bootstrap();
    private final Queue<Person> ready = new ArrayDeque<>();
    private Figures figures = new Figures();
    private boolean hurrying;
    private boolean leaving;
    private int greeted;
    private int casting;

    Crowd(int port, List<Part> parts) {
        this.server = URI.create("ws://127.0.0.1:" + port + "/chat");
        this.parts = parts;
        bootstrap.group(group).channel(NioSocketChannel.class).handler(new ChannelInitializer<SocketChannel>() {
            @Override
            protected void initChannel(SocketChannel channel) {
                channel.pipeline().addLast(new HttpClientCodec(), new HttpObjectAggregator(8_192),
                        new WebSocketClientProtocolHandler(WebSocketClientProtocolConfig.newBuilder().webSocketUri(server)
                                .subprotocol("weiquan.v1").customHeaders(new DefaultHttpHeaders()).maxFramePayloadLength(LARGEST_FRAME).build()),
                        new Person(parts.get(casting++ % parts.size())));
            }
        });
    }

    /** Opens sockets, at most {@code perSecond}, and waits until everybody has been greeted. */
    void come(int people, int perSecond) throws Exception {
        long begun = System.nanoTime();
        for (int i = 0; i < people; i++) {
            connect();
            long due = begun + i * 1_000_000_000L / perSecond;
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
        }
        for (long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2); inLoop(() -> greeted) < people; TimeUnit.MILLISECONDS.sleep(20)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(inLoop(() -> greeted) + " of " + people + " greeted; refused: " + figures.refusals());
            }
        }
    }

    /** Lets people come, be greeted and go until so many conversations were begun in all; for filling a store. */
    void fill(int conversations) throws Exception {
        while (inLoop(() -> greeted) < conversations) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private void connect() {
        bootstrap.connect(server.getHost(), server.getPort()).addListener(done -> {
            if (!done.isSuccess() && !leaving) {
                figures.refused("connect");
            }
        });
    }

    /** Everybody says the next thing as soon as the last is answered. */
    Figures hurry(Duration howLong) throws Exception {
        long begun = start();
        inLoop(() -> {
            hurrying = true;
            for (Person person = ready.poll(); person != null; person = ready.poll()) {
                person.speak(System.nanoTime());
            }
            return null;
        });
        TimeUnit.NANOSECONDS.sleep(howLong.toNanos());
        return stop(begun);
    }

    /**
     * So many turns a second, whatever the answers take: what comes late is counted from when it was due.
     */
    Figures pace(double perSecond, Duration howLong) throws Exception {
        long begun = start();
        long end = begun + howLong.toNanos();
        long step = (long) (1e9 / perSecond);
        inLoop(() -> {
            tick(begun, 0, step, end);
            return null;
        });
        TimeUnit.NANOSECONDS.sleep(howLong.toNanos());
        return stop(begun);
    }

    private void tick(long begun, long spoken, long step, long end) {
        long now = System.nanoTime();
        long next = spoken;
        while (begun + next * step <= now && begun + next * step < end && !ready.isEmpty()) {
            ready.remove().speak(begun + next * step);
            next++;
        }
        if (now < end) {
            long count = next;
            loop.schedule(() -> tick(begun, count, step, end), 500, TimeUnit.MICROSECONDS);
        }
    }

    private long start() throws Exception {
        inLoop(() -> figures = new Figures());
        return System.nanoTime();
    }

    private Figures stop(long begun) throws Exception {
        return inLoop(() -> {
            hurrying = false;
            Figures done = figures;
            figures = new Figures();
            done.lasted((System.nanoTime() - begun) / 1e9);
            return done;
        });
    }

    private <T> T inLoop(Callable<T> work) throws Exception {
        return loop.submit(work).get(30, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        loop.execute(() -> leaving = true);
        group.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly(10, TimeUnit.SECONDS);
    }

    /** One socket. Touched by the loop alone. */
    private final class Person extends SimpleChannelInboundHandler<WebSocketFrame> {

        private final Part part;
        private ChannelHandlerContext socket;
        private int next;
        private long due;

        private Person(Part part) {
            this.part = part;
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
            if (event == WebSocketClientProtocolHandler.ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
                socket = ctx;
                send(part.start());
            }
        }

        void speak(long dueAt) {
            due = dueAt;
            send(part.frames().get(next++));
        }

        private void send(byte[] frame) {
            socket.writeAndFlush(new TextWebSocketFrame(Unpooled.wrappedBuffer(frame)));
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, WebSocketFrame frame) {
            ByteBuf content = frame.content();
            String head = content.toString(content.readerIndex(), Math.min(80, content.readableBytes()), StandardCharsets.UTF_8);
            if (head.startsWith("{\"type\":\"reply\"") || head.startsWith("{\"type\":\"pong\"")) {
                if (next == 0) {
                    greeted++;
                } else {
                    figures.answered(System.nanoTime() - due);
                }
                goOn();
            } else if (head.startsWith("{\"type\":\"error\"")) {
                figures.refused(head.replaceAll("(?s).*\"code\":\"(\\w+)\".*", "$1"));
                goOn();
            }
        }

        private void goOn() {
            if (next == part.frames().size()) {
                socket.close();
            } else if (hurrying) {
                speak(System.nanoTime());
            } else {
                ready.add(this);
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            if (leaving) {
                return;
            }
            if (next < part.frames().size()) {
                figures.refused("closed");
                ready.remove(this);
            }
            connect();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            ctx.close();
        }
    }
}
