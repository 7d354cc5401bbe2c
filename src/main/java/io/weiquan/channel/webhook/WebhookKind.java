package io.weiquan.channel.webhook;

import io.weiquan.channel.adapter.Adapter;
import io.weiquan.channel.adapter.AdapterConfig;
import io.weiquan.channel.adapter.AdapterKind;
import java.util.List;
import java.util.Set;

/** {@code type=webhook}: any program that can sign a request. */
public final class WebhookKind implements AdapterKind {

    private static final Set<String> SETTINGS = Set.of("secret", "secret-before", "reply", "url", "calls-per-minute");

    @Override
    public String type() {
        return "webhook";
    }

    @Override
    public List<String> check(AdapterConfig config) {
        String secretShape = "whsec_ and Base64 of 24 to 64 bytes";
        AdapterConfig.Check check = new AdapterConfig.Check(config, SETTINGS)
                .need("secret", "(?s).*", secretShape)
                .may("reply", "callback|inline", "callback or inline")
                .url("url").number("calls-per-minute");
        for (String key : List.of("secret", "secret-before")) {
            check.also(config.get(key).filter(secret -> !StandardSignature.isSecret(secret)).isPresent(), key, "is not " + secretShape);
        }
        boolean inline = config.get("reply", "callback").equals("inline");
        check.also(!inline && config.get("url").isEmpty(), "url", "is missing (replies go there, unless reply=inline)");
        check.also(inline && config.get("url").isPresent(), "url", "is not used with reply=inline");
        return check.problems();
    }

    @Override
    public Adapter create(AdapterConfig config, Tools tools) {
        return new WebhookAdapter(config, tools);
    }
}
