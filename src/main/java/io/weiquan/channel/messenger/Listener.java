package io.weiquan.channel.messenger;

import io.weiquan.channel.adapter.Adapter;
import io.weiquan.channel.adapter.InboundEvent;
import io.weiquan.channel.adapter.PlatformSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiFunction;

/** Keeps a socket open to a platform that is listened to: opened again after a growing pause, however it ended. */
final class Listener implements AutoCloseable {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final int MOST_CHARS = 256 * 1024;

    private final Adapter adapter;
    private final PlatformSocket platform;
    private final BiFunction<Adapter, InboundEvent, CompletionStage<Void>> store;
    private final Executor workers;
    private final HttpClient client;
    private volatile boolean closing;
    private volatile WebSocket open;
    private int failures;

    Listener(Adapter adapter, BiFunction<Adapter, InboundEvent, CompletionStage<Void>> store, Executor workers) {
        this.adapter = adapter;
        this.platform = adapter.socket().orElseThrow();
        this.store = store;
        this.workers = workers;
        this.client = HttpClient.newBuilder().executor(workers).connectTimeout(Duration.ofSeconds(10)).build();
        connect();
    }

    private void connect() {
        if (closing) {
            return;
        }
        platform.endpoint().thenCompose(this::connect).whenComplete((socket, failure) -> {
            if (failure != null) {
                again();
            } else {
                failures = 0;
                open = socket;
            }
        });
    }

    private CompletionStage<WebSocket> connect(URI endpoint) {
        return client.newWebSocketBuilder().connectTimeout(Duration.ofSeconds(10)).buildAsync(endpoint, new Frames());
    }

    private void again() {
        long pause = Math.min(LONGEST_PAUSE.toMillis(), FIRST_PAUSE.toMillis() << Math.min(failures++, 10));
        CompletableFuture.delayedExecutor(pause / 2 + ThreadLocalRandom.current().nextLong(pause), TimeUnit.MILLISECONDS, workers).execute(this::connect);
    }

    private final class Frames implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();
        private CompletionStage<Void> before = CompletableFuture.completedFuture(null);

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            if (text.length() + part.length() > MOST_CHARS) {
                socket.abort();
                again();
                return null;
            }
            text.append(part);
            if (last) {
                String frame = text.toString();
                text.setLength(0);
                // One after another, and no more is read while one is being kept: back-pressure down to the platform.
                before = before.thenCompose(done -> platform.frame(frame, event -> store.apply(adapter, event)))
                        .thenCompose(answer -> answer == null ? CompletableFuture.completedFuture(socket) : socket.sendText(answer, true))
                        .handle((done, failure) -> {
                            if (failure != null) {
                                // Not kept, or asked to go: what was not acknowledged comes again over the next socket.
                                socket.abort();
                                again();
                            } else {
                                socket.request(1);
                            }
                            return (Void) null;
                        });
            } else {
                socket.request(1);
            }
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            again();
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable failure) {
            again();
        }
    }

    @Override
    public void close() {
        closing = true;
        if (open != null) {
            open.abort();
        }
    }
}
