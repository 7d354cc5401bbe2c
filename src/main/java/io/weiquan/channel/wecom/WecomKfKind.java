package io.weiquan.channel.wecom;

import io.weiquan.channel.adapter.Adapter;
import io.weiquan.channel.adapter.AdapterConfig;
import io.weiquan.channel.adapter.AdapterKind;
import java.util.List;
import java.util.Set;

/** {@code type=wecom-kf}: 微信客服. */
public final class WecomKfKind implements AdapterKind {

    private static final Set<String> SETTINGS = Set.of("token", "encoding-aes-key", "encoding-aes-key-before", "corp-id", "secret", "open-kfid", "format", "api",
            "messages", "window", "calls-per-minute");

    @Override
    public String type() {
        return "wecom-kf";
    }

    @Override
    public List<String> check(AdapterConfig config) {
        return WecomAppKind.common(new AdapterConfig.Check(config, SETTINGS))
                .need("open-kfid", "wk[0-9A-Za-z_-]{5,60}", "a customer-service account: wk and letters and digits").duration("window").problems();
    }

    @Override
    public Adapter create(AdapterConfig config, Tools tools) {
        return new WecomKfAdapter(config, tools);
    }
}
