package io.weiquan.runtime;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.core.net.impl.VertxHandler;
import io.vertx.ext.web.RoutingContext;
import io.weiquan.channel.ClientAddress;
import io.weiquan.channel.rest.ProblemBody;
import io.weiquan.conversation.Refused;
import io.weiquan.conversation.Refused.Code;
import io.weiquan.limits.Limits;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Every request passes here first, also the handshake of a socket: who is calling, from which web site, with how much. One list of
 * origins serves CORS and the socket alike; a caller without an Origin is no browser page and needs only its token.
 */
@Singleton
class Gate {

    /** Before everything of Quarkus that could answer. */
    private static final int FIRST = 10_000;

    private static final String POLICY = "Content-Security-Policy";
    private static final String PAGE_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
            + "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** The widget's own files are public and the same for everybody: any page may load them, and then be told that it may not chat. */
    private static final String WIDGET = "/widget/";
    private static final String WIDGET_FILES = "/widget/files/";
    private static final String FOR_GOOD = "public, max-age=31536000, immutable";

    private static final List<CharSequence> OFFERS = List.of("Sec-WebSocket-Protocol", "Sec-WebSocket-Extensions");

    private final Origins origins;
    private final ClientAddress addresses;
    private final Limits limits;
    private final Meters meters;
    private final boolean overTls;

    Gate(Settings settings, ClientAddress addresses, Limits limits, Meters meters) {
        this.meters = meters;
        // The proxy speaks TLS, not we; that it does is known from where people are told to come.
        this.overTls = settings.publicUrl().filter(url -> url.startsWith("https://")).isPresent();
        this.origins = Unfit.unless(() -> new Origins(settings.origins().orElse(List.of())));
        this.addresses = addresses;
        this.limits = limits;
    }

    void stand(@Observes Filters filters) {
        filters.register(this::judge, FIRST);
    }

    private void judge(RoutingContext context) {
        HttpServerRequest request = context.request();
        protect(context);
        forgetEmptyOffers(request);
        remember(context);
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (isWidget(request)) {
            request.response().putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*").putHeader("Cross-Origin-Resource-Policy", "cross-origin");
        } else if (origin != null) {
            if (!origins.allows(origin, host(request))) {
                // The refusal says nothing but that it is one: a page may read it, and tell its visitor instead of failing silently.
                if (request.method() == HttpMethod.GET) {
                    request.response().putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
                }
                refuse(context, new Refused(Code.FORBIDDEN_ORIGIN, "这个网站没有被允许使用本服务。"));
                return;
            }
            share(context, origin);
            if (request.method() == HttpMethod.OPTIONS && request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD) != null) {
                context.response().setStatusCode(204).end();
                return;
            }
        }
        if (tooLong(request)) {
            refuse(context, new Refused(Code.TOO_LONG, "内容太长,一次最多 %d 字节。".formatted(limits.frameBytes())));
            return;
        }
        context.next();
    }

    private static boolean isWidget(HttpServerRequest request) {
        String path = request.path();
        // Spelt plainly, so that no other resource can be meant by it.
        return request.method() == HttpMethod.GET && path.startsWith(WIDGET) && !path.contains("..") && !path.contains("%")
                && request.getHeader(HttpHeaders.UPGRADE) == null;
    }

    /** The container of sockets breaks, with a page of log, on an offer that is there and empty; it is as good as none. */
    private static void forgetEmptyOffers(HttpServerRequest request) {
        for (CharSequence offer : OFFERS) {
            String offered = request.getHeader(offer);
            if (offered != null && offered.isBlank()) {
                request.headers().remove(offer);
            }
        }
    }

    /** HTTP/2 has no Host header but names the authority. */
    private static String host(HttpServerRequest request) {
        String host = request.getHeader(HttpHeaders.HOST);
        return host != null || request.authority() == null ? host : request.authority().toString();
    }

    private void protect(RoutingContext context) {
        var headers = context.response().headers();
        if (overTls) {
            headers.set("Strict-Transport-Security", "max-age=31536000");
        }
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        // A printable document brings a policy of its own, which two headers would only tighten.
        context.addHeadersEndHandler(sending -> {
            if (!headers.contains(POLICY)) {
                headers.set(POLICY, PAGE_POLICY);
            }
            if (context.request().path().startsWith(WIDGET_FILES) && context.response().getStatusCode() == 200 && LaunchMode.current() != LaunchMode.DEVELOPMENT) {
                headers.set(HttpHeaders.CACHE_CONTROL, FOR_GOOD);
            }
        });
        if (context.request().path().contains("/api/")) {
            headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }

    private static void share(RoutingContext context, String origin) {
        var headers = context.response().headers();
        headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        headers.add(HttpHeaders.VARY, "Origin");
        headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET, POST, DELETE");
        headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, "authorization, content-type, accept");
        headers.set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, "retry-after, location, content-disposition");
        headers.set(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "600");
    }

    private void remember(RoutingContext context) {
        HttpServerRequest request = context.request();
        String peer = request.remoteAddress() == null ? "" : request.remoteAddress().hostAddress();
        String address = addresses.of(peer, request.getHeader("X-Forwarded-For"));
        context.put(ClientAddress.OF_REQUEST, address);
        if (request.getHeader(HttpHeaders.UPGRADE) != null && request.connection() instanceof ConnectionBase connection) {
            Channel channel = connection.channel();
            if (channel.attr(ClientAddress.OF_SOCKET).getAndSet(address) == null) {
                tellOfTheEnd(connection);
            }
        }
    }

    /**
     * The container of sockets takes Vert.x's handler out of the channel and never tells it of the end: its connection would be counted
     * (quarkus.http.limits.max-connections) and measured as open for good, and after so many sockets nobody would be let in any more.
     * A socket may go at any point of its handshake, with the handler still in its place, just taken out, or told already; so the
     * question is asked when everything the end brings about has run, two rounds of the loop later, and answered by whether Vert.x knows.
     */
    private static void tellOfTheEnd(ConnectionBase connection) {
        Channel channel = connection.channel();
        ChannelHandlerContext ofVertx = channel.pipeline().context(VertxHandler.class);
        if (ofVertx == null) {
            return;
        }
        VertxHandler<?> vertx = (VertxHandler<?>) ofVertx.handler();
        channel.closeFuture().addListener(closed -> channel.eventLoop().execute(() -> channel.eventLoop().execute(() -> {
            if (!connection.closeFuture().isComplete()) {
                vertx.channelInactive(ofVertx);
            }
        })));
    }

    /** Without a length the body is counted as it arrives: quarkus.http.limits.max-body-size. */
    private boolean tooLong(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length != null && Long.parseLong(length) > limits.frameBytes();
        } catch (NumberFormatException nonsense) {
            return true;
        }
    }

    private void refuse(RoutingContext context, Refused refused) {
        meters.refused(refused.code());
        context.response().setStatusCode(refused.code().http()).putHeader(HttpHeaders.CONTENT_TYPE, ProblemBody.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONNECTION, "close").end(ProblemBody.of(refused));
    }
}
