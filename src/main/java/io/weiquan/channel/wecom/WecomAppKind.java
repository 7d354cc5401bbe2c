package io.weiquan.channel.wecom;

import io.weiquan.channel.adapter.Adapter;
import io.weiquan.channel.adapter.AdapterConfig;
import io.weiquan.channel.adapter.AdapterKind;
import java.util.List;
import java.util.Set;

/** {@code type=wecom}: an application of an organisation. */
public final class WecomAppKind implements AdapterKind {

    private static final Set<String> SETTINGS = Set.of("token", "encoding-aes-key", "encoding-aes-key-before", "corp-id", "secret", "agent-id", "format", "api",
            "messages", "calls-per-minute");

    @Override
    public String type() {
        return "wecom";
    }

    @Override
    public List<String> check(AdapterConfig config) {
        return common(new AdapterConfig.Check(config, SETTINGS)).need("agent-id", "\\d{1,12}", "the application's AgentId: digits").problems();
    }

    static AdapterConfig.Check common(AdapterConfig.Check check) {
        return check.need("token", "[0-9A-Za-z]{1,32}", "up to 32 letters and digits")
                .need("encoding-aes-key", "[0-9A-Za-z]{43}", "43 letters and digits")
                .may("encoding-aes-key-before", "[0-9A-Za-z]{43}", "43 letters and digits")
                .need("corp-id", "w[wx][0-9a-zA-Z]{6,40}", "a CorpID: ww or wx and letters and digits")
                .need("secret", "\\S{16,128}", "the secret of the application, 16 to 128 characters")
                .may("format", "xml|json", "xml or json").url("api").number("messages").number("calls-per-minute");
    }

    @Override
    public Adapter create(AdapterConfig config, Tools tools) {
        return new WecomAppAdapter(config, tools);
    }
}
