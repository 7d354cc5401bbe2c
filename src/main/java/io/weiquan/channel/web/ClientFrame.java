package io.weiquan.channel.web;

import io.weiquan.conversation.Inbound;
import java.time.Instant;

/** What a client may say. Closed on purpose: a new frame is a change of protocol. */
sealed interface ClientFrame {

    void reach(Line line);

    record Start(String channel, Instant now) implements ClientFrame {
        @Override
        public void reach(Line line) {
            line.start(channel, now);
        }
    }

    record Resume(String conversation, String token, long after, Instant now) implements ClientFrame {
        @Override
        public void reach(Line line) {
            line.resume(this);
        }

        @Override
        public String toString() {
            return "Resume[" + conversation + "]";
        }
    }

    record Return(String code, Instant now) implements ClientFrame {
        @Override
        public void reach(Line line) {
            line.comeBack(this);
        }

        @Override
        public String toString() {
            return "Return[]";
        }
    }

    record Turn(Inbound inbound, Instant now) implements ClientFrame {
        @Override
        public void reach(Line line) {
            line.take(inbound, now);
        }
    }

    record Ping() implements ClientFrame {
        @Override
        public void reach(Line line) {
            line.say(new ServerFrame.Pong());
        }
    }
}
