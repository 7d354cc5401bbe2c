package io.weiquan.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.weiquan.limits.Limits;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

    static Settings settings(Map<String, String> given) {
        return new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(Settings.class).withSources(new PropertiesConfigSource(given, "test", 100)).build()
                .getConfigMapping(Settings.class);
    }

    @Test
    void every_default_is_the_documented_one() {
        Settings settings = settings(Map.of());
        assertThat(settings.host()).isEqualTo("0.0.0.0");
        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.data()).isEqualTo(Path.of("./data"));
        assertThat(settings.dialogs()).isEmpty();
        assertThat(settings.store()).isEqualTo(Settings.StoreKind.SQLITE);
        assertThat(settings.origins()).isEmpty();
        assertThat(settings.trustedProxy()).isEmpty();
        assertThat(settings.publicUrl()).isEmpty();
        assertThat(settings.author()).isFalse();
        assertThat(settings.clock().client()).isFalse();
        assertThat(settings.silence().channels()).isEmpty();
        assertThat(settings.keep()).isEqualTo(Duration.ofDays(180));
        assertThat(settings.postgresql().url()).isEmpty();
        assertThat(settings.masterKey()).isEmpty();
        assertThat(settings.postgresql().user()).isEmpty();
        assertThat(settings.postgresql().password()).isEmpty();
        assertThat(settings.limits().toLimits()).isEqualTo(Limits.DEFAULTS);
    }

    @Test
    void every_name_is_the_documented_one() {
        Settings shared = settings(Map.of("weiquan.keep", "30D", "weiquan.postgresql.url", "jdbc:postgresql://db/weiquan", "weiquan.postgresql.user", "u",
                "weiquan.postgresql.password", "p"));
        assertThat(settings(Map.of("weiquan.master-key", "new,old")).masterKey()).contains(List.of("new", "old"));
        assertThat(shared.keep()).isEqualTo(Duration.ofDays(30));
        assertThat(shared.postgresql().url()).contains("jdbc:postgresql://db/weiquan");
        assertThat(shared.postgresql().user()).contains("u");
        assertThat(shared.postgresql().password()).contains("p");
        Settings settings = settings(Map.of("weiquan.host", "127.0.0.1", "weiquan.port", "9000", "weiquan.data", "/var/lib/weiquan", "weiquan.dialogs", "d",
                "weiquan.store", "postgresql", "weiquan.origins", "https://a.example,https://b.example", "weiquan.trusted-proxy", "10.0.0.0/8",
                "weiquan.public-url", "https://c.example", "weiquan.clock.client", "true"));
        assertThat(settings(Map.of("weiquan.keep-class.contact", "30D")).keepClass()).isEqualTo(Map.of("contact", Duration.ofDays(30)));
        assertThat(settings(Map.of("weiquan.author", "true")).author()).isTrue();
        assertThat(settings(Map.of("weiquan.silence.channels", "web,hook")).silence().channels()).contains(List.of("web", "hook"));
        assertThat(settings.host()).isEqualTo("127.0.0.1");
        assertThat(settings.port()).isEqualTo(9000);
        assertThat(settings.data()).isEqualTo(Path.of("/var/lib/weiquan"));
        assertThat(settings.dialogs()).contains(Path.of("d"));
        assertThat(settings.store()).isEqualTo(Settings.StoreKind.POSTGRESQL);
        assertThat(settings.origins()).contains(List.of("https://a.example", "https://b.example"));
        assertThat(settings.trustedProxy()).contains(List.of("10.0.0.0/8"));
        assertThat(settings.publicUrl()).contains("https://c.example");
        assertThat(settings.clock().client()).isTrue();
    }

    @Test
    void every_limit_can_be_set_by_its_own_name() throws ReflectiveOperationException {
        Map<String, String> given = new HashMap<>();
        name("weiquan.limits.", Limits.class, given);
        given.put("weiquan.limits.ping-every", "7s");
        given.put("weiquan.limits.queues.hand-timeout", "9s");
        Limits set = settings(given).limits().toLimits();
        compare("weiquan.limits.", set, given);
        assertThat(given).hasSizeGreaterThan(Limits.class.getRecordComponents().length);
    }

    /** A setting for every component, also of tables within the table. */
    private static void name(String prefix, Class<?> table, Map<String, String> given) {
        RecordComponent[] limits = table.getRecordComponents();
        for (int i = 0; i < limits.length; i++) {
            String name = prefix + limits[i].getName().replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
            if (limits[i].getType().isRecord()) {
                name(name + ".", limits[i].getType(), given);
            } else {
                given.put(name, limits[i].getType() == Duration.class ? 100 + i + "s" : String.valueOf(1_000 + i));
            }
        }
    }

    private static void compare(String prefix, Object table, Map<String, String> given) throws ReflectiveOperationException {
        for (RecordComponent limit : table.getClass().getRecordComponents()) {
            String name = prefix + limit.getName().replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
            Object value = limit.getAccessor().invoke(table);
            if (limit.getType().isRecord()) {
                compare(name + ".", value, given);
            } else {
                assertThat(value instanceof Duration time ? time.toSeconds() + "s" : value.toString()).as(name).isEqualTo(given.get(name));
            }
        }
    }

    @Test
    void a_misspelt_name_stops_the_start() {
        assertThatThrownBy(() -> settings(Map.of("weiquan.orgins", "https://a.example"))).hasMessageContaining("weiquan.orgins");
    }

    @Test
    void a_limit_that_cannot_be_is_named() {
        assertThatThrownBy(() -> settings(Map.of("weiquan.limits.text-chars", "0")).limits().toLimits()).hasMessageContaining("weiquan.limits.text-chars");
        assertThatThrownBy(() -> settings(Map.of("weiquan.limits.dead-after", "20s")).limits().toLimits()).hasMessageContaining("dead-after");
    }
}
