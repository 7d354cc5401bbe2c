package io.weiquan.channel.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkiverse.web.bundler.runtime.Bundle;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.weiquan.channel.WireJson;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/**
 * {@code /widget/weiquan-chat.js}: the one line an embedder writes. It is asked for afresh every few minutes and brings in files that are
 * named by their content and kept for good, each with the digest (SHA-384) the browser is to find.
 */
@Singleton
class WidgetLoader {

    static final String PATH = "/widget/weiquan-chat.js";
    private static final String PLACE = "\"__WEIQUAN_FILES__\"";

    private final String script;

    /** @param integrity null where the bundle is not on the class path (development: files change under their names) */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record File(String src, String integrity) {
    }

    WidgetLoader(Bundle bundle) {
        String files = WireJson.write(Map.of("chat", file(bundle, "chat"), "document", file(bundle, "document")));
        byte[] packed = content(bundle.script("loader"));
        byte[] written = packed == null ? inDevelopment(bundle.script("loader")) : packed;
        if (written == null) {
            throw new IllegalStateException("the bundle of the widget's loader is missing");
        }
        String loader = new String(written, StandardCharsets.UTF_8);
        if (!loader.contains(PLACE)) {
            throw new IllegalStateException("the widget's loader has no place for the names of its files");
        }
        // Wrapped, for in a page a script's own names would be everybody's; its map is named relative to another address, so left out.
        this.script = "(()=>{" + loader.replaceFirst("(?m)^//# sourceMappingURL=.*$", "").strip().replace(PLACE, files) + "\n})();\n";
    }

    void route(@Observes Router router) {
        router.get(PATH).handler(request -> request.response().putHeader(HttpHeaders.CONTENT_TYPE, "text/javascript;charset=UTF-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=300").end(script));
    }

    /** Relative to the loader itself, so that a proxy may put the server under any path. */
    private static File file(Bundle bundle, String key) {
        String path = bundle.script(key);
        byte[] content = content(path);
        return new File("files/" + path.substring(path.lastIndexOf('/') + 1),
                content == null ? null : "sha384-" + Base64.getEncoder().encodeToString(sha384(content)));
    }

    private static byte[] content(String path) {
        String resource = "META-INF/resources/" + path.replaceFirst("^.*?(?=widget/)", "");
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** In development the bundler serves what it writes beside the classes; nothing of that is on the class path. */
    private static byte[] inDevelopment(String path) {
        URL page = Thread.currentThread().getContextClassLoader().getResource("META-INF/resources/index.html");
        if (page == null || !page.getProtocol().equals("file")) {
            return null;
        }
        try {
            Path target = Path.of(page.toURI()).resolve("../../../..").normalize();
            Path file = target.resolve("web-bundler/dev/dist").resolve(path.replaceFirst("^.*?(?=widget/)", ""));
            return Files.isRegularFile(file) ? Files.readAllBytes(file) : null;
        } catch (URISyntaxException | IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static byte[] sha384(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-384").digest(content);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
