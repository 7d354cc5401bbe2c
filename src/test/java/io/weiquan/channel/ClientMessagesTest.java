package io.weiquan.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weiquan.conversation.Refused;
import io.weiquan.limits.Limits;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClientMessagesTest {

    private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");

    private final ClientMessages strict = new ClientMessages(Limits.DEFAULTS, () -> NOW, false);
    private final ClientMessages replaying = new ClientMessages(Limits.DEFAULTS, () -> NOW, true);

    private static Fields fields(String json) {
        return new Fields(ClientJson.object(json));
    }

    @Test
    void the_clients_clock_is_left_alone_unless_the_operator_allows_it() {
        Fields tomorrow = fields("{\"now\":\"2026-11-23T02:00:00Z\"}");
        assertThat(strict.now(tomorrow)).isEqualTo(NOW);
        assertThat(strict.now(fields("{\"now\":42}"))).isEqualTo(NOW);
        assertThat(replaying.now(tomorrow)).isEqualTo("2026-11-23T02:00:00Z");
        assertThat(replaying.now(fields("{}"))).isEqualTo(NOW);
        assertThat(replaying.now(fields("{\"now\":\"2026-11-24T09:00+08:00\"}"))).isEqualTo("2026-11-24T01:00:00Z");
        assertThatThrownBy(() -> replaying.now(fields("{\"now\":42}"))).isInstanceOf(Refused.class);
    }

    @Test
    void values_of_a_form_are_plain_data_with_numbers_as_written() {
        Map<String, Object> slots = strict.filled(fields("{\"id\":\"f\",\"slots\":{\"amount\":0.1,\"personal_use\":true,\"demand\":[\"REFUND_ONLY\"],"
                + "\"tried_channels\":[{\"channel\":\"C12315\",\"outcome\":null}],\"order_no\":null}}")).slots();
        assertThat(slots.get("amount")).isEqualTo(new java.math.BigDecimal("0.1"));
        assertThat(slots.get("personal_use")).isEqualTo(true);
        assertThat(slots.get("demand")).isEqualTo(java.util.List.of("REFUND_ONLY"));
        assertThat(slots).containsEntry("order_no", null);
        assertThat(slots.keySet()).containsExactly("amount", "personal_use", "demand", "tried_channels", "order_no");
    }
}
