package io.weiquan.guide;

import io.weiquan.advice.Masker;
import io.weiquan.dialog.ConversationState;
import io.weiquan.dialog.Entity;
import io.weiquan.dialog.Slot;
import io.weiquan.nlu.Hint;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words with the personal data in them replaced by invented ones of the same shape: numbers of orders, parcels, phones and cards, addresses,
 * names that were asked for or introduced (我叫…), shops, links. A name that a person drops in a story cannot be told from other words; who
 * saves looks once more.
 */
final class Unnamed {

    private static final Map<String, String> OF_TYPE = Map.of("phone", "13800000000", "email", "zhangsan@example.com", "url", "https://example.com/item",
            "shop_name", "某某店", "secret", "（隐去）");
    private static final Map<String, String> OF_SLOT = Map.of("contact_name", "张三", "contact_address", "某某市某某区样例路1号", "respondent_name", "某某市样例商贸有限公司",
            "respondent_address", "某某市某某区样例路2号", "shop_name", "某某店", "contact_phone", "13800000000", "contact_email", "zhangsan@example.com");
    private static final Pattern LONG_NUMBER = Pattern.compile("\\d[\\d-]{6,}\\d");
    /** So many digits of an order number say when it was made or where, which its reading looks at. */
    private static final int KEPT = 6;

    private final Guide guide;

    Unnamed(Guide guide) {
        this.guide = guide;
    }

    String words(String text, ConversationState state, Instant now) {
        Slot asked = state.asking().isEmpty() ? null : guide.authored().dialogs().slots().get(state.asking().get(0));
        Hint hint = asked == null ? Hint.NONE : new Hint(asked.key(), asked.hintType());
        var heard = guide.understander().understand(text, LocalDateTime.ofInstant(now, GuidedDialogue.ZONE), hint);
        if (asked != null && OF_SLOT.containsKey(asked.key()) && heard.intents().stream().noneMatch(i -> i.whole())) {
            return OF_SLOT.get(asked.key());
        }
        StringBuilder masked = new StringBuilder(text);
        List<Entity> last = heard.entities().stream().filter(e -> OF_TYPE.containsKey(e.type()) || e.type().endsWith("_no"))
                .sorted(Comparator.comparing(Entity::start).reversed()).toList();
        int from = text.length();
        for (Entity entity : last) {
            if (entity.end() <= from) {
                masked.replace(entity.start(), entity.end(), OF_TYPE.getOrDefault(entity.type(), other(entity.text())));
                from = entity.start();
            }
        }
        Matcher number = LONG_NUMBER.matcher(masked);
        return Masker.withoutNames(number.replaceAll(found -> found.group().equals(OF_TYPE.get("phone")) ? found.group() : other(found.group())));
    }

    /** Digits after the first few become 1, 2, 3 …; the rest of the shape stays. */
    private static String other(String number) {
        StringBuilder other = new StringBuilder();
        int digits = 0;
        for (char c : number.toCharArray()) {
            boolean digit = c >= '0' && c <= '9';
            other.append(digit && ++digits > KEPT ? (char) ('0' + digits % 10) : c);
        }
        return other.toString();
    }
}
