package io.weiquan.bench;

import io.weiquan.channel.adapter.RawRequest;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;

/** Calls the bot's webhook as a platform does: it waits so long, then it hangs up. */
final class Caller {

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).version(HttpClient.Version.HTTP_1_1).build();
    private final String webhook;
    private final Duration patience;

    /** @param webhook {@code http://…/webhook/name} */
    Caller(String webhook, Duration patience) {
        this.webhook = webhook;
        this.patience = patience;
    }

    record Answer(int status, String body) {
    }

    /** @return empty when the bot took too long, hung up or was not there */
    Optional<Answer> call(RawRequest request) {
        String query = request.query().entrySet().stream().map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue().get(0), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(webhook + (query.isEmpty() ? "" : "?" + query))).timeout(patience)
                .method(request.method(), HttpRequest.BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach((name, values) -> builder.setHeader(name, values.get(0)));
        try {
            HttpResponse<String> response = client.send(builder.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return Optional.of(new Answer(response.statusCode(), response.body()));
        } catch (HttpTimeoutException tooLong) {
            return Optional.empty();
        } catch (IOException hungUp) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
