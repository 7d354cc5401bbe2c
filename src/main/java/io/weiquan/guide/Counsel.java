package io.weiquan.guide;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weiquan.advice.Preview;
import io.weiquan.conversation.Wire;
import io.weiquan.dialog.SlotValue;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;

/** Advice as the dialog needs it. */
public interface Counsel {

    /** The complaint package of PROTOCOL.md for what is known, with {@code wire} as its case. */
    ObjectNode compose(Map<String, SlotValue> slots, Map<String, Wire.Slot> wire, LocalDateTime now);

    /** Early advice, as soon as something useful can be said. */
    Optional<Preview> preview(Map<String, SlotValue> slots, LocalDateTime now);
}
