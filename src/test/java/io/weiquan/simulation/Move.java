package io.weiquan.simulation;

import io.weiquan.conversation.Inbound;
import java.time.Duration;
import java.util.Set;

/**
 * One thing a simulated person does.
 *
 * @param inbound what is sent, or null when the person only comes back after {@code pause}
 * @param pause   time that passes before it
 * @param may     slots that already hold an answer and may get another one by this; {@link #ANY} stands for all
 * @param tells   slots whose true value is told
 * @param repeated the very thing this person did last
 */
record Move(Inbound inbound, Duration pause, Set<String> may, Set<String> tells, boolean repeated) {

    static final String ANY = "*";

    Move(Inbound inbound, Duration pause, Set<String> may, Set<String> tells) {
        this(inbound, pause, may, tells, false);
    }

    Move after(Move last) {
        return new Move(inbound, pause, may, tells, last != null && inbound != null && inbound.equals(last.inbound));
    }

    static Move say(String text, Set<String> may, Set<String> tells) {
        return new Move(new Inbound.Said("m", text), Duration.ZERO, may, tells);
    }

    static Move say(String text) {
        return say(text, Set.of(), Set.of());
    }

    static Move pick(String choice) {
        return new Move(new Inbound.Chose("m", choice), Duration.ZERO, Set.of(), Set.of());
    }

    static Move away(Duration pause) {
        return new Move(null, pause, Set.of(), Set.of());
    }

    /** As a reader of the printed conversation sees it, in the signs of a transcript. */
    String shown() {
        if (inbound == null) {
            return "@ +" + pause.toHours() + "h";
        }
        if (inbound instanceof Inbound.Said said) {
            return "> " + said.text().replace("\n", " ");
        }
        return inbound instanceof Inbound.Chose chose ? ">> " + chose.choice() : ">form " + inbound.shown();
    }
}
