package io.weiquan.channel.wechat;

import io.weiquan.channel.adapter.Adapter;
import io.weiquan.channel.adapter.AdapterConfig;
import io.weiquan.channel.adapter.AdapterKind;
import java.util.List;
import java.util.Set;

/** {@code type=wechat}: an Official Account. */
public final class WechatKind implements AdapterKind {

    static final Set<String> SETTINGS = Set.of("mode", "token", "app-id", "app-secret", "account", "encoding-aes-key", "encoding-aes-key-before", "answer",
            "api", "messages", "window", "calls-per-minute");

    @Override
    public String type() {
        return "wechat";
    }

    @Override
    public List<String> check(AdapterConfig config) {
        boolean safe = config.get("mode", "").equals("safe");
        boolean service = config.get("answer", "passive").equals("service");
        AdapterConfig.Check check = new AdapterConfig.Check(config, SETTINGS)
                .need("mode", "plain|safe", "plain or safe, as in the account's server configuration")
                .need("token", "[0-9A-Za-z]{3,32}", "3 to 32 letters and digits")
                .need("app-id", "wx[0-9a-f]{8,30}", "an AppID: wx and hexadecimal digits")
                .may("account", "gh_[0-9a-z]{6,30}", "an original id: gh_ and hexadecimal digits")
                .may("encoding-aes-key", "[0-9A-Za-z]{43}", "43 letters and digits")
                .may("encoding-aes-key-before", "[0-9A-Za-z]{43}", "43 letters and digits")
                .may("answer", "passive|service", "passive or service")
                .number("messages").duration("window").number("calls-per-minute").url("api");
        check.also(safe && config.get("encoding-aes-key").isEmpty(), "encoding-aes-key", "is missing (safe mode cannot do without)");
        check.also(!safe && config.get("account").isEmpty(), "account", "is missing (a plain message names its receiver by it)");
        check.also(service && config.get("app-secret").isEmpty(), "app-secret", "is missing (customer-service messages need an access token)");
        return check.problems();
    }

    @Override
    public Adapter create(AdapterConfig config, Tools tools) {
        return new WechatAdapter(config, tools);
    }
}
