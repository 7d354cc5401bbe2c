package io.weiquan.channel.adapter;

import java.net.URI;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** A platform that is listened to over a socket we open, instead of calling us. Kept open by whoever runs the messengers. */
public interface PlatformSocket {

    /** Where to open the next socket; asked before each. */
    CompletionStage<URI> endpoint();

    /**
     * @param store keeps an event; complete when it is kept
     * @return what to send back, null for nothing; exceptionally with {@link GoAway} to open another socket
     */
    CompletionStage<String> frame(String text, Function<InboundEvent, CompletionStage<Void>> store);

    /** The platform asks us to come again. */
    final class GoAway extends RuntimeException {
        public GoAway() {
            super("reconnect", null, false, false);
        }
    }
}
