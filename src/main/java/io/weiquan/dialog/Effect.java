package io.weiquan.dialog;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What a turn wants done. The engine decides; the conversation service acts, inside one transaction. */
public sealed interface Effect {

    /**
     * Says a reply.
     *
     * @param reply   reply id; {@code variant} counts how often it was said before
     * @param args    extra values for its text, besides the slots
     * @param choices what may be picked instead of typing
     * @param form    slots that may be filled in one go, or empty
     */
    record Say(String reply, int variant, Map<String, Object> args, List<Choice> choices, List<String> form) implements Effect {
    }

    /** Makes or remakes the complaint package of the slots as they stand at the end of the turn. */
    record Compose() implements Effect {
    }

    /** Asks for a person to take over. */
    record HandOver() implements Effect {
    }

    /** Forgets the whole conversation: the person asked for it and confirmed. */
    record Erase() implements Effect {
    }

    /** Wants to be told ({@link Event.Silent}) when nothing came for this long, where the channel lets a bot speak unasked. */
    record Wait(Duration after) implements Effect {
    }
}
