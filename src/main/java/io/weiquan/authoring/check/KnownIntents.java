package io.weiquan.authoring.check;

import java.util.Set;
import java.util.TreeSet;

/** The closed list of intents (PROTOCOL.md), and the one sign that a message held something we refuse to store. */
final class KnownIntents {

    static final Set<String> NAMES = new TreeSet<>(Set.of("greet", "thanks", "affirm", "deny", "none", "unknown", "skip", "help", "why", "repeat",
            "status", "back", "restart", "cancel", "continue", "human", "draft_now", "resolved", "outcome", "chitchat", "anger", "abuse",
            "bot_complaint", "off_topic", "danger", "scam", "fabricate", "threaten", "minor", "secret"));

    private KnownIntents() {
    }
}
