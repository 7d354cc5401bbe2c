package io.weiquan.authoring.check;

import io.weiquan.authoring.Understands;
import io.weiquan.authoring.written.Manuscript;
import io.weiquan.dialog.Entity;
import io.weiquan.dialog.Slot;
import io.weiquan.dialog.SlotType;
import io.weiquan.source.Position;
import io.weiquan.source.Problems;
import io.weiquan.source.YamlNode;
import java.util.HashMap;
import java.util.Map;

/** The examples of a slot are understood as that slot, and as no other. */
final class ExampleChecks {

    private record Claim(String slot, Position at) {
    }

    private final Manuscript written;
    private final Understands understands;
    private final Problems problems;

    /** @param understands null when nobody can read; then only examples given twice are found */
    ExampleChecks(Manuscript written, Understands understands, Problems problems) {
        this.written = written;
        this.understands = understands;
        this.problems = problems;
    }

    void check() {
        Map<String, Claim> claims = new HashMap<>();
        written.slots().fields().forEach((key, node) -> node.get("examples").items().stream().filter(YamlNode::isScalar).forEach(example -> {
            Claim other = claims.putIfAbsent(example.text().strip(), new Claim(key, example.at()));
            if (other != null) {
                problems.error(example.at(), other.slot.equals(key) ? "'%s' is given twice (%s)" : "'%s' is also an example of slot '%s' (%s); it cannot mean both",
                        example.text(), other.slot.equals(key) ? other.at : other.slot, other.at);
            }
            Slot slot = written.dialogs().slots().get(key);
            if (slot != null && understands != null) {
                read(slot, example);
            }
        }));
    }

    private void read(Slot slot, YamlNode example) {
        boolean anyText = slot.type() == SlotType.TEXT;          // the words themselves are the answer
        boolean found = understands.read(example.text(), slot).entities().stream().anyMatch(e -> means(e, slot));
        if (!found && !anyText) {
            problems.error(example.at(), "slot '%s' does not recognise its own example '%s'", slot.key(), example.text());
        }
        if (slot.openTo()) {
            java.util.List<Entity> unasked = understands.read(example.text(), null).entities();
            if (unasked.stream().noneMatch(e -> means(e, slot))) {
                written.dialogs().slots().values().stream()
                        .filter(other -> other != slot && other.openTo() && !other.type().isList() && other.type() != SlotType.TEXT)
                        .filter(other -> unasked.stream().anyMatch(e -> means(e, other))).findFirst()
                        .ifPresent(other -> problems.error(example.at(), "'%s' is an example of '%s', but without a question it is read as '%s'",
                                example.text(), slot.key(), other.key()));
            }
        }
    }

    private static boolean means(Entity entity, Slot slot) {
        return entity.isCertain() && (entity.role() == null || entity.role().equals(slot.key())) && slot.valueOf(entity).isPresent();
    }
}
