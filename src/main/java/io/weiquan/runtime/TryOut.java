package io.weiquan.runtime;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.weiquan.bench.Phone;
import io.weiquan.bench.WechatPen;
import io.weiquan.bench.WechatStandIn;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/**
 * {@code try wechat}: starts the bot with a stand-in of WeChat beside it and prints a complaint held over it, sealed requests and all.
 * {@code try wechat -} reads what to say from the terminal. No account, no network beyond this machine, nothing left behind.
 */
final class TryOut {

    private static final String LINES = "bench-complaint.txt";
    private static final String USER = "oTryOut-0123456789abcdef";
    /** Of this machine and this minute; the real ones come from the platform's console. */
    private static final WechatPen PEN = new WechatPen("tryout", "wx0123456789abcdef", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG", "gh_0123456789ab");

    private static volatile boolean talking;

    private TryOut() {
    }

    static void run(String[] args) {
        if (args.length < 2 || !args[1].equals("wechat")) {
            System.err.println("try wechat [-]   (- reads what to say from the terminal)");
            System.exit(1);
        }
        talking = args.length > 2 && args[2].equals("-");
        settings().forEach((name, value) -> System.setProperty(name, System.getProperty(name, value)));
        Quarkus.run(Conversation.class);
    }

    private static Map<String, String> settings() {
        try (ServerSocket free = new ServerSocket(0)) {
            int port = free.getLocalPort();
            return Map.ofEntries(Map.entry("weiquan.port", String.valueOf(port)), Map.entry("weiquan.host", "127.0.0.1"),
                    Map.entry("weiquan.public-url", "http://127.0.0.1:" + port), Map.entry("weiquan.data", Files.createTempDirectory("weiquan-try").toString()),
                    Map.entry("weiquan.messengers.oa.type", "wechat"), Map.entry("weiquan.messengers.oa.mode", "safe"),
                    Map.entry("weiquan.messengers.oa.token", PEN.token()), Map.entry("weiquan.messengers.oa.app-id", PEN.appId()),
                    Map.entry("weiquan.messengers.oa.account", PEN.account()), Map.entry("weiquan.messengers.oa.encoding-aes-key", PEN.aesKey()),
                    Map.entry("quarkus.log.level", "WARN"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs when the server is up, and ends it. */
    public static final class Conversation implements QuarkusApplication {

        private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

        @Override
        public int run(String... args) throws IOException {
            Phone phone = new Phone(shown -> out.println(shown.text().replaceAll("(?m)^", "  ") + "\n"));
            try (WechatStandIn wechat = new WechatStandIn(0, PEN, InstantSource.system(), phone); BufferedReader lines = lines()) {
                wechat.connect("http://127.0.0.1:" + System.getProperty("weiquan.port") + "/webhook/oa", Duration.ofSeconds(5));
                out.println("（关注公众号）");
                wechat.follow(USER);
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (!line.isBlank() && !line.startsWith("#")) {
                        out.println("> " + line.strip());
                        wechat.say(USER, line.strip());
                    }
                }
                return phone.texts(USER).isEmpty() ? 1 : 0;
            }
        }

        private static BufferedReader lines() {
            return new BufferedReader(new InputStreamReader(talking ? System.in : TryOut.class.getClassLoader().getResourceAsStream(LINES), StandardCharsets.UTF_8));
        }
    }
}
