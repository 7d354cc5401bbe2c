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
    /** How long somebody who was refused waits before saying the next thing: not a person's second, so that the load stays above what can be served. */
    private static final long REST_MILLIS = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

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
    private int open;
    private int underWay;
    private int askedBack;

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
        until("greeted", () -> greeted >= people);
    }

    /** Waits until whatever was said is answered, refused or cut off, and so many people are there. @return what came in meanwhile */
    Figures settle(int people) throws Exception {
        long begun = start();
        until("settled", () -> underWay == 0 && open == people && ready.size() == people);
        return stop(begun);
    }

    /** So many turns, however long they take, with at most so many under way at once; a slow machine is not asked for more than it can do. */
    Figures say(int turns, int atMost) throws Exception {
        long begun = start();
        until("said", () -> {
            int left = turns - figures.answers() - figures.refusals().values().stream().mapToInt(Integer::intValue).sum();
            while (underWay < Math.min(left, atMost) && !ready.isEmpty()) {
                ready.remove().speak(System.nanoTime());
            }
            return left <= 0;
        });
        return stop(begun);
    }

    /** From now on nobody comes back. So many say one thing more, whose answers nobody waits for here. */
    void sayAndLeave(int people) throws Exception {
        inLoop(() -> {
            leaving = true;
            for (int i = 0; i < people && !ready.isEmpty(); i++) {
                ready.remove().speak(System.nanoTime());
            }
            return null;
        });
    }

    /** Whom the server asked to come back later, until nobody is left. */
    int askedBack() throws Exception {
        until("gone", () -> open == 0);
        return inLoop(() -> askedBack);
    }

    private void until(String what, Callable<Boolean> so) throws Exception {
        for (long end = System.nanoTime() + PATIENCE.toNanos(); !inLoop(so); TimeUnit.MILLISECONDS.sleep(5)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(inLoop(() -> "not %s: %d greeted, %d open, %d under way, refused: %s"
                        .formatted(what, greeted, open, underWay, figures.refusals())));
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
        private boolean known;
        private boolean asked;

        private Person(Part part) {
            this.part = part;
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
            if (event == WebSocketClientProtocolHandler.ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
                socket = ctx;
                open++;
                send(part.start());
            }
        }

        void speak(long dueAt) {
            due = dueAt;
            asked = true;
            underWay++;
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
                if (known) {
                    figures.answered(System.nanoTime() - due);
                    heard();
                } else {
                    known = true;
                    greeted++;
                }
                goOn();
            } else if (head.startsWith("{\"type\":\"error\"")) {
                figures.refused(head.replaceAll("(?s).*\"code\":\"(\\w+)\".*", "$1"));
                heard();
                loop.schedule(this::goOn, REST_MILLIS, TimeUnit.MILLISECONDS);
            } else if (head.startsWith("{\"type\":\"reconnect\"")) {
                askedBack++;
            }
        }

        private void heard() {
            underWay -= asked ? 1 : 0;
            asked = false;
        }

        private void goOn() {
            if (!socket.channel().isActive()) {
                return;
            }
            if (!known) {
                send(part.start());
            } else if (next == part.frames().size()) {
                socket.close();
            } else if (hurrying) {
                speak(System.nanoTime());
            } else {
                ready.add(this);
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            open -= socket == null ? 0 : 1;
            heard();
            ready.remove(this);
            if (leaving) {
                return;
            }
            if (next < part.frames().size()) {
                figures.refused("closed");
            }
            connect();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            ctx.close();
        }
    }
}
