package io.weiquan.channel.adapter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** {@link PlatformHttp} on the JDK's own client. */
public final class JdkPlatformHttp implements PlatformHttp {

    private static final int MOST_BYTES = 4 << 20;
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final long LONGEST_WAIT_SECONDS = 3600;

    private final HttpClient client;

    public JdkPlatformHttp(Executor workers) {
        this.client = HttpClient.newBuilder().executor(workers).connectTimeout(CONNECT).followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1).build();
    }

    @Override
    public CompletionStage<Reply> call(Call call) {
        HttpRequest.Builder request = HttpRequest.newBuilder(call.to()).timeout(call.within());
        call.headers().forEach(request::setHeader);
        if (call.body() == null) {
            request.GET();
        } else {
            if (!call.headers().containsKey("Content-Type")) {
                request.setHeader("Content-Type", "application/json; charset=utf-8");
            }
            request.POST(HttpRequest.BodyPublishers.ofString(call.body(), StandardCharsets.UTF_8));
        }
        return client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofInputStream()).thenApply(JdkPlatformHttp::read);
    }

    private static Reply read(HttpResponse<InputStream> response) {
        try (InputStream in = response.body()) {
            byte[] body = in.readNBytes(MOST_BYTES + 1);
            if (body.length > MOST_BYTES) {
                throw new IOException("an answer larger than " + MOST_BYTES + " bytes");
            }
            return new Reply(response.statusCode(), new String(body, StandardCharsets.UTF_8), response.headers().firstValue("Retry-After")
                    .filter(value -> value.matches("\\d{1,6}")).map(Long::parseLong).map(seconds -> Duration.ofSeconds(Math.min(seconds, LONGEST_WAIT_SECONDS)))
                    .orElse(Duration.ZERO));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
