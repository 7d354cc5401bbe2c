package io.weiquan.channel.feishu;

import io.weiquan.channel.adapter.Adapter;
import io.weiquan.channel.adapter.AdapterConfig;
import io.weiquan.channel.adapter.AdapterKind;
import java.util.List;
import java.util.Set;

/** {@code type=feishu}. */
public final class FeishuKind implements AdapterKind {

    private static final Set<String> SETTINGS = Set.of("app-id", "app-secret", "verification-token", "mode", "encrypt-key", "api", "messages", "calls-per-minute");

    @Override
    public String type() {
        return "feishu";
    }

    @Override
    public List<String> check(AdapterConfig config) {
        AdapterConfig.Check check = new AdapterConfig.Check(config, SETTINGS)
                .need("app-id", "cli_[0-9a-zA-Z]{4,40}", "an App ID: cli_ and letters and digits")
                .need("app-secret", "\\S{16,128}", "16 to 128 characters")
                .need("verification-token", "\\S{8,128}", "8 to 128 characters")
                .need("mode", "encrypted|plain", "encrypted (with an Encrypt Key in the console) or plain")
                .url("api").number("messages").number("calls-per-minute");
        boolean encrypted = config.get("mode", "").equals("encrypted");
        check.also(encrypted && config.get("encrypt-key").isEmpty(), "encrypt-key", "is missing (mode=encrypted needs it)");
        check.also(!encrypted && config.get("encrypt-key").isPresent(), "encrypt-key", "is not used with mode=plain");
        return check.problems();
    }

    @Override
    public Adapter create(AdapterConfig config, Tools tools) {
        return new FeishuAdapter(config, tools);
    }
}
