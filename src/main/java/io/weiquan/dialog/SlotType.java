package io.weiquan.dialog;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a slot can hold. A type decides alone which mention of which entity type becomes a value and in what form; whatever it does
 * not accept can never be stored, wherever it comes from.
 */
public enum SlotType {
    /** One key of a vocabulary kind. */
    KEY("choice") {
        @Override
        Optional<Object> accept(Entity entity, Slot slot) {
            return entity.type().equals(slot.kind()) ? Optional.of(entity.value()) : Optional.empty();
        }

        @Override
        Optional<Object> fromForm(Object raw, Slot slot, Vocabulary names) {
            return raw instanceof String key && names.has(slot.kind(), key) ? Optional.of(key) : Optional.empty();
        }
    },
    /** Several keys of a vocabulary kind, in the order named. */
    KEYS("multi") {
        @Override
        Optional<Object> accept(Entity entity, Slot slot) {
            return entity.type().equals(slot.kind()) ? Optional.of(List.of(entity.value())) : Optional.empty();
        }

        @Override
        Optional<Object> fromForm(Object raw, Slot slot, Vocabulary names) {
            List<?> keys = raw instanceof List<?> list ? list : List.of(raw);
            boolean known = keys.stream().allMatch(k -> k instanceof String key && names.has(slot.kind(), key));
            return known && !keys.isEmpty() ? Optional.of(keys.stream().distinct().toList()) : Optional.empty();
        }
    },
    /** Free text; only the slot being asked, a mention of its own entity type, or a form may fill it. */
    TEXT("text") {
        @Override
        Optional<Object> accept(Entity entity, Slot slot) {
            boolean own = slot.ownWords() == null || slot.ownWords().matcher(entity.value().toString()).find();
            return entity.type().equals(slot.entity()) && own ? Optional.of(entity.value()) : Optional.empty();
        }

        @Override
        Optional<Object> fromForm(Object raw, Slot slot, Vocabulary names) {
            return raw instanceof String text && !text.isBlank() && text.strip().length() <= slot.maxChars()
                    ? Optional.of(text.strip()) : Optional.empty();
        }
    },
    /** A number printed by others: order, tracking, phone, e-mail. Kept as text, never calculated with. */
    CODE("text") {
        @Override
        Optional<Object> accept(Entity entity, Slot slot) {
            return entity.type().equals(slot.entity()) ? Optional.of(entity.value()) : Optional.empty();
        }

        @Override
        Optional<Object> fromForm(Object raw, Slot slot, Vocabulary names) {
            return raw instanceof String text && slot.shape().matcher(text.strip()).matches() ? Optional.of(text.strip()) : Optional.empty();
        }
    },
    /** Yuan. */
    MONEY("number") {
        @Override
        Optional<Object> accept(Entity entity, Slot slot) {
            if (entity.value() instanceof Money money && money.currency().equals("CNY") && money.to() == null) {
                return positive(money.value());
            }
            return Optional.empty();
        }

        @Override
        Optional<Object> fromForm(Object raw, Slot slot, Vocabulary names) {
            return decimal(raw).flatMap(SlotType::positive);
        }
    },
    /** One day, stored as ISO text. */
    DATE("date") {
        @Override
        Optional<Object> accept(Entity entity, Slot slot) {
            return entity.value() instanceof DateSpan span && span.isOneDay() && !span.approx() ? Optional.of(span.from().toString()) : Optional.empty();
        }

        @Override
        Optional<Object> fromForm(Object raw, Slot slot, Vocabulary names) {
            try {
                return raw instanceof String text ? Optional.of(LocalDate.parse(text.strip()).toString()) : Optional.empty();
            } catch (DateTimeException notADay) {
                return Optional.empty();
            }
        }
    },
    NUMBER("number") {
        @Override
        Optional<Object> accept(Entity entity, Slot slot) {
            return entity.type().equals("number") && entity.value() instanceof BigDecimal n ? positive(n) : Optional.empty();
        }

        @Override
        Optional<Object> fromForm(Object raw, Slot slot, Vocabulary names) {
            return decimal(raw).flatMap(SlotType::positive);
        }
    },
    /** Yes or no. */
    FLAG("choice") {
        @Override
        Optional<Object> accept(Entity entity, Slot slot) {
            if (!entity.type().equals("polarity")) {
                return Optional.empty();
            }
            return entity.value().equals("yes") ? Optional.of(true) : entity.value().equals("no") ? Optional.of(false) : Optional.empty();
        }

        @Override
        Optional<Object> fromForm(Object raw, Slot slot, Vocabulary names) {
            return raw instanceof Boolean ? Optional.of(raw) : Optional.empty();
        }
    },
    /** What was tried and how it ended: a list of maps {channel, outcome, date, case_no, agent, said, promised, promised_by}. */
    TRIED("multi") {
        private static final Set<String> FIELDS =
                Set.of("channel", "outcome", "date", "case_no", "agent", "said", "promised", "promised_by");

        @Override
        Optional<Object> accept(Entity entity, Slot slot) {
            if (!entity.type().equals("outcome")) {
                return Optional.empty();
            }
            String outcome = entity.value().toString();
            String channel = slot.channelOf().get(outcome);
            return Optional.of(List.of(channel == null ? Map.of("outcome", outcome) : Map.of("channel", channel, "outcome", outcome)));
        }

        @Override
        Optional<Object> fromForm(Object raw, Slot slot, Vocabulary names) {
            List<Object> records = new ArrayList<>();
            for (Object item : raw instanceof List<?> list ? list : List.of(raw)) {
                Object record = record(item, slot, names);
                if (record == null) {
                    return Optional.empty();
                }
                records.add(record);
            }
            return records.isEmpty() ? Optional.empty() : Optional.of(records);
        }

        private Object record(Object item, Slot slot, Vocabulary names) {
            if (item instanceof String outcome && names.has("outcome", outcome)) {
                String channel = slot.channelOf().get(outcome);
                return channel == null ? Map.of("outcome", outcome) : Map.of("channel", channel, "outcome", outcome);
            }
            if (!(item instanceof Map<?, ?> map) || !FIELDS.containsAll(map.keySet())) {
                return null;
            }
            boolean keysKnown = (map.get("channel") == null || names.has("channel", map.get("channel").toString()))
                    && (map.get("outcome") == null || names.has("outcome", map.get("outcome").toString()));
            boolean short_ = map.values().stream().allMatch(v -> v == null || v instanceof String text && text.length() <= slot.maxChars());
            return keysKnown && short_ && (map.get("channel") != null || map.get("outcome") != null) ? map : null;
        }
    };

    private final String input;

    SlotType(String input) {
        this.input = input;
    }

    /** The input element of a form: text, number, date, phone, choice or multi. */
    public String input() {
        return input;
    }

    /** What its numbers count, as shown behind them; null for other types. */
    public String unit() {
        return this == MONEY ? "元" : null;
    }

    /** The value this mention gives the slot, or empty when the mention is of another kind. */
    abstract Optional<Object> accept(Entity entity, Slot slot);

    /** The value of a form field (JSON data), or empty when it is refused. */
    abstract Optional<Object> fromForm(Object raw, Slot slot, Vocabulary names);

    /** True when several mentions add up instead of contradicting each other. */
    public boolean isList() {
        return this == KEYS || this == TRIED;
    }

    public static Optional<SlotType> named(String name) {
        for (SlotType type : values()) {
            if (type.name().toLowerCase(Locale.ROOT).equals(name)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    private static final BigDecimal LARGEST = new BigDecimal("100000000");

    private static Optional<Object> positive(BigDecimal number) {
        return number.signum() > 0 && number.compareTo(LARGEST) <= 0 && number.scale() <= 4
                ? Optional.of(number.stripTrailingZeros().scale() < 0 ? number.setScale(0) : number.stripTrailingZeros()) : Optional.empty();
    }

    private static Optional<BigDecimal> decimal(Object raw) {
        try {
            return raw instanceof Number || raw instanceof String ? Optional.of(new BigDecimal(raw.toString().strip())) : Optional.empty();
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }
}
