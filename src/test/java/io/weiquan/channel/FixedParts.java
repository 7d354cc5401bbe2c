package io.weiquan.channel;

import io.weiquan.channel.PackageDocuments.Format;
import io.weiquan.conversation.Dialogue;
import io.weiquan.dialog.DateSpan;
import io.weiquan.dialog.Entity;
import io.weiquan.dialog.Intent;
import io.weiquan.dialog.Money;
import io.weiquan.dialog.Understanding;
import io.weiquan.nlu.Understander;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The small fixed parts the protocol is tested on; chosen by {@link WireProfile} and by nobody else. */
@Singleton
@Alternative
public class FixedParts {

    @Produces
    @Singleton
    @Alternative
    Dialogue dialogue() {
        return new FixedDialogue();
    }

    /** Finds one amount and one date in any text. */
    @Produces
    @Singleton
    @Alternative
    Understander understander() {
        return (text, now, hint) -> new Understanding(text, text.strip(), List.of(
                new Entity("amount", Money.yuan(new BigDecimal("98.5")), text.substring(0, 1), 0, 1, 0.9, null),
                new Entity("date", new DateSpan(now.toLocalDate(), now.toLocalDate(), LocalTime.of(20, 15), false), text.substring(0, 1), 0, 1, 0.9, null),
                new Entity("platform", "JD", text.substring(0, 1), 0, 1, 0.95, null)), List.of(new Intent("greet", 0.7, false)));
    }

    @Produces
    @Singleton
    @Alternative
    PackageDocuments documents() {
        return (bundle, format) -> Optional.of(document(bundle.path("version").asText(), format));
    }

    private static byte[] document(String version, Format format) {
        return switch (format) {
            case MARKDOWN -> ("# 投诉材料 " + version).getBytes(StandardCharsets.UTF_8);
            case HTML -> "<!doctype html><style>p{color:black}</style><p>投诉材料".getBytes(StandardCharsets.UTF_8);
            case CALENDAR -> "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n".getBytes(StandardCharsets.UTF_8);
            case DOCX, JSON -> new byte[] {'P', 'K', 3, 4};
        };
    }

    @Produces
    @Singleton
    @Alternative
    FlowCatalog flows() {
        return new FlowCatalog() {
            @Override
            public List<Entry> list() {
                return List.of(new Entry("complaint", 1, "网购投诉"));
            }

            @Override
            public Optional<Object> flow(String name) {
                return name.equals("complaint") ? Optional.of(Map.of("flow", name, "version", 1)) : Optional.empty();
            }

            @Override
            public Optional<String> diagram(String name) {
                return name.equals("complaint") ? Optional.of("<svg xmlns=\"http://www.w3.org/2000/svg\"/>") : Optional.empty();
            }
        };
    }
}
