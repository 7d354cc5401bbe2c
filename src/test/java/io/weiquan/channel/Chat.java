package io.weiquan.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A client on a real socket: sends text, keeps what comes back in order, remembers how it was closed. */
public final class Chat implements AutoCloseable, WebSocket.Listener {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final long PATIENCE_SECONDS = 10;

    private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private WebSocket socket;

    private Chat() {
    }

    /** A stranger from an address of his own, so that limits by address do not reach from one test into another. */
    public static Chat open(URI server) {
        return openFrom(server, anAddress());
    }

    public static Chat openFrom(URI server, String address) {
        Chat chat = new Chat();
        chat.socket = HTTP.newWebSocketBuilder().subprotocols("weiquan.v1").header("X-Forwarded-For", address)
                .buildAsync(URI.create("ws://" + server.getAuthority() + "/chat"), chat).join();
        return chat;
    }

    public static String anAddress() {
        var random = ThreadLocalRandom.current();
        return "198.18." + random.nextInt(256) + "." + random.nextInt(256);
    }

    public String subprotocol() {
        return socket.getSubprotocol();
    }

    public Chat send(String json) {
        socket.sendText(json, true).join();
        return this;
    }

    /** For what may already have been cut off on the other side. */
    public void sendQuietly(String json) {
        try {
            socket.sendText(json, true).exceptionally(cut -> null).join();
        } catch (RuntimeException cut) {
            // the close code tells
        }
    }

    public void sendBinary(byte[] bytes) {
        socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
    }

    /** The next frame, whatever it is. */
    public JsonNode next() {
        try {
            JsonNode frame = frames.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (frame == null) {
                throw new AssertionError("no frame came" + (closed.isDone() ? "; the socket was closed with " + closed.join() : ""));
            }
            return frame;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The next frame, which must be of this type. */
    public JsonNode next(String type) {
        JsonNode frame = next();
        if (!frame.path("type").asText().equals(type)) {
            throw new AssertionError("expected a frame of type " + type + ", got " + frame);
        }
        return frame;
    }

    public boolean isQuiet() {
        return frames.isEmpty();
    }

    /** The code the server closed with. */
    public int closeCode() {
        try {
            return closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("the server did not close the socket", e);
        }
    }

    public boolean isClosed() {
        return closed.isDone();
    }

    /** Begins a conversation and drops the greeting. */
    public JsonNode start() {
        send("{\"type\":\"start\",\"channel\":\"web\"}");
        JsonNode session = next("session");
        next("reply");
        return session;
    }

    /** Says something and gives the reply, after its taken. */
    public JsonNode say(String id, String text) {
        send(JSON.createObjectNode().put("type", "message").put("id", id).put("text", text).toString());
        next("taken");
        return next("reply");
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            try {
                frames.add(JSON.readTree(partial.toString()));
            } catch (IOException e) {
                closed.completeExceptionally(e);
            }
            partial.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        closed.complete(statusCode);
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        closed.completeExceptionally(error);
    }

    @Override
    public void close() {
        socket.abort();
    }
}
