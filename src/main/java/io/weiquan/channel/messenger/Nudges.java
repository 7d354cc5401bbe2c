package io.weiquan.channel.messenger;

import java.util.concurrent.CompletionStage;

/**
 * Tells whoever works on a lane that something waits there now. A nudge carries names of rows and nothing anybody said; one that is lost costs
 * seconds, for the relays look by themselves.
 */
public interface Nudges {

    /** @param lane the messenger; @param ordering the sender's digest for the inbox, the conversation for the outbox */
    record Nudge(String lane, String ordering) {
    }

    /** Complete when it has been passed on, or worked on where there is nothing in between. Never fails, never waits for long. */
    CompletionStage<Void> inbound(Nudge nudge);

    CompletionStage<Void> outbound(Nudge nudge);
}
