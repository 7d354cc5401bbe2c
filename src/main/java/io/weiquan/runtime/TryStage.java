package io.weiquan.runtime;

import io.weiquan.bench.DingtalkStandIn;
import io.weiquan.bench.FeishuPen;
import io.weiquan.bench.FeishuStandIn;
import io.weiquan.bench.KfStandIn;
import io.weiquan.bench.Phone;
import io.weiquan.bench.WebhookPen;
import io.weiquan.bench.WebhookStandIn;
import io.weiquan.bench.WechatPen;
import io.weiquan.bench.WechatStandIn;
import io.weiquan.bench.WecomPen;
import io.weiquan.bench.WecomStandIn;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One platform to try the bot on: its stand-in, what the bot is told of it, and how a person speaks there. The secrets are of this machine
 * and this minute; real ones come from the platform's console.
 *
 * @param settings of the messenger called {@code try}, without their prefix
 * @param connect  takes the bot's address for this messenger
 * @param enter    what a person does before the first word
 * @param say      what a person types
 * @param leave    ends the stand-in
 */
record TryStage(Map<String, String> settings, Consumer<String> connect, Runnable enter, Consumer<String> say, Runnable leave) {

    static final List<String> PLATFORMS = List.of("wechat", "kf", "wecom", "feishu", "dingtalk", "webhook");

    private static final String USER = "oTryOut-0123456789abcdef";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final InstantSource CLOCK = InstantSource.system();
    private static final String TOKEN = "tryout";
    private static final String AES_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final String CORP = "ww0123456789abcdef";

    /** @param platform one of {@link #PLATFORMS} */
    static TryStage of(String platform, Phone phone) {
        return switch (platform) {
            case "wechat" -> wechat(phone);
            case "kf" -> kf(phone);
            case "wecom" -> wecom(phone);
            case "feishu" -> feishu(phone);
            case "dingtalk" -> dingtalk(phone);
            case "webhook" -> webhook(phone);
            default -> throw new IllegalArgumentException(platform);
        };
    }

    private static TryStage wechat(Phone phone) {
        WechatStandIn wechat = new WechatStandIn(0, new WechatPen(TOKEN, "wx0123456789abcdef", AES_KEY, "gh_0123456789ab"), CLOCK, phone);
        return new TryStage(settings("type", "wechat", "mode", "safe", "token", TOKEN, "app-id", "wx0123456789abcdef", "account", "gh_0123456789ab",
                "encoding-aes-key", AES_KEY), bot -> wechat.connect(bot, PATIENCE), () -> wechat.follow(USER), text -> wechat.say(USER, text), wechat::close);
    }

    private static TryStage kf(Phone phone) {
        KfStandIn kf = new KfStandIn(0, new WecomPen(TOKEN, CORP, AES_KEY), "wkTry0123456789", CLOCK, phone);
        return new TryStage(settings("type", "wecom-kf", "token", TOKEN, "encoding-aes-key", AES_KEY, "corp-id", CORP, "secret", SECRET, "open-kfid", "wkTry0123456789",
                "api", kf.url()), bot -> kf.connect(bot, PATIENCE), () -> kf.enter(USER), text -> kf.say(USER, text, null), kf::close);
    }

    private static TryStage wecom(Phone phone) {
        WecomStandIn wecom = new WecomStandIn(0, new WecomPen(TOKEN, CORP, AES_KEY), "1000002", CLOCK, phone);
        return new TryStage(settings("type", "wecom", "token", TOKEN, "encoding-aes-key", AES_KEY, "corp-id", CORP, "secret", SECRET, "agent-id", "1000002",
                "api", wecom.url()), bot -> wecom.connect(bot, PATIENCE), () -> { }, text -> wecom.say(USER, text), wecom::close);
    }

    private static TryStage feishu(Phone phone) {
        FeishuStandIn feishu = new FeishuStandIn(0, new FeishuPen("cli_0123456789", "verification-1", "an encrypt key"), CLOCK, phone);
        return new TryStage(settings("type", "feishu", "app-id", "cli_0123456789", "app-secret", SECRET, "verification-token", "verification-1", "mode", "encrypted",
                "encrypt-key", "an encrypt key", "api", feishu.url()), bot -> feishu.connect(bot, PATIENCE), () -> { }, text -> feishu.say(USER, text), feishu::close);
    }

    private static TryStage dingtalk(Phone phone) {
        DingtalkStandIn dingtalk = new DingtalkStandIn(0, SECRET, "ding0123456789", "dingrobot1", CLOCK, phone);
        return new TryStage(settings("type", "dingtalk", "mode", "http", "app-key", "dingkey1", "app-secret", SECRET, "corp-id", "ding0123456789", "robot-code", "dingrobot1",
                "api", dingtalk.url()), bot -> dingtalk.connect(bot, PATIENCE), () -> { }, text -> dingtalk.say(USER, text), dingtalk::close);
    }

    private static TryStage webhook(Phone phone) {
        String secret = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
        WebhookStandIn hook = new WebhookStandIn(0, new WebhookPen(secret), CLOCK, phone);
        return new TryStage(settings("type", "webhook", "secret", secret, "url", hook.url()), bot -> hook.connect(bot, PATIENCE), () -> { }, text -> hook.say(USER, text), hook::close);
    }

    private static Map<String, String> settings(String... namesAndValues) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            settings.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return settings;
    }
}
