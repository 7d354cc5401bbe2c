package io.weiquan.widget;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One Chromium, one server and one page of somebody else's for all browser tests; where there is no Chromium, a skip that says how to get one. */
public final class RealBrowser implements BeforeAllCallback, ParameterResolver {

    private static final String HOW = "no browser: install one (Debian: apt-get install --no-install-recommends chromium fonts-noto-cjk nodejs)"
            + " or name one with the environment variables WEIQUAN_CHROMIUM and PLAYWRIGHT_NODEJS_PATH; the browser tests are skipped";

    /** All that is running. @param listed   a page of another origin that weiquan.origins names @param unlisted one that it does not */
    public record Running(Playwright playwright, Browser browser, RunningServer server, HttpServer listed, HttpServer unlisted)
            implements AutoCloseable {

        @Override
        public void close() {
            browser.close();
            playwright.close();
            server.close();
            listed.stop(0);
            unlisted.stop(0);
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        running(context, needed(program("WEIQUAN_CHROMIUM", "chromium", "chromium-browser", "google-chrome")), node());
    }

    /** The machine's Node, or a skip that says how to get one. */
    static Path node() {
        return needed(program("PLAYWRIGHT_NODEJS_PATH", "node", "nodejs"));
    }

    private static Path needed(Optional<Path> program) {
        if (program.isEmpty()) {
            if (Boolean.getBoolean("browser.required")) {
                Assertions.fail(HOW);
            }
            System.err.println(HOW);
            Assumptions.abort(HOW);
        }
        return program.get();
    }

    private static Running running(ExtensionContext context, Path chromium, Path node) {
        return context.getRoot().getStore(Namespace.GLOBAL).computeIfAbsent(Running.class, key -> launch(chromium, node), Running.class);
    }

    private static Running launch(Path chromium, Path node) {
        Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(
                Map.of("PLAYWRIGHT_NODEJS_PATH", node.toString(), "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright.chromium().launch(new LaunchOptions().setExecutablePath(chromium).setArgs(List.of("--no-sandbox", "--disable-gpu",
                "--disable-dev-shm-usage", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--lang=zh-CN")));
        int port = RunningServer.freePort();
        RunningServer server = new RunningServer("http://localhost:" + port);
        return new Running(playwright, browser, server, bare(port, server), bare(RunningServer.freePort(), server));
    }

    /** A page as bare as an embedder's: one line, and a sentence of its own. */
    private static HttpServer bare(int port, RunningServer server) {
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            byte[] page = ("<!doctype html><html lang=zh-CN><meta charset=utf-8><title>别家</title><link rel=icon href=data:,><h1>别家的网页</h1>"
                    + "<script src=\"" + server.url() + "widget/weiquan-chat.js\" async></script>").getBytes(StandardCharsets.UTF_8);
            http.createContext("/", exchange -> {
                exchange.getResponseHeaders().add("Content-Type", "text/html;charset=utf-8");
                exchange.sendResponseHeaders(200, page.length);
                try (var body = exchange.getResponseBody()) {
                    body.write(page);
                }
            });
            http.start();
            return http;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<Path> program(String variable, String... names) {
        String named = System.getenv(variable);
        Stream<Path> places = named != null ? Stream.of(Path.of(named))
                : Stream.of(System.getenv().getOrDefault("PATH", "").split(":")).flatMap(folder -> Stream.of(names).map(name -> Path.of(folder, name)));
        return places.filter(Files::isExecutable).findFirst();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Running.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot().getStore(Namespace.GLOBAL).get(Running.class);
    }
}
