package io.weiquan.channel.adapter;

import io.weiquan.source.DialogFiles;
import io.weiquan.source.Problems;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** What the tests of every adapter need: the shipped phrases, and a platform that answers as told. */
public final class Fixtures {

    public static final Instant NOW = Instant.parse("2026-11-18T02:00:00Z");

    private Fixtures() {
    }

    public static Phrases phrases() {
        Problems problems = new Problems();
        Phrases phrases = Phrases.read(DialogFiles.packaged(), problems);
        problems.throwIfErrors();
        return phrases;
    }

    /** Records what is called and answers with what {@code answer} makes of it. */
    public static final class Platform implements PlatformHttp {
        public final List<Call> calls = new ArrayList<>();
        private final Function<Call, Reply> answer;

        public Platform(Function<Call, Reply> answer) {
            this.answer = answer;
        }

        @Override
        public CompletionStage<Reply> call(Call call) {
            calls.add(call);
            return CompletableFuture.completedFuture(answer.apply(call));
        }
    }

    public static AdapterKind.Tools tools() {
        return tools(call -> new PlatformHttp.Reply(500, "", java.time.Duration.ZERO));
    }

    public static AdapterKind.Tools tools(Function<PlatformHttp.Call, PlatformHttp.Reply> platform) {
        return new AdapterKind.Tools(new Platform(platform), phrases(), () -> NOW);
    }

    public static Adapter adapter(AdapterKind kind, Map<String, String> values) {
        return adapter(kind, values, tools());
    }

    public static Adapter adapter(AdapterKind kind, Map<String, String> values, AdapterKind.Tools tools) {
        AdapterConfig config = new AdapterConfig("m", values);
        if (!kind.check(config).isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", kind.check(config)));
        }
        return kind.create(config, tools);
    }

    /** The request with one parameter, header or the body changed; a null value takes it away. */
    public static RawRequest changed(RawRequest request, String name, String value) {
        Map<String, List<String>> query = new java.util.HashMap<>(request.query());
        Map<String, List<String>> headers = new java.util.HashMap<>(request.headers());
        byte[] body = request.body();
        if (name.equals("body")) {
            body = Signatures.utf8(value);
        } else {
            Map<String, List<String>> where = query.containsKey(name) || !headers.containsKey(name.toLowerCase()) ? query : headers;
            String key = where == headers ? name.toLowerCase() : name;
            if (value == null) {
                where.remove(key);
            } else {
                where.put(key, List.of(value));
            }
        }
        return new RawRequest(request.method(), query, headers, body);
    }

    /** The same parameter or header twice. */
    public static RawRequest twice(RawRequest request, String name) {
        Map<String, List<String>> query = new java.util.HashMap<>(request.query());
        Map<String, List<String>> headers = new java.util.HashMap<>(request.headers());
        query.computeIfPresent(name, (key, values) -> List.of(values.get(0), values.get(0)));
        headers.computeIfPresent(name.toLowerCase(), (key, values) -> List.of(values.get(0), values.get(0)));
        return new RawRequest(request.method(), query, headers, request.body());
    }
}
