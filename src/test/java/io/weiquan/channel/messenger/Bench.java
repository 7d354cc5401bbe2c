package io.weiquan.channel.messenger;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.weiquan.bench.DingtalkStandIn;
import io.weiquan.bench.FeishuPen;
import io.weiquan.bench.FeishuStandIn;
import io.weiquan.bench.KfStandIn;
import io.weiquan.bench.Phone;
import io.weiquan.bench.WebhookPen;
import io.weiquan.bench.WebhookStandIn;
import io.weiquan.bench.WecomPen;
import io.weiquan.bench.WecomStandIn;
import io.weiquan.bench.WechatPen;
import io.weiquan.bench.WechatStandIn;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** The stand-ins of all platforms, up before the bot that is configured to talk to them. */
public class Bench implements QuarkusTestResourceLifecycleManager {

    static final String SECRET = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    static final String AES_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

    static final String LONG = "0123456789abcdef0123456789abcdef";
    static final String OPERATOR = "the operator's own secret key";

    static WebhookStandIn hook;
    static WebhookStandIn inline;
    static WechatStandIn wechat;
    static WechatStandIn service;
    static KfStandIn kf;
    static WecomStandIn wecom;
    static FeishuStandIn feishu;
    static DingtalkStandIn dingtalk;

    @Override
    public Map<String, String> start() {
        hook = new WebhookStandIn(0, new WebhookPen(SECRET), InstantSource.system(), new Phone());
        inline = new WebhookStandIn(0, new WebhookPen(SECRET), InstantSource.system(), new Phone());
        wechat = new WechatStandIn(0, new WechatPen("benchtoken", "wx0123456789abcdef", AES_KEY, "gh_0123456789ab"), InstantSource.system(), new Phone());
        service = new WechatStandIn(0, new WechatPen("benchtoken", "wxfedcba9876543210", null, "gh_ba9876543210"), InstantSource.system(), new Phone());
        WecomPen wecomPen = new WecomPen("benchtoken", "ww0123456789abcdef", AES_KEY);
        kf = new KfStandIn(0, wecomPen, "wkBench0123456789", InstantSource.system(), new Phone());
        wecom = new WecomStandIn(0, wecomPen, "1000002", InstantSource.system(), new Phone());
        feishu = new FeishuStandIn(0, new FeishuPen("cli_0123456789", "verification-1", "an encrypt key"), InstantSource.system(), new Phone());
        dingtalk = new DingtalkStandIn(0, LONG, "ding0123456789", "dingrobot1", InstantSource.system(), new Phone());
        Map<String, String> settings = new HashMap<>();
        set(settings, "kf", "type", "wecom-kf", "token", "benchtoken", "encoding-aes-key", AES_KEY, "corp-id", "ww0123456789abcdef", "secret", LONG,
                "open-kfid", "wkBench0123456789", "api", kf.url());
        set(settings, "wecom", "type", "wecom", "token", "benchtoken", "encoding-aes-key", AES_KEY, "corp-id", "ww0123456789abcdef", "secret", LONG,
                "agent-id", "1000002", "api", wecom.url());
        set(settings, "feishu", "type", "feishu", "app-id", "cli_0123456789", "app-secret", LONG, "verification-token", "verification-1", "mode", "encrypted",
                "encrypt-key", "an encrypt key", "api", feishu.url());
        set(settings, "ding", "type", "dingtalk", "mode", "http", "app-key", "dingkey1", "app-secret", LONG, "corp-id", "ding0123456789", "robot-code", "dingrobot1",
                "api", dingtalk.url());
        settings.put("weiquan.operator-key", OPERATOR);
        set(settings, "hook", "type", "webhook", "secret", SECRET, "url", hook.url());
        set(settings, "inline", "type", "webhook", "secret", SECRET, "reply", "inline");
        set(settings, "oa", "type", "wechat", "mode", "safe", "token", "benchtoken", "app-id", "wx0123456789abcdef", "account", "gh_0123456789ab",
                "encoding-aes-key", AES_KEY);
        set(settings, "service", "type", "wechat", "mode", "plain", "token", "benchtoken", "app-id", "wxfedcba9876543210", "account", "gh_ba9876543210",
                "answer", "service", "app-secret", "0123456789abcdef0123456789abcdef", "api", service.url());
        settings.put("weiquan.public-url", "http://127.0.0.1:1");
        return settings;
    }

    private static void set(Map<String, String> settings, String name, String... values) {
        for (int i = 0; i < values.length; i += 2) {
            settings.put("weiquan.messengers." + name + "." + values[i], values[i + 1]);
        }
    }

    @Override
    public void stop() {
        hook.close();
        inline.close();
        wechat.close();
        service.close();
        kf.close();
        wecom.close();
        feishu.close();
        dingtalk.close();
    }
}
