package io.weiquan.channel.dingtalk;

import io.weiquan.channel.adapter.Adapter;
import io.weiquan.channel.adapter.AdapterConfig;
import io.weiquan.channel.adapter.AdapterKind;
import java.util.List;
import java.util.Set;

/** {@code type=dingtalk}. */
public final class DingtalkKind implements AdapterKind {

    private static final Set<String> SETTINGS = Set.of("mode", "app-key", "app-secret", "robot-code", "corp-id", "api", "messages", "calls-per-minute");

    @Override
    public String type() {
        return "dingtalk";
    }

    @Override
    public List<String> check(AdapterConfig config) {
        return new AdapterConfig.Check(config, SETTINGS)
                .need("mode", "http|stream", "http (DingTalk calls us) or stream (we call DingTalk; no public address needed)")
                .need("app-key", "\\S{8,64}", "the AppKey (Client ID), 8 to 64 characters")
                .need("app-secret", "\\S{16,128}", "the AppSecret (Client Secret), 16 to 128 characters")
                .need("corp-id", "ding[0-9a-zA-Z]{6,60}", "the organisation's CorpId: ding and letters and digits")
                .may("robot-code", "\\S{4,64}", "a robot code, 4 to 64 characters")
                .url("api").number("messages").number("calls-per-minute").problems();
    }

    @Override
    public Adapter create(AdapterConfig config, Tools tools) {
        return new DingtalkAdapter(config, tools);
    }
}
