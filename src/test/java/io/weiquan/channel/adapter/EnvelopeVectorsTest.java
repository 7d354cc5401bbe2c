package io.weiquan.channel.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The envelope against the platforms' own samples, and against damage of our own making. */
class EnvelopeVectorsTest {

    private static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

    @TestFactory
    Stream<DynamicTest> the_platforms_own_samples() {
        return Stream.of("wechat-official-account", "wecom", "dingtalk").flatMap(platform -> SharedVectors.of(platform).stream())
                .flatMap(platform -> stream(platform.path("vectors")))
                .filter(vector -> vector.has("encodingAesKey") || vector.path("op").asText().equals("sha1"))
                .map(vector -> DynamicTest.dynamicTest(vector.path("id").asText(), () -> check(vector)));
    }

    private static void check(JsonNode vector) {
        String op = vector.path("op").asText();
        if (op.equals("sha1")) {
            assertThat(Signatures.sortedSha1(text(vector, "token"), text(vector, "timestamp"), text(vector, "nonce"))).isEqualTo(text(vector, "signature"));
            return;
        }
        String receiver = vector.has("appId") ? text(vector, "appId") : text(vector, "receiveId");
        SealedEnvelope envelope = new SealedEnvelope(text(vector, "encodingAesKey"), receiver);
        String encrypt = text(vector, "encrypt");
        if (op.startsWith("encrypt")) {
            assertThat(envelope.seal(Signatures.utf8(text(vector, "plaintext")), Signatures.utf8(text(vector, "random")))).isEqualTo(encrypt);
        }
        if (vector.has("msg_signature")) {
            String message = new String(new Keys(text(vector, "token"), text(vector, "encodingAesKey"), null, receiver)
                    .open(text(vector, "msg_signature"), text(vector, "timestamp"), text(vector, "nonce"), encrypt), StandardCharsets.UTF_8);
            says(message, vector);
        } else {
            says(new String(envelope.open(encrypt), StandardCharsets.UTF_8), vector);
        }
    }

    private static void says(String message, JsonNode vector) {
        if (vector.has("plaintext")) {
            assertThat(message).isEqualTo(text(vector, "plaintext"));
        }
        if (vector.has("plaintext_contains")) {
            assertThat(message).contains(text(vector, "plaintext_contains"));
        }
        if (vector.has("plaintext_utf8_length")) {
            assertThat(Signatures.utf8(message)).hasSize(vector.path("plaintext_utf8_length").asInt());
        }
        if (vector.has("fields")) {
            Map<String, String> fields = StrangersXml.read(message);
            vector.path("fields").properties().forEach(field -> assertThat(fields).containsEntry(field.getKey(), field.getValue().asText()));
        }
    }

    @TestFactory
    Stream<DynamicTest> their_samples_changed_are_refused() {
        return Stream.of("wechat-official-account", "wecom").flatMap(name -> SharedVectors.of(name).stream())
                .flatMap(platform -> stream(platform.path("negative")).map(negative -> DynamicTest.dynamicTest(negative.path("id").asText(), () -> refuse(platform, negative))));
    }

    private static void refuse(JsonNode platform, JsonNode negative) {
        if (negative.has("encodingAesKey")) {
            assertThatThrownBy(() -> new SealedEnvelope(text(negative, "encodingAesKey"), "wx1")).isInstanceOf(IllegalArgumentException.class);
        } else if (negative.has("body")) {
            refused(Refusal.DOCTYPE, () -> StrangersXml.read(text(negative, "body")));
        } else if (negative.has("encrypt")) {
            refused(Refusal.BAD_SEAL, () -> new SealedEnvelope(KEY, "wx1").open(text(negative, "encrypt")));
        } else {
            JsonNode base = SharedVectors.vector(platform, text(negative, "base"));
            JsonNode change = negative.path("change");
            String receiver = base.has("appId") ? changed(base, change, "appId") : changed(base, change, "receiveId");
            Keys keys = new Keys(text(base, "token"), text(base, "encodingAesKey"), null, receiver);
            refused(change.has("appId") ? Refusal.WRONG_RECEIVER : Refusal.BAD_SIGNATURE, () -> keys.open(changed(base, change, "msg_signature"),
                    changed(base, change, "timestamp"), changed(base, change, "nonce"), changed(base, change, "encrypt")));
        }
    }

    @Test
    void what_is_sealed_opens_again_at_every_length() {
        SealedEnvelope envelope = new SealedEnvelope(KEY, "wx0011223344556677");
        for (int length = 0; length < 130; length++) {
            byte[] message = Signatures.utf8("维".repeat(length / 3) + "x".repeat(length % 3));
            assertThat(envelope.open(envelope.seal(message, new byte[16]))).isEqualTo(message);
        }
    }

    @Test
    void a_message_for_somebody_else_is_refused_also_when_his_name_begins_like_ours() {
        for (String other : List.of("wx0011223344556678", "wx00112233445566", "wx00112233445566770", "")) {
            String sealed = new SealedEnvelope(KEY, other).seal(Signatures.utf8("你好"), new byte[16]);
            refused(Refusal.WRONG_RECEIVER, () -> new SealedEnvelope(KEY, "wx0011223344556677").open(sealed));
        }
    }

    @Test
    void no_damage_gets_further_than_a_refusal() {
        SealedEnvelope envelope = new SealedEnvelope(KEY, "wx1");
        byte[] sealed = Base64.getDecoder().decode(envelope.seal(Signatures.utf8("一条消息，长到占好几块：" + "x".repeat(60)), new byte[16]));
        for (int i = 0; i < sealed.length; i++) {
            byte[] damaged = sealed.clone();
            damaged[i] ^= 0x40;
            try {
                envelope.open(Base64.getEncoder().encodeToString(damaged));
            } catch (Refusal.Refused refused) {
                assertThat(refused.why()).isIn(Refusal.BAD_SEAL, Refusal.WRONG_RECEIVER);
            }
            byte[] shorter = Arrays.copyOf(sealed, i);
            assertThatThrownBy(() -> envelope.open(Base64.getEncoder().encodeToString(shorter))).isInstanceOf(Refusal.Refused.class);
        }
    }

    @Test
    void while_keys_are_changed_both_are_good_and_a_third_is_not() {
        String older = "ABCDEFGabcdefghijklmnopqrstuvwxyz0123456789";
        Keys keys = new Keys("token", KEY, older, "wx1");
        for (String key : List.of(KEY, older)) {
            Keys.Sealed sealed = new Keys("token", key, null, "wx1").seal(Signatures.utf8("好"), "1700000000", "n");
            assertThat(keys.open(sealed.signature(), "1700000000", "n", sealed.encrypt())).isEqualTo(Signatures.utf8("好"));
        }
        Keys.Sealed foreign = new Keys("token", "Z".repeat(43), null, "wx1").seal(Signatures.utf8("好"), "1700000000", "n");
        assertThatThrownBy(() -> keys.open(foreign.signature(), "1700000000", "n", foreign.encrypt())).isInstanceOf(Refusal.Refused.class);
        assertThat(keys.seal(Signatures.utf8("好"), "1700000000", "n").encrypt())
                .as("answers are sealed with the key of today").isEqualTo(new Keys("token", KEY, null, "wx1").seal(Signatures.utf8("好"), "1700000000", "n").encrypt());
    }

    private static void refused(Refusal why, Runnable reading) {
        assertThatThrownBy(reading::run).isInstanceOfSatisfying(Refusal.Refused.class, refused -> assertThat(refused.why()).isEqualTo(why));
    }

    private static String changed(JsonNode base, JsonNode change, String field) {
        return change.has(field) ? text(change, field) : text(base, field);
    }

    private static String text(JsonNode vector, String field) {
        return vector.path(field).asText();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return java.util.stream.StreamSupport.stream(array.spliterator(), false);
    }
}
