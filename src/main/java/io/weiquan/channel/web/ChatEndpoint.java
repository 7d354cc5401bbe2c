package io.weiquan.channel.web;

import io.undertow.websockets.UndertowSession;
import io.weiquan.channel.ClientAddress;
import io.weiquan.conversation.Refused;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Extension;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.websocket.server.ServerEndpointConfig;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * {@code /chat}. Open to everybody: a conversation is opened by its own token, in the first frame. Origin is judged before the
 * handshake, by the one gate all requests pass.
 */
@PermitAll
@ApplicationScoped
@ServerEndpoint(value = "/chat", subprotocols = "weiquan.v1", configurator = ChatEndpoint.NoExtensions.class)
public class ChatEndpoint {

    private static final String LINE = "weiquan.line";

    private final Desk desk;

    ChatEndpoint(Desk desk) {
        this.desk = desk;
    }

    /** Compression is refused: a few bytes would unpack to any length before a limit sees them. */
    public static final class NoExtensions extends ServerEndpointConfig.Configurator {
        @Override
        public List<Extension> getNegotiatedExtensions(List<Extension> installed, List<Extension> requested) {
            return List.of();
        }
    }

    @OnOpen
    void open(Session session) {
        var channel = ((UndertowSession) session).getChannel();
        Line line = new Line(desk, writable -> Pipe.lay(channel, desk.limits(), writable), address(channel));
        session.getUserProperties().put(LINE, line);
        try {
            desk.sockets().admit(line);
        } catch (Refused full) {
            line.turnAway(full);
        }
        // The container forgets to say so when the other side has gone before this method was called.
        channel.closeFuture().addListener(closed -> line.gone());
    }

    @OnMessage
    void text(Session session, String text) {
        line(session).heard(text);
    }

    @OnMessage
    void binary(Session session, byte[] bytes) {
        line(session).heardBinary();
    }

    @OnClose
    void close(Session session, CloseReason reason) {
        line(session).gone();
    }

    /** Whatever breaks a socket is its own affair; {@link Pipe} has closed it with a code where there was one to give. */
    @OnError
    void error(Session session, Throwable failure) {
        Line line = line(session);
        if (line != null) {
            line.broken(failure);
        }
    }

    private static Line line(Session session) {
        return (Line) session.getUserProperties().get(LINE);
    }

    private static String address(io.netty.channel.Channel channel) {
        String known = channel.attr(ClientAddress.OF_SOCKET).get();
        if (known != null) {
            return known;
        }
        return channel.remoteAddress() instanceof InetSocketAddress remote ? remote.getAddress().getHostAddress() : "";
    }
}
