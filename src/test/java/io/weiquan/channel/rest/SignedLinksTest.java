package io.weiquan.channel.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weiquan.channel.PackageDocuments.Format;
import io.weiquan.conversation.Refused;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SignedLinksTest {

    private static final Instant NOW = Instant.parse("2026-11-22T02:00:00.7Z");

    private final SignedLinks links = new SignedLinks(new byte[32], Duration.ofMinutes(15));

    @Test
    void a_link_opens_what_it_was_made_for_until_its_time_is_over() {
        SignedLinks.Opens opens = new SignedLinks.Opens("abc", Format.DOCX);
        String link = links.sign(opens, links.expiry(NOW));
        assertThat(links.open(link, NOW.plusSeconds(60 * 15 - 1))).isEqualTo(opens);
        assertThatThrownBy(() -> links.open(link, NOW.plusSeconds(60 * 15))).isInstanceOf(Refused.class);
    }

    @Test
    void no_changed_character_and_no_other_key_opens_anything() {
        String link = links.sign(new SignedLinks.Opens("abc", Format.HTML), links.expiry(NOW));
        for (int i = 0; i < link.length(); i++) {
            String changed = link.substring(0, i) + (link.charAt(i) == 'A' ? 'B' : 'A') + link.substring(i + 1);
            int last = link.length() - 1;
            if (i != last && i != link.indexOf('.') - 1) {
                assertThatThrownBy(() -> links.open(changed, NOW)).as(changed).isInstanceOf(Refused.class);
            }
        }
        byte[] otherKey = new byte[32];
        otherKey[0] = 1;
        assertThatThrownBy(() -> new SignedLinks(otherKey, Duration.ofMinutes(15)).open(link, NOW)).isInstanceOf(Refused.class);
    }
}
