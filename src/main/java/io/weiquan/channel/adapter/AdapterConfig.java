package io.weiquan.channel.adapter;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an operator wrote under {@code weiquan.messengers.<name>.*}.
 *
 * @param values by the part after the name: {@code token}, {@code app-id} …
 */
public record AdapterConfig(String name, Map<String, String> values) {

    public AdapterConfig {
        values = Map.copyOf(values);
    }

    public Optional<String> get(String key) {
        return Optional.ofNullable(values.get(key)).map(String::strip).filter(value -> !value.isEmpty());
    }

    public String get(String key, String otherwise) {
        return get(key).orElse(otherwise);
    }

    /** For values that {@link Check} has seen to be there. */
    public String need(String key) {
        return get(key).orElseThrow(() -> new IllegalArgumentException(setting(key) + " is missing"));
    }

    public int number(String key, int otherwise) {
        return get(key).map(Integer::parseInt).orElse(otherwise);
    }

    public Duration duration(String key, Duration otherwise) {
        return get(key).map(Duration::parse).orElse(otherwise);
    }

    /** The setting as the operator spells it. */
    public String setting(String key) {
        return "weiquan.messengers." + name + "." + key;
    }

    /** Secrets stay out of messages. */
    @Override
    public String toString() {
        return "AdapterConfig[" + name + "]";
    }

    /** Collects every problem of one configuration: an operator mends them in one go. Values are never quoted: they may be secrets. */
    public static final class Check {

        private final AdapterConfig config;
        private final List<String> problems = new java.util.ArrayList<>();

        public Check(AdapterConfig config, Set<String> known) {
            this.config = config;
            config.values().keySet().stream().filter(key -> !known.contains(key) && !key.equals("type")).sorted().forEach(key ->
                    problems.add(config.setting(key) + ": there is no such setting; known are " + String.join(", ", new java.util.TreeSet<>(known))));
        }

        /** @param shape what the value must match; @param what the shape in words */
        public Check need(String key, String shape, String what) {
            if (config.get(key).isEmpty()) {
                problems.add(config.setting(key) + ": is missing (" + what + ")");
            }
            return may(key, shape, what);
        }

        public Check may(String key, String shape, String what) {
            config.get(key).filter(value -> !value.matches(shape)).ifPresent(value -> problems.add(config.setting(key) + ": is not " + what));
            return this;
        }

        public Check number(String key) {
            return may(key, "[1-9]\\d{0,6}", "a whole number from 1 to 9999999");
        }

        public Check duration(String key) {
            config.get(key).ifPresent(value -> {
                try {
                    if (Duration.parse(value).isNegative()) {
                        problems.add(config.setting(key) + ": is negative");
                    }
                } catch (java.time.format.DateTimeParseException notOne) {
                    problems.add(config.setting(key) + ": is not a duration such as PT48H");
                }
            });
            return this;
        }

        /** Where the platform's API is; plain http only to this machine, for the test bench. */
        public Check url(String key) {
            return may(key, "https://[^\\s/?#@]+(/\\S*)?|http://(localhost|127\\.0\\.0\\.1)(:\\d+)?(/\\S*)?", "an https address (http only to localhost)");
        }

        public Check also(boolean wrong, String key, String sentence) {
            if (wrong) {
                problems.add(config.setting(key) + ": " + sentence);
            }
            return this;
        }

        public List<String> problems() {
            return List.copyOf(problems);
        }
    }
}
