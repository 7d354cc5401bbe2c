package io.weiquan.guide;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weiquan.advice.Advisor;
import io.weiquan.advice.Case;
import io.weiquan.advice.Preview;
import io.weiquan.conversation.Wire;
import io.weiquan.dialog.SlotValue;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;

/** The advice behind the dialog's port. */
final class AdviceCounsel implements Counsel {

    private final Advisor advisor;

    AdviceCounsel(Advisor advisor) {
        this.advisor = advisor;
    }

    @Override
    public ObjectNode compose(Map<String, SlotValue> slots, Map<String, Wire.Slot> wire, LocalDateTime now) {
        return StateJson.MAPPER.valueToTree(advisor.compose(new Case(slots, now)).withCase(wire));
    }

    @Override
    public Optional<Preview> preview(Map<String, SlotValue> slots, LocalDateTime now) {
        return advisor.preview(new Case(slots, now));
    }
}
