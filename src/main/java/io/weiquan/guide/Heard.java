package io.weiquan.guide;

import io.weiquan.dialog.Entity;
import io.weiquan.dialog.Intent;
import io.weiquan.dialog.Slot;
import io.weiquan.dialog.Understanding;
import io.weiquan.nlu.Hint;
import io.weiquan.nlu.Understander;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * A message as the dialog may know it: card numbers, ID numbers, passwords and codes are blanked before anything else sees the text,
 * and what is left is understood anew. The blanked text is what is stored.
 */
record Heard(Understanding understanding) {

    private static final String SECRET = "secret";

    static Heard of(Understander understander, String text, LocalDateTime now, Hint hint) {
        Understanding first = understander.understand(text, now, hint);
        List<Entity> secrets = first.entities(SECRET).toList();
        if (secrets.isEmpty()) {
            return new Heard(first);
        }
        StringBuilder blanked = new StringBuilder(text);
        for (Entity secret : secrets) {
            blanked.replace(secret.start(), secret.end(), "*".repeat(secret.end() - secret.start()));
        }
        Understanding rest = understander.understand(blanked.toString(), now, hint);
        List<Intent> intents = new ArrayList<>(rest.intents());
        intents.add(new Intent(SECRET, 1, false));
        return new Heard(new Understanding(rest.text(), rest.normalized(), rest.entities(), intents));
    }

    /** True when a form value is a text that holds something we refuse to store. */
    static boolean hidesSecret(Understander understander, Object value, LocalDateTime now) {
        return value instanceof String text && understander.understand(text, now, Hint.NONE).entities(SECRET).findAny().isPresent();
    }

    /** The one value these words give the slot, or null. */
    static Object single(Understander understander, String text, LocalDateTime now, Slot slot) {
        List<Object> values = understander.understand(text, now, new Hint(slot.key(), slot.hintType())).entities().stream()
                .filter(Entity::isCertain).map(slot::valueOf).flatMap(java.util.Optional::stream).distinct().toList();
        return values.size() == 1 ? values.get(0) : null;
    }
}
